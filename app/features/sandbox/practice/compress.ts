import { ENGLISH_DEADLINE } from "./english-deadline.ts";
import type { Topic } from "./reading.ts";
import { countChars, countWords, isMostlyHan } from "./text.ts";

export type Budget = { unit: "char" | "word"; max: number };

export const measure = (text: string, unit: Budget["unit"]): number =>
  unit === "char" ? countChars(text) : countWords(text);

const DEADLINE =
  /(?:，)?(?:並|應|須|請)?(?:最遲)?(?:於|在|限)?(?:(?:民國)?\s?(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|中旬|初|上旬|下旬)(?:[（(][^）)]{1,6}[）)])?(?:上午|下午)?(?:下班)?|下次會議|年底|月底|[一二兩三四五六七八九十\d]{1,3}\s?(?:個)?(?:工作日|星期|週|日|天|月))(?:以前|之前|前|以內|之內|內|為止|止)/g;
const DEADLINE_WORDS = new RegExp(`,?\\s*${ENGLISH_DEADLINE}`, "g");
/** Ways to shorten a clause, mildest first. Each only takes words away. */
const MILD: [RegExp, string][] = [
  [/[（(][^（()）]*[）)]/g, ""],
  [
    /^(?:主席裁示|決議|裁示|結論|決定|Decision|Resolved|It was (?:agreed|resolved|decided) that|The meeting (?:agreed|resolved|decided) that)\s*[:：,，]?\s*/i,
    "",
  ],
  [/(?:原則上?|儘速|儘快|確實|積極|一併|賡續|持續|妥為|予以|另行|切實|全面|務必)/g, ""],
  [
    /\b(?:as soon as possible|as appropriate|in principle|accordingly|jointly|fully|carefully|promptly|also)\b ?/gi,
    "",
  ],
  [
    /(?:會同|邀集|偕同|洽請)\p{Script=Han}{2,10}?(?:處|局|科|所|室|校|單位|機關|委員|里長|團體|國小|國中|公所)(?:等?單位|等)?/gu,
    "",
  ],
  [/依(?:據|照)?[^，]{2,16}(?:規定|要點|辦法|計畫|原則)(?:，)?/g, ""],
  [/請(?=\p{Script=Han})/gu, ""],
];

/**
 * Shortens a statement to a budget by leaving out clauses and asides, in the order of the text. What the reader asked
 * for goes last; nothing is added, no word is cut in two.
 */
export function compress(text: string, budget: Budget, keep: Topic[]): string {
  const plain = text.replace(/[。.；;!！]{1,20}$/u, "").trim();
  const fits = (candidate: string) => measure(candidate, budget.unit) <= budget.max;
  if (fits(plain)) return plain;
  const clauses = clausesOf(plain);
  const core = coreIndex(clauses);
  const chosen = new Set([core]);
  const wanted = (clause: string) =>
    (keep.includes("deadline") && hasDeadline(clause) ? 4 : 0) +
    (keep.includes("owner") && hasOwner(clause) ? 2 : 0) +
    (keep.includes("amount") && /\d/.test(clause) ? 1 : 0);
  const ranked = clauses
    .map((clause, index) => ({ index, rank: wanted(clause) }))
    .filter((one) => one.index !== core);
  ranked.sort((a, b) => b.rank - a.rank || a.index - b.index);
  for (const shorten of [
    (clause: string) => clause,
    shortenMildly,
    (clause: string) => shortenHard(clause, keep),
  ]) {
    if (!fits(join(clauses, chosen, shorten))) continue;
    // With the marks at its end, which come back when another clause follows.
    let size = measure(shorten(clauses[core] ?? ""), budget.unit);
    let misses = 0;
    for (const { index } of ranked) {
      const clause = clauses[index] ?? "";
      // A clause that hangs on the one before (no comma between) comes only with it.
      if (hangs(clause) && !chosen.has(index - 1)) continue;
      // What can't fit, with the marks that joining takes away, isn't tried; nor is a text of endless clauses.
      if (misses > TRIES) break;
      const longer = size + measure(shorten(clause), budget.unit);
      if (longer > budget.max + JOINT) {
        misses += 0.01;
        continue;
      }
      // Joining only takes marks away: what fits by the sum fits.
      if (longer <= budget.max) {
        chosen.add(index);
        size = longer;
        continue;
      }
      const joined = join(clauses, new Set([...chosen, index]), shorten);
      if (fits(joined)) {
        chosen.add(index);
        size = longer;
      } else misses += 1;
    }
    return join(clauses, chosen, shorten);
  }
  return cut(
    join(clauses, chosen, (clause) => shortenHard(clause, keep)),
    budget,
  );
}

/** Attempts to fit another clause in, and the marks and connectives that joining takes away at most. */
const TRIES = 40;
const JOINT = 6;

export function withoutDeadline(text: string): string {
  return text.replace(isMostlyHan(text) ? DEADLINE : DEADLINE_WORDS, "").replace(/^[，,\s]+/, "");
}

const hangs = (clause: string) => /^ \w/.test(clause);
const hasDeadline = (clause: string) => clause.search(DEADLINE) >= 0 || clause.search(DEADLINE_WORDS) >= 0;
const hasOwner = (clause: string) =>
  /[處局科室所課隊校]|Office|Bureau|Department|Division|Section|Team|School|Unit/.test(clause);

const MODAL = "(?:will|shall|is|are|was|were|must|should|may|can|has|have)\\b";
const SPLIT_EN = new RegExp(
  `(?=, (?:and|but) (?:[\\w'’$,.-]+ ){0,8}?${MODAL})|(?=[,;] (?:with|which|who|so|while|because|after|although|without|each|on|as|to|from|until|where|if)\\b)|(?<=[.;])\\s+(?=[A-Z])|(?= (?:and|so that|which|while|because) (?:[\\w'’]+ ){0,2}?${MODAL})`,
);
const LEADS_EN =
  /^(?:Because|As|After|Given|In view|To|Considering|Since|Following|Although|With|In order) [^,]*, /;

/** Clauses with the mark or connective that leads them, so that any of them in order reads as a sentence. */
function clausesOf(text: string): string[] {
  if (isMostlyHan(text)) return text.split(/(?<=[，；。])/u).filter((clause) => clause.trim() !== "");
  const lead = LEADS_EN.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length).split(SPLIT_EN);
  return [lead, ...rest].filter((clause) => clause.trim() !== "");
}

function coreIndex(clauses: string[]): number {
  const first = clauses[0] ?? "";
  const lead =
    /^(?:您?(?:如果|如(?![期下數實同])|若|倘)|為|因|鑒於|考量|針對|有關|關於|就|經|依|考慮|由於)(?!期)|(?:案|後|時)[，；]$/u.test(
      first,
    ) || LEADS_EN.test(`${first} `);
  return lead && clauses.length > 1 ? 1 : 0;
}

function join(clauses: string[], chosen: Set<number>, shorten: (clause: string) => string): string {
  const text = [...chosen]
    .sort((a, b) => a - b)
    .map((index) => shorten(clauses[index] ?? ""))
    .join("")
    .trim();
  const ended = text
    .replace(/^[，；,;\s]{1,20}|[，；。,;\s]{1,20}$/gu, "")
    .replace(/^(?:and|so that|which|while|but) /, "");
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

const shortenMildly = (clause: string) =>
  MILD.reduce((text, [pattern, by]) => text.replace(pattern, by), clause);

function shortenHard(clause: string, keep: Topic[]): string {
  let text = shortenMildly(clause);
  if (!keep.includes("deadline")) text = withoutDeadline(text);
  if (!keep.includes("amount"))
    text = text.replace(
      /(?:所需)?(?:經費|預算)?(?:計|約|共)?(?:新臺幣)?(?<![\d,.])[\d,.]{1,20}(?:萬|億)?元(?:由[^，]*)?/g,
      "",
    );
  return text;
}

/** The last resort: as many words as fit, ending at a place where a reader can stop. */
function cut(text: string, budget: Budget): string {
  if (budget.unit === "word" && !isMostlyHan(text)) {
    const words = text.split(/\s+/).slice(0, budget.max);
    while (
      words.length > 1 &&
      /^(?:the|a|an|of|to|and|or|by|for|in|on|with|at|from|its|their|that|will|shall)$/i.test(
        words.at(-1) ?? "",
      )
    )
      words.pop();
    return words.join(" ").replace(/[,;]$/, "");
  }
  const units = [...text];
  const ends = wordEnds(units.slice(0, 2 * budget.max + LONGEST_WORD).join(""));
  let end = 0;
  let used = 0;
  let open = 0;
  for (let index = 1; index <= units.length; index += 1) {
    const unit = units[index - 1] ?? "";
    if (budget.unit === "char") used += /\s/.test(unit) ? 0 : 1;
    else if (/\p{Script=Han}/u.test(unit) || startsWord(units, index - 1)) used += 1;
    if (used > budget.max) break;
    if (/[「『（(]/.test(unit)) open += 1;
    if (/[」』）)]/.test(unit)) open = Math.max(0, open - 1);
    if (open === 0 && ends.has(index) && !splitsWord(units, index)) end = index;
  }
  const part = units.slice(0, end).join("");
  const stop = Math.max(part.lastIndexOf("、"), part.lastIndexOf("，"), part.lastIndexOf("；"));
  return (stop > part.length * 0.6 ? part.slice(0, stop) : part).replace(
    /[，、；：,;:\s]{1,20}$|(?:的|及|與|和|於|由|之|並|或|以|為|將|在|是|自|至|從|至同年){1,4}$/gu,
    "",
  );
}

/** In characters: beyond a limit the word that it falls into has its end. */
const LONGEST_WORD = 12;
const WORDS = new Intl.Segmenter("zh-TW", { granularity: "word" });

/** The places after each word, counted in code points: 資格|調查. */
function wordEnds(text: string): Set<number> {
  const ends = new Set<number>();
  let end = 0;
  for (const { segment } of WORDS.segment(text)) {
    end += [...segment].length;
    ends.add(end);
  }
  return ends;
}

/** True where a run of letters and digits begins: a word, as `countWords` counts them. */
const startsWord = (units: string[], at: number): boolean =>
  /[\p{L}\p{N}]/u.test(units[at] ?? "") &&
  !/[\p{L}\p{N}]/u.test((units[at - 1] ?? "").replace(/\p{Script=Han}/u, ""));

const NUMERAL = /[〇零一二兩三四五六七八九十百千萬億\d]/;

/** True inside a number, a Latin word or a date (10|月, 二|十八日, 115年|9月): half of one would say something else. */
function splitsWord(units: string[], index: number): boolean {
  const [before, after] = [units[index - 1] ?? "", units[index] ?? ""];
  if (NUMERAL.test(before) && /[〇零一二兩三四五六七八九十百千萬億年月日號時分元條項款名件]/.test(after))
    return true;
  if (/[年月]/.test(before) && NUMERAL.test(units[index - 2] ?? "") && NUMERAL.test(after)) return true;
  if (/[\dA-Za-z.,]/.test(before) && /[\dA-Za-z]/.test(after)) return true;
  return /\d/.test(before) && /[\p{Script=Han}%％]/u.test(after);
}
