type ByCriterion<T> = { cost: T; time: T; reach: T };

export type MemoWords = {
  title(unit: string | null): string;
  date(date: string): string;
  subject: string;
  explanation: string;
  proposal: string;
  comparison: string;
  cost: string;
  expectation(closing: string): string;
  deadline(value: string): string;
  afterApproval: string;
  sure(name: string): string;
  chosen: ByCriterion<(name: string, by: string, tied: boolean) => string>;
  over(names: string[]): string;
  undecidable: ByCriterion<string>;
};

export const MEMO_ZH: MemoWords = {
  title: (unit) => (unit ? `簽　於${unit}` : "簽"),
  date: (date) => `日期：${date}`,
  subject: "主旨",
  explanation: "說明",
  proposal: "擬辦",
  comparison: "各方案內容及經費比較如下：",
  cost: "經費",
  expectation: (closing) => `，簽${closing}。`,
  deadline: (value) => `辦理期限：${value}`,
  afterApproval: "奉核後，由業務單位據以辦理後續事宜。",
  sure: (name) => `經綜合評估各方案之可行性與效益，${name}最為周延可行，建議採${name}辦理。`,
  chosen: {
    cost: (name, by, tied) => `建議採${name}，所需經費${by}${tied ? "與他案並列最低" : "為各方案中最低"}。`,
    time: (name, by, tied) =>
      `建議採${name}，完成期程（${by}）${tied ? "與他案並列最早" : "為各方案中最早"}。`,
    reach: (name, by, tied) => `建議採${name}，涵蓋${by}${tied ? "與他案並列最多" : "為各方案中最多"}。`,
  },
  over: (names) => `${names.join("、")}超出經費上限，不予採行。`,
  undecidable: {
    cost: "部分方案未載明經費，無法依經費高低比較，擬請補齊資料後再行簽辦。",
    time: "部分方案未載明期程，無法依期程先後比較，擬請補齊資料後再行簽辦。",
    reach: "部分方案未載明涵蓋範圍，無法比較，擬請補齊資料後再行簽辦。",
  },
};

export const MEMO_EN: MemoWords = {
  title: (unit) => (unit ? `Memo from ${unit}` : "Memo"),
  date: (date) => `Date: ${date}`,
  subject: "Subject",
  explanation: "Explanation",
  proposal: "Proposal",
  comparison: "The options compare as follows:",
  cost: "cost",
  expectation: () => ", for your decision.",
  deadline: (value) => `To be done ${/^(?:by|before|within)\b/i.test(value) ? value : `by ${value}`}`,
  afterApproval: "Once approved, the responsible unit will carry it out.",
  sure: (name) => `All things considered, ${name} is clearly the soundest choice and is recommended.`,
  chosen: {
    cost: (name, by, tied) =>
      `${name} is recommended: at ${by} it costs ${tied ? "as little as the cheapest other option" : "the least of all options"}.`,
    time: (name, by, tied) =>
      `${name} is recommended: with ${by} it is ${tied ? "as early as the earliest other option" : "the earliest of all options"}.`,
    reach: (name, by, tied) =>
      `${name} is recommended: with ${by} it reaches ${tied ? "as many as the best other option" : "the most of all options"}.`,
  },
  over: (names) => ` ${names.join(" and ")} would exceed the limit on cost.`,
  undecidable: {
    cost: "The cost of some options is not stated, so they can't be compared by cost until it is.",
    time: "The completion date of some options is not stated, so they can't be compared by date until it is.",
    reach: "The reach of some options is not stated, so they can't be compared until it is.",
  },
};
