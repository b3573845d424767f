import { withoutReports } from "./clauses.ts";
import type { Measure } from "./measures.ts";
import { measuresIn } from "./measures.ts";
import { NUMBER, numberOf } from "./numerals.ts";
import type { CountLimit, Evidence, LengthLimit } from "./reading.ts";

export type Limits = { count: CountLimit | null; length: LengthLimit[]; evidence: Evidence[] };

const ORDINAL =
  /(?<!議程|紀錄|記錄|辦法|條例|規定|契約|合約|說明|附件)(?:第([一二三四五六七八九十]|\d{1,2})[點項條句]|\b(first|second|third|fourth|fifth|sixth) (?:point|bullet|item|sentence|line))/gi;
const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

const LEAST =
  /(?:至少|最少|下限|(?<![未不])寫?滿|不(?:得|可|能|要|應)?(?:少|低|短)於|起碼|at least|no (?:fewer|less|shorter) than|not (?:fewer|less) than|minimum(?: of)?|more than)[^\d]{0,6}$/i;
const NO_MORE = /(?:\bnot?\b|n't|never|cannot)[^,.]{0,48}(?:more|longer) than/i;
const STRICT = /(?:(?:少|小|低|短)於|未滿|不到|<|fewer than|less than|shorter than|below|under)[^\d=]{0,6}$/i;
const MOST =
  /(?:不(?:要|得|可|能|應|會|准|許|可以)?(?:超過|超出|超|多於|大於|高於|多過|逾)|不逾|(?:[別勿]|不(?:要|可|得|能|應))[^,。\d]{0,4}(?:超過|超出|超|多於|大於|逾)|最多|至多|頂多|上限|最長|最高|控制|限|壓(?:到|在|縮)|縮(?:到|成|在|減|短)|<=|≤|≦|no more the[an]|not more the[an]|at most|at the most|up to|max(?:imum)?\.?(?: of)?|within|not (?:to )?exceed(?:ing)?|(?:doesn't|don't|does not|do not|never|mustn't|must not|should not|shouldn't|cannot|can't) (?:exceed|go over|go beyond|be longer than|run over|be more than)|no longer than|no greater than|limit(?:ed)?(?: (?:yourself|it|them|this))?(?: to| of)?|restrict\w*(?: \w+)?(?: to)?|cap(?:ped)?(?: at| of)?|keep (?:\w+ ){0,3}to|or under)[^\d]{0,8}$/i;
const MOST_AFTER =
  /^\s*(?:以內|之內|內|以下|為限|為上限|為度|封頂|上限|的?上限|or (?:less|fewer|under|shorter|below)|max(?:imum)?\b|at (?:the )?most|tops|limit|cap\b|and no more|的篇幅內)/i;
const LEAST_AFTER = /^\s*(?:以上|起跳|or (?:more|over)|at least|(?:as a |is the )?minimum)/i;
/** 剛好 100 字, 一百字整: neither more nor less. */
const EXACT =
  /(?:剛好|恰好|正好|恰為|恰|整整|不多不少|固定|就是|剛剛好|準|exactly|precisely)\s*(?:寫|是|為|要|列|給|在)?\s*$/i;
const EXACT_AFTER = /^\s*(?:整(?![篇份個體段])|剛好|不多不少)/;
const ABOUT = /(?:大約|大概|約|差不多|about|around|roughly|approximately|some|circa|~)\s*$/i;
const ABOUT_AFTER = /^\s*(?:左右|上下|前後|or so|more or less)/i;
const NOT_MEANT =
  /(?:另起|換|分別起)\s*$|(?<![壓控縮])[路街道]\s*$|(?:不要|別|勿|不可)(?:寫|列|分|變|做|拆|整理)?成\s*$|(?:第|前面?第)\s*$|(?:上午|下午|早上|晚上|中午)\s*$/;
const PER =
  /[字詞]?\s*\/\s*[點項條句則行格段]|^\s*(?:bullets?|points?|sentences|items?|lines) (?:must|should|shall|may|can|are|have|stay|need)\b|\b(?:for|in|of) (?:(?:an?|any|every|each|one)(?: single)?(?: one)?) (?:bullet|point|sentence|item|line|of them)\b|(?:[每各任單]|任何|單一|逐)\s*(?:[一1])?\s*(?:個)?\s*(?:點|項|條|句|則|行|格|欄|列|段|件|案|筆|儲存格|重點|要點|決議|議題|標題|步驟|bullet|point)|[點項條句則個行段格]\s*(?:都|均|皆)?\s*各|(?:^|[,\s])各|均為|\b(?:each|every|any one|any|no|apiece)(?= (?:point|bullet|item|line|sentence))|\b(?:each|every|apiece|per (?:point|bullet|item|line|sentence|takeaway)|a (?:point|bullet|piece)|(?:points?|bullets?|sentences?|items?|lines?) (?:of|with|under|at|up to|no|not|within|max|maximum|that))\b/i;
const WHOLE =
  /全文|總共|總字數|總計|合計|全部|整體|整份|加起來|通篇|總長|共計|\b(?:total|overall|altogether|in all|entire|whole|combined|together)\b/i;
/** What is told of the material, in the present tense: "The document has 12 paragraphs". */
const DESCRIBES =
  /\b(?:the|this|that|my|our|their) (?:\w+ )?(?:documents?|e-?mails?|letters?|texts?|minutes|articles?|notices?|files?|attachments?|meetings?|annex(?:es)?|originals?|forms?|bill|law|record)s? (?:(?:is|are)(?! (?:not|to|limited|supposed|expected)\b)|has(?! to\b)|have(?! to\b)|runs?|contains?|consists?|comprises?)\b(?![^.\n]{0,40}\b(?:should|must|to be)\b)[^.\n,;]{0,60}/gi;
/** Numbers said in words of their own. */
const SPOKEN: [RegExp, string][] = [
  [/\bhalf a dozen\b/gi, "six"],
  [/\ba couple of\b/gi, "two"],
  [/\ba pair of\b/gi, "two"],
  [/\bone[- ]liner\b/gi, "one line"],
];
/** "No fewer than four and no more than six": both bounds before one unit. */
const BOTH_BOUNDS = new RegExp(
  `\\b(?:no (?:fewer|less) than|not (?:fewer|less) than|at least|min(?:imum)?\\.?(?: of)?) (${NUMBER})[ ,]*(?:and|but|or)? ?(?:no more than|not more than|at (?:the )?most|up to|max(?:imum)?\\.?(?: of)?) (${NUMBER})(?= )`,
  "gi",
);
/** "The points should not be more than 7", "stop after the eighth point". */
const BOUND_BEHIND = new RegExp(
  `\\b(?:points|bullets|items|entries)\\b (?:should|must|shall|may|can)(?:not| not|n['’]t) (?:be |exceed |number |go (?:over|beyond) |come to )?(?:more than |over )?(${NUMBER})(?=\\s*(?:[.,;\\n]|$| in ))|\\b(?:stop|end|finish)(?: \\w+)? (?:after|at|with) (?:the |point )?(?:(\\w+) (?:point|bullet|item)\\b)`,
  "gi",
);
/** Reads how many points and how long. Of two limits of the same kind the last one holds. */
export function parseLimits(original: string): Limits {
  // 40 字（含標點）以內: the aside mustn't part the number from its bound.
  const plain = withoutReports(original)
    .replace(
      /\(含[^()\n]{0,6}\)|\(\d{1,4}\)(?=\s(?:points?|bullets?|items?|sentences?|lines?|paragraphs?|words?))/g,
      (aside) => " ".repeat(aside.length),
    )
    .replace(/\b(?:one single|single)(?= (?:sentence|paragraph|line|point|bullet|item)\b)/gi, (word) =>
      "one".padEnd(word.length),
    )
    .replace(DESCRIBES, (told) => " ".repeat(told.length))
    .replace(BOTH_BOUNDS, (bounds, low, high) => `${low} to ${high}`.padStart(bounds.length))
    // 三、四點: a range of two neighbours.
    .replace(/([一二兩三四五六七八九])、([二三四五六七八九十])(?=個?[點項條句行段])/g, (range, low, high) =>
      numberOf(high) === numberOf(low) + 1 ? `${low}至${high}` : range,
    );
  const text = SPOKEN.reduce(
    (spoken, [pattern, number]) => spoken.replace(pattern, (words) => number.padEnd(words.length)),
    plain,
  );
  const measures = measuresIn(text);
  let count: CountLimit | null = null;
  const length = new Map<string, LengthLimit>();
  const evidence: Evidence[] = [];
  let fewest: { unit: string; low: number } | null = null;
  let least: { unit: string; per: string; low: number } | null = null;
  for (const [index, measure] of measures.entries()) {
    if (NOT_MEANT.test(measure.before) || isConditional(measure)) continue;
    const { min, max } = boundsOf(measure);
    if (!(max >= 1) || max > 20_000) continue;
    const place = { start: measure.start, end: measure.end };
    if (measure.unit === "char" || measure.unit === "word") {
      const per = scopeOf(text, measure, measures[index - 1], measures[index + 1]);
      // "Not less than 60 words and not more than 100": two bounds of one limit.
      const floor = least?.unit === measure.unit && least.per === per && min === 1 ? least.low : min;
      length.set(per, { unit: measure.unit, per, min: Math.min(floor, max), max });
      least = isLeast(measure) ? { unit: measure.unit, per, low: measure.low } : null;
      evidence.push({ part: `length.${per}`, ...place });
    } else if (max <= 30 && !isPerItem(text, measure, measures[index + 1])) {
      // 不少於四點、不多於六點: two bounds of one count.
      const floor = fewest?.unit === measure.unit && min === 1 && fewest.low < max ? fewest.low : min;
      count = { unit: measure.unit, min: floor, max };
      fewest = isLeast(measure) ? { unit: measure.unit, low: measure.low } : null;
      evidence.push({ part: "count", ...place });
    }
  }
  count ??= boundBehind(text) ?? ordinalCount(text);
  return { count, length: [...length.values()], evidence };
}

/** 逾八點者…, 五點結束: what to do beyond a number, or a time of day. */
const isConditional = ({ before, after, unit }: Measure) =>
  (/(?:逾|超過|超出|多於|不足|未滿)\s*$/.test(before) && /^(?:者|時|的話|的部分)/.test(after)) ||
  (unit === "point" && /^(?:才|就|多)?(?:結束|開始|開會|散會|半|集合|下班|開議|到場)/.test(after));

const isLeast = ({ before, after }: Measure): boolean =>
  (LEAST.test(before) && !NO_MORE.test(before)) || LEAST_AFTER.test(after);

function boundsOf(measure: Measure): { min: number; max: number } {
  const { low, high, before, after, unit } = measure;
  const isLength = unit === "char" || unit === "word";
  if (high !== null) return { min: Math.min(low, high), max: Math.max(low, high) };
  if (isLeast(measure)) {
    return { min: low, max: isLength ? low * 2 : low };
  }
  if (EXACT.test(before) || EXACT_AFTER.test(after)) return { min: low, max: low };
  if (STRICT.test(before) && !/不(?:得|可|能|要)?[少小低短]於[^\d]{0,6}$/.test(before))
    return { min: 1, max: Math.max(1, low - 1) };
  if (ABOUT.test(before) || ABOUT_AFTER.test(after)) {
    return isLength ? { min: Math.floor(low * 0.8), max: Math.ceil(low * 1.2) } : { min: low, max: low };
  }
  // 濃縮成三點 says how many; 濃縮到 100 字 is a limit.
  const bare = isLength
    ? before
    : before.replace(/(?:[壓縮](?:減|短)?(?:到|成|在|為|至)?|限定(?:為|在|寫|列)?)\s*$/, "");
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
  // 每點最少 20 字、最多 50 字: the second bound belongs to what the first does.
  if (previous && !isCount(previous) && previous.unit === own.unit && isNextBound(text, previous, own))
    return PER.test(previous.before) ? "item" : "whole";
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
  (previous?.unit === "point" || (previous?.unit === "line" && /超過|最多|至多|[限別勿]/.test(own.before))) &&
  previous.low === 1 &&
  previous.before.trim() === "" &&
  own.start - previous.end <= 12;

/** Between two bounds of one limit there is nothing but their own words. */
const isNextBound = (text: string, previous: Measure, own: Measure) =>
  isLeast(previous) &&
  /^\s*(?:以上)?[\s,、;到至且並而但也]*(?:最多|至多|不(?:要|得|可|能)?超過|不逾|頂多|上限)?[為是到]?\s*$/.test(
    text.slice(previous.end, own.start),
  );

const isCount = (measure: Measure) => measure.unit !== "char" && measure.unit !== "word";

function isPerItem(text: string, own: Measure, next: Measure | undefined): boolean {
  const tight = text.slice(Math.max(0, own.start - 6), own.start);
  if (/[每各]\s*(?:個|點|項|條|句|段|案)?\s*(?:重點|要點|議題|決議)?\s*(?:用|以|寫|只用|一)?\s*$/.test(tight))
    return true;
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

function boundBehind(text: string): CountLimit | null {
  for (const match of text.matchAll(BOUND_BEHIND)) {
    const max = match[1] ? numberOf(match[1]) : ORDINALS.indexOf((match[2] ?? "").toLowerCase()) + 1;
    if (max > 0) return { unit: "point", min: 1, max };
  }
  return null;
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
