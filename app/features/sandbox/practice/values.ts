import { numberOf } from "./numerals.ts";
import type { Field, FieldKind } from "./reading.ts";

type Candidate = { value: string; at: number; bonus: number };

const SURNAMES =
  "歐陽|司馬|諸葛|上官|張簡|范姜|[陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴方宋范鄧杜傅侯曹薛丁卓馬董唐溫藍石蔣田康白尤古巫姚湯涂姜鄒俞阮溫程童柳伍溫連嚴龔紀辛尹凃]";
const HAN_NAME = `(?:(?:${SURNAMES})\\p{Script=Han}{1,2}|\\p{Script=Han}{2,6}[‧·．]\\p{Script=Han}{1,6}(?:[‧·．]\\p{Script=Han}{1,6})?)`;
const LATIN_NAME =
  "[A-Z][a-z]+(?:-[A-Za-z][a-z]+)?(?: [A-Z][a-z]*\\.?)?(?:[ -][A-Z][A-Za-z]+(?:-[A-Z]?[a-z]+)?){1,2}";
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const HAN_NUMBER = "[零〇一二三四五六七八九十百千萬億兩壹貳參肆伍陸柒捌玖拾佰仟\\d,，.]";

const PATTERNS: Record<Exclude<FieldKind, "label" | "request" | "matter" | "place">, [RegExp, number][]> = {
  name: [
    [new RegExp(`(?:姓名|陳情人|申請人|署名|名字|具名)\\s*[:：]\\s*(${HAN_NAME})`, "gu"), 9],
    [
      new RegExp(
        `(?:^|\\n|\\s|　|民眾|市民|居民|縣民|里民)(${HAN_NAME})\\s*(?:敬上|謹上|謹啟|敬啟|啟|上|拜上|敬陳|謹陳|先生|女士|小姐)?\\s*(?=$|\\n|\\s*(?:\\d|民國|電話|手機))`,
        "gu",
      ),
      7,
    ],
    [
      new RegExp(
        `(?:我是|我叫|敝姓名?|我的名字是|本人(?:叫|是)?|小弟(?:我)?(?:是|叫)?|我叫做)(${HAN_NAME})(?=[，,。、；;（(\\s的])`,
        "gu",
      ),
      8,
    ],
    [
      new RegExp(
        `\\b(?:[Mm]y name is|I am|I'm|[Tt]his is|[Nn]ame:)\\s+(?:Mr\\.? |Ms\\.? |Mrs\\.? )?(${LATIN_NAME})`,
        "g",
      ),
      8,
    ],
    [
      new RegExp(
        `(?:Sincerely|Regards|faithfully|Respectfully|Yours|wishes|Thank you)[^\\n]{0,20},?\\s*\\n+\\s*(${LATIN_NAME})`,
        "g",
      ),
      9,
    ],
  ],
  date: [
    [
      /(?:民國|中華民國)?\s*(?:1[01]\d|9\d|20\d\d|[一二]百?[一二三四五六七八九十〇零]{1,3})\s*(?:年|[/.-])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:月|[/.-])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:\s*[日號])?/gu,
      1,
    ],
    [
      /(?<![年\d/.-]\s?)(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日號]/gu,
      0,
    ],
    [
      new RegExp(
        `\\b(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \\d{4})?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)`,
        "g",
      ),
      1,
    ],
  ],
  amount: [
    [
      /(?:新臺幣|新台幣|臺幣|台幣|NT\$|NTD)\s*[\d,，.]+\s*(?:萬|千|億)?(?:\s*[\d,，]+\s*)?\s*(?:元整|元|塊)?/gi,
      1,
    ],
    [new RegExp(`(?:新臺幣|新台幣)?${HAN_NUMBER}{1,14}\\s*(?:元整|元|塊錢|塊)`, "gu"), 1],
    [/\bNT\$\s?[\d,]+(?:\.\d+)?(?: (?:million|thousand))?|\b[\d,]{3,} (?:NT )?dollars\b/g, 1],
  ],
  phone: [[/(?:\(0\d{1,2}\)|0\d{1,3})[-\s]?\d{3,4}[-\s]?\d{3,4}(?:\s*(?:轉|#|分機|ext\.?)\s*\d{1,5})?/gi, 1]],
  email: [[/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, 1]],
};

/** Words that stand near a value of a certain role; a field's own words are looked for too. */
const ROLES: [RegExp, RegExp][] = [
  [
    /發生|事發|案發|事故|受傷|跌|損壞|事件|incident|accident|happen|occur|event|injur/i,
    /發生|跌|摔|撞|當天|當晚|那天|那晚|受傷|淹|積水|故障|壞|漏水|斷|塌|掉落|砸|絆|滑倒|爆|停電|fell|fall|tripped|slipped|hit|happened|burst|flooded|collapsed|damaged|knocked|broke|injured|struck|stumbled|that (?:day|evening|morning|night)/i,
  ],
  [
    /來信|寫信|陳情日|申請日|填表|發信|收信|letter|writing|written|submitted|signed/i,
    /(?:敬上|謹上|謹啟|敬啟)|^\s*(?:民國|中華民國)?\s*\d{2,4}\s*[年/.-]|sincerely|regards|^\s*\d{1,2} \w+ \d{4}\s*$/i,
  ],
  [/繳|付|扣|paid|payment|charged/i, /繳|付|扣款|匯|刷|paid|charged|billed|transfer/i],
  [
    /賠|求償|損失|損害|請求|修繕|修理|醫療|醫藥|補償|claim|loss|damage|compensat|repair|medical|cost/i,
    /賠|求償|損失|請求|修|醫|補償|花了|支出|自付|收據|費用|claim|loss|compensat|repair|medical|cost|bill|receipt|spent|paid/i,
  ],
  [/退|refund/i, /退|refund|溢|重複|多收|twice|overpaid/i],
  [
    /聯絡|聯繫|連絡|contact|phone|tel|mobile/i,
    /聯絡|聯繫|連絡|我的|手機|電話[:：]|回電|call me|reach me|contact me|my (?:phone|number|mobile)|phone:|tel/i,
  ],
];
/** Values that belong to somebody else. */
const NOT_MINE: Record<string, RegExp> = {
  name: /(?:承辦|科員|課長|里長|小姐說|先生說|服務人員|officer|clerk|agent|chief)\s*$/i,
  phone:
    /(?:撥打?|打電話到|打到|總機|專線|客服|你們的|貴(?:府|局|處|所)|(?:局|處|公所)(?:的)?電話|called|rang|hotline|your (?:office|line)|customer service|office at|line at)[^，。,.\n]{0,10}$/i,
  amount:
    /(?:單價|每(?:度|月|人|次|張)|原價|市價|預算|罰鍰|工程款|聽說|據說|鄰居|per (?:month|unit)|budget|neighbou?r|fine of|rumou?r)[^，。,.\n]{0,10}$/i,
  date: /(?:出生|生日|生於|born)[^，。,.\n]{0,4}$/i,
};

/** The value of a field in the material, as it is written there; null when the material doesn't say. */
export function findValue(field: Field, source: string): string | null {
  const labelled = byLabel(field, source);
  if (labelled) return labelled;
  if (field.kind === "label") return null;
  if (field.kind === "place") return placeIn(source, field);
  if (field.kind === "request")
    return sentenceWith(
      source,
      /希望|請求|懇請|請(?:貴|你們|縣府|市府|派|協助|儘速)|盼|要求|I (?:ask|request|hope|would like)|[Pp]lease|could you/,
    );
  if (field.kind === "matter") return sentenceWith(source, /\d|發生|因為|由於|because|when|on /);
  const candidates = PATTERNS[field.kind].flatMap(([pattern, bonus]) =>
    [...source.matchAll(pattern)].map((match): Candidate => {
      const value = (match[1] ?? match[0]).trim();
      return { value, at: match.index + match[0].indexOf(match[1] ?? match[0]), bonus };
    }),
  );
  return best(candidates, field, source)?.value ?? null;
}

function best(candidates: Candidate[], field: Field, source: string): Candidate | null {
  // "the day it happened, not the day of the letter": what a note rules out isn't looked for.
  const note = field.note.replace(/(?:不是|而非|而不是|並非|非|\bnot\b|\brather than\b)[^,，;；]*/gi, "");
  const words = `${field.name} ${note}`;
  const roles = ROLES.filter(([asked]) => asked.test(words));
  const refused = NOT_MINE[field.kind];
  const scored = candidates
    .filter((one) => !refused?.test(source.slice(Math.max(0, one.at - 24), one.at)))
    .filter((one) => field.kind !== "amount" || Number.isFinite(amountValue(one.value)))
    .map((one) => {
      const around = clauseAround(source, one.at, one.value.length);
      const near = roles.reduce(
        (sum, [, sign]) => sum + (sign.test(around.clause) ? 4 : sign.test(around.sentence) ? 2 : 0),
        0,
      );
      return { ...one, score: one.bonus + near, near };
    });
  // A field with a role of its own (繳費日期) isn't filled with a date that has nothing to do with it.
  const strict = roles.length > 0 && (field.kind === "date" || field.kind === "amount") && scored.length > 1;
  const fitting =
    strict && scored.some((one) => one.near > 0) ? scored.filter((one) => one.near > 0) : scored;
  fitting.sort((a, b) => b.score - a.score || a.at - b.at);
  return fitting[0] ?? null;
}

export function amountValue(text: string): number {
  const plain = text.normalize("NFKC");
  const million = /million/i.test(plain) ? 1_000_000 : 1;
  return (
    numberOf(
      plain
        .replace(/新臺幣|新台幣|臺幣|台幣|NT\$|NTD|元整|元|塊錢|塊|整|\s|NT|dollars|million/gi, "")
        .replace(/[.,]$/, ""),
    ) * million
  );
}

/** "電話：0911-…": the label as it is named, or one that means the same. */
function byLabel(field: Field, source: string): string | null {
  const SAME: Partial<Record<FieldKind, string[]>> = {
    phone: ["聯絡電話", "電話", "手機", "Phone", "Tel", "Mobile", "Contact"],
    email: ["電子郵件", "信箱", "E-mail", "Email"],
    place: ["地點", "發生地點", "Place", "Location"],
  };
  for (const label of [field.name, ...(SAME[field.kind] ?? [])]) {
    const match = new RegExp(
      `(?:^|[\\n，。；、\\s（(])${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*[:：]\\s*([^\\n，。；]{1,40})`,
      "iu",
    ).exec(source);
    const value = match?.[1]?.trim();
    if (!value || (/^(?:無|未提供|略|none|-)$/i.test(value) && field.kind !== "label")) continue;
    return value.replace(/[,.;]$/, "");
  }
  return null;
}

const ROAD =
  /(?:\p{Script=Han}{2,3}[縣市])?(?:\p{Script=Han}{2,3}[鄉鎮市區])?(?:\p{Script=Han}{2,3}[里村])?(?:\d+\s?鄰)?\p{Script=Han}{1,4}(?:路|街|大道)(?!燈|面|段|邊|上|口)(?:[一二三四五六七八九十\d]+段)?(?:[\d一二三四五六七八九十]+巷)?(?:\d+弄)?(?:[\d一二三四五六七八九十]+(?:[-之]\d+)?號)?(?:與\p{Script=Han}{1,4}[路街](?:交叉|交會)?路?口)?(?:\p{Script=Han}{0,8}?(?:前方|前|旁邊|旁|對面|路口|門口|口|附近|人行道))?/gu;
const SPOT =
  /\p{Script=Han}{2,8}(?:公園|國小|國中|車站|市場|圖書館|活動中心|運動中心|停車場|體育館|橋|步道|廣場|戶政事務所|里)(?:\p{Script=Han}{0,6}?(?:前|旁|對面|門口|口|內|附近))?/gu;
const ADDRESS_EN =
  /\b(?:No\.? ?)?\d*(?:-\d+)?,? ?(?:(?:Lane|Alley) \d+,? )?(?:[A-Z][a-z]+ )?[A-Z][A-Za-z]+ (?:Road|Street|Lane|Avenue|Park|Bridge|Market|School|Library|Station|Square)(?:,? Section \d)?/g;

function placeIn(source: string, field: Field): string | null {
  const roles = ROLES.filter(([asked]) => asked.test(field.name));
  const all = [ROAD, SPOT, ADDRESS_EN].flatMap((pattern, kind) =>
    [...source.matchAll(pattern)].map((match) => {
      const value = trimPlace(match[0]);
      const at = match.index + match[0].length - value.length;
      const around = clauseAround(source, at, value.length);
      const before = source.slice(Math.max(0, at - 6), at);
      const home =
        /(?:住|戶籍|家住|住在|live (?:at|on|in)|living)/i.test(before) ||
        /(?:住在|家住|戶籍地|I live)/i.test(around.clause);
      const near = roles.reduce(
        (sum, [, sign]) => sum + (sign.test(around.clause) ? 3 : sign.test(around.sentence) ? 2 : 0),
        0,
      );
      return {
        value,
        at,
        score:
          (kind === 1 ? 0 : 2) +
          (/\d/.test(value) ? 2 : 0) +
          near +
          (/在|於|經過|\bat\b|\bon\b|\bnear\b/.test(before) ? 1 : 0) -
          (home ? 5 : 0),
      };
    }),
  );
  const places = all.filter(
    (one) => one.value.length >= 3 && !/^(?:縣政府|貴府|你們)/.test(one.value) && one.score > -2,
  );
  places.sort((a, b) => b.score - a.score || a.at - b.at);
  return places[0]?.value ?? null;
}

const trimPlace = (text: string) =>
  text
    .trim()
    .replace(
      /^.*(?:走在|路過|經過|騎到|走到|開到|騎車到|位於|地點在|發生在|住在|住|我在|人在|停在|到了|前往|行經|在|於|從|到|往)(?=\p{Script=Han}{2})/u,
      "",
    )
    .replace(/^(?:的|這|那|我家|我們|沿著|沿)+/, "")
    .replace(/^[, ]+/, "");

function clauseAround(source: string, at: number, length: number): { clause: string; sentence: string } {
  const grab = (stops: RegExp, reach: number) => {
    let [from, to] = [at, at + length];
    while (from > 0 && at - from < reach && !stops.test(source[from - 1] ?? "")) from -= 1;
    while (to < source.length && to - at - length < reach && !stops.test(source[to] ?? "")) to += 1;
    return source.slice(from, to);
  };
  return { clause: grab(/[，。；！？,;!?\n]/, 60), sentence: grab(/[。！？!?\n]/, 140) };
}

function sentenceWith(source: string, sign: RegExp): string | null {
  const sentence = source
    .split(/(?<=[。！？!?])|\n|(?<=\.)\s/)
    .find((one) => sign.test(one) && one.trim().length > 8);
  return (
    sentence
      ?.trim()
      .replace(/[。.]$/, "")
      .replace(/[|\n]/g, " ") ?? null
  );
}
