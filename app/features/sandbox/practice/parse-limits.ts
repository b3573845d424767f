import { NUMBER, numberOf } from "./numerals.ts";
import type { CountLimit, CountUnit, Evidence, LengthLimit } from "./reading.ts";

export type Limits = { count: CountLimit | null; length: LengthLimit[]; evidence: Evidence[] };

type Measure = {
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
  [/^word/i, "word"],
  [/^(?:句|sentence)/i, "sentence"],
  [/^(?:行|line)/i, "line"],
  [/^(?:段|paragraph)/i, "paragraph"],
  [/./, "point"],
];
const ZH_UNIT =
  "(?:個|大)?[^\\S\\n]*(?:中文|全形|國|漢|英文)?[^\\S\\n]*(?:字元|字(?![典體幕跡號母數])|句話|句子|句|重點|要點|點(?![鐘半整\\d])|項(?!目符號)|條(?![例文列])|行(?![政動為])|列(?![出表成入])|段落|段|則|件事|件|bullets?(?: ?points?)?|points?|words?|items?)";
const EN_UNIT =
  "[ -]?(?:(?!(?:and|or|to|in|of|words?|points?|bullets?|sentences?)\\b)[a-z][a-z-]* ){0,3}(?:words?|characters?|chars?|letters?|sentences?|bullet[- ]?points?|bullets?|points?|items?|lines?|paragraphs?|takeaways?|highlights?|decisions?)\\b";
const MEASURE = new RegExp(
  `(${NUMBER})(?:\\s*(?:到|至|-|~|–|—|or|to)\\s*(${NUMBER}))?\\s*((?:${ZH_UNIT})|(?:${EN_UNIT}))`,
  "gi",
);
/** 字數上限 40, 每點上限 40, word limit: 40, "max 40 per bullet". */
const UNIT_FIRST = new RegExp(
  `(?:(字數|長度|篇幅|字元數|(?:total )?word (?:count|limit)|length|character (?:count|limit))|([每各](?:一)?[點項條句則行]))[^\\d,。;\\n、]{0,10}?(?:上限|最多|至多|不超過|不得超過|不要超過|以內|<=?|≤|≦|為|是|在|:|of|is|under|below|most|than|exceed|(?<=count|limit))\\s*(?:為|是|在|:)?\\s*(${NUMBER})(?=\\s*(?:$|[,。;、)\\n]|以內|之內|內|以下|為限|per|each))`,
  "gim",
);
const ORDINAL =
  /(?:第([一二三四五六七八九十]|\d{1,2})[點項條句]|\b(first|second|third|fourth|fifth|sixth) (?:point|bullet|item|sentence|line))/gi;
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth"];

const LEAST =
  /(?:至少|最少|不(?:得|可|能|要|應)?(?:少|低|短)於|起碼|at least|no (?:fewer|less|shorter) than|not (?:fewer|less) than|minimum(?: of)?|more than)[^\d]{0,6}$/i;
const NO_MORE = /(?:\bnot?\b|n't|never|cannot)[^,.]{0,24}(?:more|longer) than/i;
const STRICT = /(?:(?:少|小|低|短)於|未滿|不到|<|fewer than|less than|shorter than|below|under)[^\d=]{0,6}$/i;
const MOST =
  /(?:不(?:要|得|可|能|應|會|准|許|可以)?(?:超過|超出|超|多於|大於|高於|多過|逾)|不逾|(?:[別勿]|不(?:要|可|得|能|應))[^,。\d]{0,4}(?:超過|超出|超|多於|大於|逾)|最多|至多|頂多|上限|最長|最高|控制|限|壓(?:到|在|縮)|縮(?:到|成|在|減|短)|<=|≤|≦|no more than|not more than|at most|at the most|up to|max(?:imum)?\.?(?: of)?|within|not (?:to )?exceed(?:ing)?|(?:doesn't|don't|does not|do not|never|mustn't|must not|should not|shouldn't|cannot|can't) (?:exceed|go over|go beyond|be longer than|run over|be more than)|no longer than|no greater than|limit(?:ed)?(?: to| of)?|restrict\w*(?: \w+)?(?: to)?|cap(?:ped)?(?: at| of)?|keep (?:\w+ ){0,3}to|or under)[^\d]{0,8}$/i;
const MOST_AFTER =
  /^\s*(?:以內|之內|內|以下|為限|為上限|為度|封頂|上限|的?上限|or (?:less|fewer|under|shorter|below)|max(?:imum)?\b|at (?:the )?most|tops|limit|cap\b|and no more|的篇幅內)/i;
const LEAST_AFTER = /^\s*(?:以上|起跳|or (?:more|over))/i;
const ABOUT = /(?:大約|大概|約|差不多|about|around|roughly|approximately|some|circa|~)\s*$/i;
const ABOUT_AFTER = /^\s*(?:左右|上下|前後|or so|more or less)/i;
const NOT_MEANT =
  /[路街道]\s*$|(?:不要|別|勿|不可)(?:寫|列|分|變|做|拆|整理)?成\s*$|(?:第|前面?第)\s*$|(?:上午|下午|早上|晚上|中午)\s*$/;
const PER =
  /單一?[點項條句則]|[每各](?:[一1])?\s*(?:個)?\s*(?:點|項|條|句|則|行|重點|要點|bullet|point)|[點項條句則個]\s*(?:都|均|皆)?\s*各|(?:^|[,\s])各|均為|\b(?:each|every|any one|any|no|apiece)(?= (?:point|bullet|item|line|sentence))|\b(?:each|every|apiece|per (?:point|bullet|item|line|sentence|takeaway)|a (?:point|bullet|piece)|(?:points?|bullets?|sentences?|items?|lines?) (?:of|with|under|at|up to|no|not|within|max|maximum|that))\b/i;
const WHOLE =
  /全文|總共|總字數|總計|合計|全部|整體|整份|加起來|通篇|總長|共計|\b(?:total|overall|altogether|in all|entire|whole|combined|together)\b/i;
const BOUNDARY = /[。!?！？;\n,，、()]/;

/** Reads how many points and how long. Of two limits of the same kind the last one holds. */
export function parseLimits(original: string): Limits {
  // 40 字（含標點）以內: the aside mustn't part the number from its bound.
  const text = original.replace(/\(含[^()\n]{0,6}\)/g, (aside) => " ".repeat(aside.length));
  const measures = [...measuresIn(text), ...unitFirst(text), ...countFirst(text)].sort(
    (a, b) => a.start - b.start,
  );
  let count: CountLimit | null = null;
  const length = new Map<string, LengthLimit>();
  const evidence: Evidence[] = [];
  for (const [index, measure] of measures.entries()) {
    if (NOT_MEANT.test(measure.before)) continue;
    const { min, max } = boundsOf(measure);
    if (!(max >= 1) || max > 20_000) continue;
    const place = { start: measure.start, end: measure.end };
    if (measure.unit === "char" || measure.unit === "word") {
      const per = scopeOf(text, measure, measures[index - 1], measures[index + 1]);
      length.set(per, { unit: measure.unit, per, min, max });
      evidence.push({ part: `length.${per}`, ...place });
    } else if (max <= 30 && !isPerItem(text, measure, measures[index + 1])) {
      count = { unit: measure.unit, min, max };
      evidence.push({ part: "count", ...place });
    }
  }
  count ??= ordinalCount(text);
  return { count, length: [...length.values()], evidence };
}

function measuresIn(text: string): Measure[] {
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
        low: numberOf(match[1] ?? ""),
        high: match[2] ? numberOf(match[2]) : null,
        unit,
        start,
        end,
        before: clauseBefore(text, start),
        after: clauseAfter(text, end),
      },
    ];
  });
}

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

/** 點數：3; 三個 40 字以內的重點; number of points: 3. */
function countFirst(text: string): Measure[] {
  const pattern = new RegExp(
    `(?:點數|重點數|項數|number of (?:points|bullets|items))\\s*(?:為|是|:|=|is)?\\s*(${NUMBER})(?!\\s*[點項條])|(${NUMBER})\\s*個\\s*(?=${NUMBER}\\s*個?字[^。\\n]{0,6}的(?:重點|要點|點|項目|句子))|(?:重點|要點)[^,。\\n\\d]{0,5}?(${NUMBER})個(?![\\p{Script=Han}\\d])`,
    "giu",
  );
  return [...text.matchAll(pattern)].map((match) => ({
    low: numberOf(match[1] ?? match[2] ?? match[3] ?? ""),
    high: null,
    unit: "point" as const,
    start: match.index,
    end: match.index + match[0].length,
    before: "",
    after: "",
  }));
}

function boundsOf(measure: Measure): { min: number; max: number } {
  const { low, high, before, after, unit } = measure;
  const isLength = unit === "char" || unit === "word";
  if (high !== null) return { min: Math.min(low, high), max: Math.max(low, high) };
  if ((LEAST.test(before) && !NO_MORE.test(before)) || LEAST_AFTER.test(after)) {
    return { min: low, max: isLength ? low * 2 : low };
  }
  if (STRICT.test(before) && !/不(?:得|可|能|要)?[少小低短]於[^\d]{0,6}$/.test(before))
    return { min: 1, max: Math.max(1, low - 1) };
  if (ABOUT.test(before) || ABOUT_AFTER.test(after)) {
    return isLength ? { min: Math.floor(low * 0.8), max: Math.ceil(low * 1.2) } : { min: low, max: low };
  }
  // 濃縮成三點 says how many; 濃縮到 100 字 is a limit.
  const bare = isLength ? before : before.replace(/[壓縮](?:減|短)?(?:到|成|在|為|至)?\s*$/, "");
  const most = NO_MORE.test(before) || MOST.test(bare);
  if (most || MOST_AFTER.test(after) || isLength) return { min: 1, max: low };
  return { min: low, max: low };
}

function scopeOf(
  text: string,
  own: Measure,
  previous: Measure | undefined,
  next: Measure | undefined,
): "item" | "whole" {
  const clause = own.before + text.slice(own.start, own.end) + own.after;
  if (WHOLE.test(clause) && !PER.test(clause)) return "whole";
  if (/^\s*(?:以內|之內|內|以下)?\s*的(?:重點|要點|點|項目|句子)/.test(own.after)) return "item";
  if (PER.test(clause) || isEach(previous, own)) return "item";
  // 三個 40 字以內的重點: the count follows and is what the length belongs to.
  if (next && isCount(next) && /^\s*(?:以內|之內|內|以下)?\s*的\s*$/.test(text.slice(own.end, next.start)))
    return "item";
  if (
    previous &&
    isCount(previous) &&
    /^[^。\n]{0,3}(?:個|of|with)\s*[^。\n]{0,12}$/i.test(text.slice(previous.end, own.start))
  ) {
    return "item";
  }
  // 每點要精簡, 不超過 40 字: the scope stands in a clause before, with no measure between.
  const sentence =
    text
      .slice(Math.max(0, own.start - 160), own.start)
      .split(/[。\n!?;]|\.\s/)
      .at(-1) ?? "";
  const between =
    previous && previous.end > own.start - sentence.length ? text.slice(previous.end, own.start) : sentence;
  return PER.test(between) ? "item" : "whole";
}

/** 三點, 一點 40 字: the "一點" before a length is "each point". */
const isEach = (previous: Measure | undefined, own: Measure) =>
  previous?.unit === "point" && isCount(previous) && previous.low === 1 && own.start - previous.end <= 6;

const isCount = (measure: Measure) => measure.unit !== "char" && measure.unit !== "word";

function isPerItem(text: string, own: Measure, next: Measure | undefined): boolean {
  const tight = text.slice(Math.max(0, own.start - 6), own.start);
  if (/[每各]\s*(?:個|點|項|條|句)?\s*(?:用|以|寫|只用|一)?\s*$/.test(tight)) return true;
  if (/^[^,。\n]{0,12}\b(?:each|apiece|per (?:point|bullet|item))\b/i.test(own.after) && own.low === 1)
    return true;
  if (/\b(?:each|per (?:point|bullet|item|line))\b[^,。\n]{0,12}$/i.test(own.before) && own.low === 1)
    return true;
  if (own.low !== 1) return false;
  if (next && !isCount(next) && /^[^每各,。\n]{0,5}$/.test(text.slice(own.end, next.start))) return true;
  // 簡短一點, 有一點: no count. A single point has to be asked for.
  return (
    own.unit === "point" &&
    !/(?:只|僅|列|寫|成|共|為|最多|至多|in|only|exactly|just|as|most)\s*$/i.test(own.before)
  );
}

/** Points by their numbers alone: 第一點…第二點…第三點, or "as 1., 2., 3.". */
function ordinalCount(text: string): CountLimit | null {
  const listed =
    /(?<!\d)1[.、)][\s,、「」"“”]*2[.、)][\s,、「」"“”]*(?:and )?3[.、)](?:[\s,、「」"“”]*(?:and )?([45])[.、)])?/.exec(
      text,
    );
  const numbers = [...text.matchAll(ORDINAL)].map((match) =>
    match[1] ? numberOf(match[1]) : ORDINALS.indexOf((match[2] ?? "").toLowerCase()) + 1,
  );
  const most = Math.max(0, ...numbers);
  if (most < 2 && listed) {
    const count = Number(listed[1] ?? 3);
    return { unit: "point", min: count, max: count };
  }
  return most >= 2 && numbers.includes(1) ? { unit: "point", min: most, max: most } : null;
}

function clauseBefore(text: string, index: number): string {
  let from = index;
  while (from > 0 && index - from < 40 && !BOUNDARY.test(text[from - 1] ?? "")) from -= 1;
  return text.slice(from, index);
}

function clauseAfter(text: string, index: number): string {
  let to = index;
  while (to < text.length && to - index < 40 && !BOUNDARY.test(text[to] ?? "")) to += 1;
  return text.slice(index, to);
}
