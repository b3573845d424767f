import { NUMBER, numberOf } from "./numerals.ts";
import type { CountUnit } from "./reading.ts";

/** A number that says how many or how long, with its unit and the words around it. */
export type Measure = {
  low: number;
  high: number | null;
  unit: CountUnit | "char" | "word";
  start: number;
  end: number;
  /** The clause before the number and after the unit. */
  before: string;
  after: string;
};

const UNITS: [RegExp, Measure["unit"]][] = [
  [/^(?:字|character|char|letter)/i, "char"],
  [/^(?:word|單[字詞])/i, "word"],
  [/^(?:句|sentence)/i, "sentence"],
  [/^(?:行|line)/i, "line"],
  [/^(?:段|paragraph)/i, "paragraph"],
  [/./, "point"],
];
const ZH_UNIT =
  "(?:個|大)?[^\\S\\n]*(?:中文|全形|國|漢|英文)?[^\\S\\n]*(?:字元|單[字詞]|字(?![典體幕跡號母數])|句話|句子|句|重點|要點|點(?![鐘半整\\d])|項(?!目符號)|條(?![例文列])|行(?![政動為])|列(?![出表成入])|段落|段|則|件事|件|待辦(?:事項)?|工作項目|bullets?(?: ?points?)?|points?|words?|items?)";
const EN_UNIT =
  "[ -]?(?:(?!(?:and|or|to|in|of|on|each|every|per|fact|with|at|from|for|words?|points?|bullets?|sentences?)\\b)[a-z][a-z-]* ){0,3}(?:words?|characters?|chars?|letters?|sentences?|bullet[- ]?points?|bullets?|points?|items?|lines?|paragraphs?|takeaways?|highlights?|decisions?|messages?|findings?|facts?|issues?|matters?|topics?|conclusions?|arguments?)\\b";
const MEASURE = new RegExp(
  `(${NUMBER})(?:\\s*(?:個?字元?|words|characters|點|項|句|行|條|段)?\\s*(?:到|至|-|~|–|—|or|to|(?<=(?:between|from)[^.,\\n]{1,30})and|(?<=(?:介於|在)[^。,\\n]{1,12})[與和及])\\s*(${NUMBER}))?\\s*((?:${ZH_UNIT})|(?:${EN_UNIT}))`,
  "gi",
);
/** 字數上限 40, 每點上限 40, word limit: 40, "max 40 per bullet". */
const UNIT_FIRST = new RegExp(
  `(?:((?:limit|keep|cap|restrict) (?:the )?(?:number of )?words|字數|長度|篇幅|字元數|(?:total )?word (?:count|limit)|length|character (?:count|limit))|([每各](?:一)?[點項條句則行]))[^\\d,。;\\n、]{0,14}?(?:上限|最多|至多|不超過|不得超過|不要超過|以內|<=?|≤|≦|為|是|在|:|of|is|under|below|most|the[an]|to|exceed|(?<=count|limit))\\s*(?:為|是|在|:)?\\s*(${NUMBER})(?=\\s*(?:$|[,。;、)\\n]|以內|之內|內|以下|為限|per|each|ok\\b|\\.))`,
  "gim",
);
/** 三個 40 字以內的重點, 重點別超過四個, "the top three". */
const COUNT_FIRST = new RegExp(
  `(${NUMBER})\\s*個\\s*(?=${NUMBER}\\s*個?字[^。\\n]{0,6}的(?:重點|要點|點|項目|句子))|(?:重點|要點)[^,。\\n\\d]{0,5}?(${NUMBER})個(?![\\p{Script=Han}\\d])|\\b(?:top|first|main) (${NUMBER})(?=\\s*(?:$|[.,;!\\n]))`,
  "giu",
);
/** What is counted, and its number behind it: 條數：4, 段落數為三, "bullets: 5", "number of sentences = 2". */
const NAMED_COUNT = new RegExp(
  `(?:(點數|條數|項數|則數|件數|句數|段落數|段數|行數|(?:重點|要點|項目|條列|句子|段落)的?(?:數量|數目|數|個數)?(?=\\s*[:=<≤≦]))|\\b(?:number of )?(points|bullets|items|sentences|lines|paragraphs)(?=(?: (?:is|max\\w*|limit\\w*|count))?\\s*[:=<≤≦]))([^\\d\\n,。;]{0,8}?)(${NUMBER})(?:\\s*(?:-|~|到|至|to)\\s*(${NUMBER}))?(?!\\s*[點項條字句行段\\d])`,
  "giu",
);
/** Lengths named before their numbers, with a bound or a range: 字數：80-100, 字數不能少於150, "words: 100 max". */
const NAMED_LENGTH = new RegExp(
  `(?:(字數|總字數|長度|篇幅|(?<=字[^。\\n]{0,24})[上下]限)|\\b(?:(?:total |the )*(words|word count|word limit)|(?:total |the )*(characters|chars|character count)))([^\\d\\n,。;]{0,28}?)(${NUMBER})(?:\\s*(?:-|~|–|到|至|to|and)\\s*(${NUMBER}))?(?=\\s*(?:$|[,。;.)\\n]|、(?=[上下]限|最[多少]|至[多少]|不)|以內|之內|內|以下|以上|左右|上下|為限|max|at most|or))`,
  "gimu",
);
const NAMED_UNITS: [RegExp, CountUnit][] = [
  [/句|sentence/i, "sentence"],
  [/段|paragraph/i, "paragraph"],
  [/行|line/i, "line"],
  [/./, "point"],
];
/** Between what is counted and the number, where no colon ties them. */
const BOUND_WORD =
  /少於|低於|至少|超過|逾|多於|大於|高於|介於|上限|[為是在]|\b(?:be|between|from|of|exceed|is|under|within|more than|less than|at most|at least|below|to)\b/i;
const BOUNDARY = /[。!?！？;\n,，、()]/;

/** Every measure in a text, in order. */
export const measuresIn = (text: string): Measure[] =>
  [...unitBehind(text), ...unitFirst(text), ...namedLengths(text), ...countFirst(text)].sort(
    (a, b) => a.start - b.start,
  );

/** A number and its unit behind it: 三點, "up to 40 words". */
function unitBehind(text: string): Measure[] {
  return [...text.matchAll(MEASURE)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const word = (match[3] ?? "").trim().replace(/^[ -]+/, "");
    const bare = word.replace(/^(?:個|大)\s*/, "").replace(/^(?:中文|全形|國|漢|英文)\s*/, "");
    const last = /[a-z]/i.test(bare)
      ? (bare.split(/[ -]/).findLast((one) => !/^points?$/i.test(one)) ?? bare)
      : bare;
    const unit = UNITS.find(([pattern]) => pattern.test(last))?.[1] ?? "point";
    return [
      {
        ...rangeOf(match[1] ?? "", match[2]),
        unit,
        start,
        end,
        before: clauseBefore(text, start),
        after: clauseAfter(text, end),
      },
    ];
  });
}

/** 三 to 五; 兩三 is two to three. */
function rangeOf(low: string, high: string | undefined): { low: number; high: number | null } {
  const [first = "", second = ""] = low.replace("兩", "二");
  const isPair = low.length === 2 && numberOf(second) === numberOf(first) + 1 && numberOf(second) < 10;
  if (isPair && !/\d/.test(low)) return { low: numberOf(first), high: numberOf(second) };
  return { low: numberOf(low), high: high ? numberOf(high) : null };
}

/** The unit before its number, as a limit: 字數上限 40. */
function unitFirst(text: string): Measure[] {
  return [...text.matchAll(UNIT_FIRST)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const number = match[3] ?? "";
    const english = /word/i.test(match[1] ?? "");
    const before = text.slice(start, end - number.length);
    return {
      low: numberOf(number),
      high: null,
      unit: english ? "word" : "char",
      start,
      end,
      before: `${clauseBefore(text, start)}${before}上限`,
      after: clauseAfter(text, end),
    } as const;
  });
}

/** 三個 40 字以內的重點, 點數：3, "number of points: 3". */
function countFirst(text: string): Measure[] {
  const plain = [...text.matchAll(COUNT_FIRST)].map((match) => ({
    low: numberOf(match[1] ?? match[2] ?? match[3] ?? ""),
    high: null,
    unit: "point" as const,
    start: match.index,
    end: match.index + match[0].length,
    // 重點別超過四個: the bound stands between the noun and its number.
    before: match[2] ? match[0].slice(0, match[0].lastIndexOf(match[2])) : "",
    after: "",
  }));
  const named = [...text.matchAll(NAMED_COUNT)].map((match) => ({
    low: numberOf(match[4] ?? ""),
    high: match[5] ? numberOf(match[5]) : null,
    unit:
      NAMED_UNITS.find(([pattern]) => pattern.test(match[1] ?? match[2] ?? ""))?.[1] ?? ("point" as const),
    start: match.index,
    end: match.index + match[0].length,
    before: match[3] ?? "",
    after: clauseAfter(text, match.index + match[0].length),
  }));
  return [...plain, ...named];
}

/** 字數：80-100, "words: 100 max". */
function namedLengths(text: string): Measure[] {
  return [...text.matchAll(NAMED_LENGTH)]
    .filter(
      (match) =>
        BOUND_WORD.test(match[4] ?? "") ||
        /限$/.test(match[1] ?? "") ||
        /[上下]限/.test(match[4] ?? "") ||
        /^\s*[:=]/.test(match[4] ?? "") ||
        /^(?:以[內下上]|之內|內|為限)/.test(text.slice(match.index + match[0].length)),
    )
    .map((match) => ({
      low: numberOf(match[5] ?? ""),
      high: match[6] ? numberOf(match[6]) : null,
      unit: match[2] ? "word" : "char",
      start: match.index,
      end: match.index + match[0].length,
      before: `${clauseBefore(text, match.index)}${match[0].slice(0, match[0].lastIndexOf(match[5] ?? ""))}`,
      after: clauseAfter(text, match.index + match[0].length),
    }));
}

function clauseBefore(text: string, index: number): string {
  let from = index;
  while (from > 0 && index - from < 60 && !BOUNDARY.test(text[from - 1] ?? "")) from -= 1;
  return text.slice(from, index);
}

function clauseAfter(text: string, index: number): string {
  let to = index;
  while (to < text.length && to - index < 40 && !BOUNDARY.test(text[to] ?? "")) to += 1;
  return text.slice(index, to);
}
