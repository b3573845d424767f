/**
 * The demo's ministry: invented agencies and people, the same on every run. Names include what real lists
 * include and software breaks on: two and four characters, an indigenous name with ‧, a character outside the
 * basic plane, a name in Latin letters.
 */
export const AGENCIES = [
  { code: "A10", nameZh: "民生服務部", nameEn: "Ministry of Civic Services", parentCode: null },
  { code: "A11", nameZh: "便民服務局", nameEn: "Bureau of Citizen Services", parentCode: "A10" },
  { code: "A12", nameZh: "資訊治理局", nameEn: "Bureau of Information Governance", parentCode: "A10" },
  { code: "A13", nameZh: "晴川縣服務處", nameEn: "Qingchuan County Office", parentCode: "A11" },
] as const;

export type AgencyCode = (typeof AGENCIES)[number]["code"];

/** How far someone has come: activities done, whether they try the labs first with the starter prompt. */
export type Story =
  | { kind: "none" }
  | { kind: "enrolled"; day: string }
  | { kind: "under-way"; day: string; activities: number }
  | { kind: "completed"; day: string; firstTryFails: boolean };

/** Who can sign in to the demo, by the first part of the e-mail address. */
export type DemoAccount = "learner" | "trainer" | "hr" | "operator" | "manager" | "auditor";

export type DemoPerson = {
  name: string;
  romanisedName: string;
  agencyCode: AgencyCode;
  title: string;
  /** Present for the demo accounts only. */
  account?: DemoAccount;
  story: Story;
};

const completed = (day: string, firstTryFails = false): Story => ({ kind: "completed", day, firstTryFails });
const underWay = (day: string, activities: number): Story => ({ kind: "under-way", day, activities });
const enrolled = (day: string): Story => ({ kind: "enrolled", day });
const none: Story = { kind: "none" };

const person = (
  name: string,
  romanisedName: string,
  agencyCode: AgencyCode,
  title: string,
  story: Story,
  account?: DemoPerson["account"],
): DemoPerson => ({ name, romanisedName, agencyCode, title, story, ...(account ? { account } : {}) });

export const PEOPLE: DemoPerson[] = [
  person("林佳穎", "Lin Chia-ying", "A13", "科員", underWay("2026-11-20", 1), "learner"),
  person("陳怡安", "Chen Yi-an", "A12", "專員", enrolled("2026-11-18"), "trainer"),
  person("黃淑惠", "Huang Shu-hui", "A10", "科長", none, "hr"),
  person("吳俊傑", "Wu Chun-chieh", "A12", "分析師", none, "operator"),
  person("王晴", "Wang Ching", "A13", "辦事員", completed("2026-10-06", true)),
  person("歐陽建宏", "Ouyang Chien-hung", "A11", "股長", completed("2026-10-07")),
  person("莎韻‧達利", "Sayun Tali", "A13", "課員", completed("2026-10-08", true)),
  person("林𠮷祥", "Lin Chi-hsiang", "A12", "技士", completed("2026-10-12")),
  person("張簡雅雯", "Changchien Ya-wen", "A11", "科員", underWay("2026-11-02", 4)),
  person("Maria Santos", "Maria Santos", "A13", "約聘人員", underWay("2026-11-09", 2)),
  person("陳冠廷", "Chen Kuan-ting", "A10", "科員", completed("2026-10-13", true)),
  person("林怡君", "Lin Yi-chun", "A10", "辦事員", completed("2026-10-14")),
  person("黃志豪", "Huang Chih-hao", "A10", "書記", underWay("2026-10-26", 3)),
  person("張雅惠", "Chang Ya-hui", "A10", "專員", completed("2026-10-15", true)),
  person("李建宏", "Lee Chien-hung", "A10", "科員", enrolled("2026-11-16")),
  person("王淑芬", "Wang Shu-fen", "A10", "專門委員", none, "auditor"),
  person("劉美玲", "Liu Mei-ling", "A10", "秘書", completed("2026-10-19")),
  person("蔡柏翰", "Tsai Po-han", "A10", "技正", underWay("2026-11-03", 5)),
  person("楊欣怡", "Yang Hsin-yi", "A10", "科員", enrolled("2026-11-17")),
  person("許宗翰", "Hsu Tsung-han", "A10", "科員", none),
  person("鄭惠雯", "Cheng Hui-wen", "A11", "科長", completed("2026-10-20", true)),
  person("謝家豪", "Hsieh Chia-hao", "A11", "科員", completed("2026-10-21")),
  person("郭詩涵", "Kuo Shih-han", "A11", "辦事員", underWay("2026-11-04", 2)),
  person("洪信宏", "Hung Hsin-hung", "A11", "技士", completed("2026-10-22", true)),
  person("曾靜宜", "Tseng Ching-yi", "A11", "書記", enrolled("2026-11-12")),
  person("邱彥廷", "Chiu Yen-ting", "A11", "約僱人員", underWay("2026-11-05", 1)),
  person("廖麗華", "Liao Li-hua", "A11", "專員", completed("2026-10-26")),
  person("賴承恩", "Lai Cheng-en", "A11", "科員", none),
  person("周佳蓉", "Chou Chia-jung", "A11", "科員", completed("2026-10-27", true)),
  person("徐育誠", "Hsu Yu-cheng", "A11", "股長", completed("2026-10-28")),
  person("蘇秀英", "Su Hsiu-ying", "A11", "辦事員", enrolled("2026-11-13")),
  person("葉明哲", "Yeh Ming-che", "A11", "技士", underWay("2026-11-06", 4)),
  person("莊筱涵", "Chuang Hsiao-han", "A11", "科員", completed("2026-10-29", true)),
  person("呂文彬", "Lu Wen-pin", "A12", "科員", completed("2026-10-30")),
  person("江佩珊", "Chiang Pei-shan", "A12", "分析師", completed("2026-11-02", true)),
  person("何俊賢", "Ho Chun-hsien", "A12", "設計師", underWay("2026-11-10", 3)),
  person("羅婉婷", "Lo Wan-ting", "A12", "科長", completed("2026-11-03")),
  person("高志明", "Kao Chih-ming", "A12", "技士", enrolled("2026-11-19")),
  person("潘玉珍", "Pan Yu-chen", "A12", "辦事員", none),
  person("簡士傑", "Chien Shih-chieh", "A12", "科員", completed("2026-11-04", true)),
  person("朱心怡", "Chu Hsin-yi", "A12", "專員", completed("2026-11-05")),
  person("鍾宜庭", "Chung Yi-ting", "A12", "科員", underWay("2026-11-11", 2)),
  person("彭國維", "Peng Kuo-wei", "A12", "技正", completed("2026-11-06", true)),
  person("游雅琪", "Yu Ya-chi", "A12", "書記", none),
  person("詹凱文", "Chan Kai-wen", "A12", "科員", enrolled("2026-11-20")),
  person("胡珮如", "Hu Pei-ju", "A12", "分析師", completed("2026-11-09")),
  person("施政勳", "Shih Cheng-hsun", "A13", "課長", completed("2026-11-10", true), "manager"),
  person("沈芳儀", "Shen Fang-yi", "A13", "課員", completed("2026-11-11")),
  person("余柏宇", "Yu Po-yu", "A13", "辦事員", underWay("2026-11-12", 3)),
  person("趙麗娟", "Chao Li-chuan", "A13", "課員", completed("2026-11-12", true)),
  person("盧正義", "Lu Cheng-yi", "A13", "里幹事", enrolled("2026-11-20")),
  person("梁靜怡", "Liang Ching-yi", "A13", "課員", completed("2026-11-13")),
  person("顏志偉", "Yen Chih-wei", "A13", "技佐", none),
  person("柯淑貞", "Ko Shu-chen", "A13", "書記", completed("2026-11-16", true)),
  person("孫文傑", "Sun Wen-chieh", "A13", "約僱人員", underWay("2026-11-13", 5)),
  person("魏嘉玲", "Wei Chia-ling", "A13", "課員", completed("2026-11-17")),
  person("翁振宇", "Weng Chen-yu", "A13", "課員", none),
  person("戴慧敏", "Tai Hui-min", "A13", "社會工作員", completed("2026-11-18", true)),
  person("范國棟", "Fan Kuo-tung", "A13", "課員", enrolled("2026-11-21")),
  person("方郁婷", "Fang Yu-ting", "A13", "社會工作員", underWay("2026-11-16", 4)),
];

export type DemoRole = {
  to: string;
  /** Null for the command line of the host. */
  by: string | null;
  role: "manager" | "author" | "auditor" | "operator";
  agencyCode: AgencyCode | null;
  /** When it was given; it holds from then, unless `from` names a later day. */
  day: string;
  from?: string;
  until?: string;
  reason: string;
  confirmed?: { by: string; day: string };
};

/** What the ministry has given to whom since the opening, beside the roles of the accounts above. */
export const ROLES: DemoRole[] = [
  {
    ...{ to: "高志明", by: null, role: "operator", agencyCode: null, day: "2026-10-01" },
    reason: "系統管理職務代理人",
  },
  {
    ...{ to: "王淑芬", by: "高志明", role: "auditor", agencyCode: null, day: "2026-10-02" },
    reason: "年度內部稽核",
    confirmed: { by: "吳俊傑", day: "2026-10-03" },
  },
  {
    ...{ to: "施政勳", by: "黃淑惠", role: "manager", agencyCode: "A13", day: "2026-10-05" },
    reason: "擔任服務處課長",
  },
  {
    ...{ to: "鄭惠雯", by: "黃淑惠", role: "manager", agencyCode: "A11", day: "2026-10-05" },
    until: "2026-11-14",
    reason: "代理副局長職務",
  },
  {
    ...{ to: "江佩珊", by: "黃淑惠", role: "author", agencyCode: "A10", day: "2026-10-19" },
    reason: "編修提示詞課程",
  },
  {
    ...{
      to: "徐育誠",
      by: "黃淑惠",
      role: "manager",
      agencyCode: "A11",
      day: "2026-11-20",
      from: "2027-01-01",
    },
    reason: "明年一月起接任主管",
  },
  {
    ...{ to: "胡珮如", by: "高志明", role: "auditor", agencyCode: "A12", day: "2026-11-23" },
    reason: "資訊安全稽核小組成員",
  },
];
