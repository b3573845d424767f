import type { Clause } from "./clauses.ts";
import { isReport, sentencesIn } from "./clauses.ts";
import { inlineListing, lineListings } from "./listings.ts";

// How English prompts name the labels to choose from: by a word for them (categories: …), by a verb of sorting (mark it
// as …, put it under …), by a question (is it a …, a … or a …?), or line by line with a code or a box before each.

/** Labels in order, and where they are named. */
export type Choices = { labels: string[]; start: number; end: number };

/** Words for what one is chosen of. */
const KIND =
  "(?:categor(?:y|ies)|labels?|tags?|codes?|marks?|class(?:es)?|levels?|groups?|types?|kinds?|options?|heads?|values?|answers?|buckets?|box(?:es)?|desks?|choices?|units?|departments?|divisions?|sections?|offices?|sentiments?|ratings?|grades?|stances?|status(?:es)?|priorit(?:y|ies)|baskets?|drawers?|trays?|folders?|queues?|verdicts?|outcomes?|urgency|tone|nationality)";
/** Verbs of choosing one of them. */
const SORTS =
  "(?:choose|choosing|pick|tick|select|decide|determine|judge|assign(?:ed)?|mark(?:ed)?|tag(?:ged)?|label(?:led)?|sort(?:ed)?|classif(?:y|ied)|clasif(?:y|ied)|categori[sz]ed?|rated?|grade|triage|file|register(?:ed)?|code|flag|divide|allot|allocate|route|forward|put|place|belongs?|goes|falls?|fits?|distinguish|return|output|answer(?: with)?|give)";
const CHOOSES = new RegExp(
  `\\b(?:${SORTS}|which|exactly one|one (?:of|only|label|word|category|code|tag|mark)|only one|fitting|suits?|right one|best)\\b`,
  "i",
);
/** Asks for one of what stands in the sentence before: "Which of the three is it?" */
const ASKS_WHICH =
  /^(?:please |pls |kindly |and |so |then |now |just |you |could you |can you )*(?:which\b|choose|pick|tick|select|decide|tell me which|say which|state which|judge|name the (?:one|right)|classif|one (?:word|label|of)|give (?:it|this \w+|me) (?:its|the|one|which)|(?:in|under|to|into) which|what is it|output one|return one)/i;

/** What leads to the first label of a list, and stands no more than once in a sentence. */
const LEADS: RegExp[] = [
  // "Categories: A, B", "labels = {a, b}", "the marks [A], [B]", "Which category? (A / B)"
  new RegExp(
    `\\b${KIND}\\b(?:[^:=.!?;\\n|/]{0,48}?(?:[:=]|->|→|=>|[\\[({](?=[^\\])}\\[({]{0,120}[,/|;]))|\\s+(?:(?:are|is(?! (?:an?|the|it|this|that)\\b))\\b|(?=\\[))|\\s?[?]\\s*(?=[(\\[]))\\s*`,
    "i",
  ),
  // "Sort it into: A, B", "only four codes, so pick the one that suits: A; B"
  new RegExp(`\\b${SORTS}\\b[^:.!?\\n]{0,90}:\\s*`, "i"),
  /\b(?:mark|label|classif|register|tag|rate|code|flag|file|grade|record|treat|judge|see|count)\w*\b[^,.:;\n]{1,60}?\bas (?:being |either )?/i,
  new RegExp(
    `\\b${SORTS}\\b[^,.:;\\n]{0,60}?\\b(?:into|under|between|among|amongst|either (?:to|in|into|under|with|for)?|to (?=[A-Z]))\\s*(?:either )?(?:one of )?`,
    "i",
  ),
  /\b(?:is|are|was|were)(?: it)? (?:this|it|that|these|they|he|she|(?:the|this|that|his|her|my|our|each)(?: [\w'’-]+){1,5}?)(?: (?:below|above|here|attached))?,? (?:rather |more |mainly |really |either |a case of )*(?:(?:about|concerning|from|for|in|on|of) )?(?=[a-z])/i,
  /\bwhether (?:[\w'’-]+ ){1,5}?(?:is|are|was|were|sounds?|belongs? (?:to|in|under)) (?:rather |more |mainly |really |either )*(?:(?:about|from|for|in(?! favou?r)) )?/i,
  // "The writer is a farmer, a fisherman or a shop owner. Which of them?"
  /\b(?:is|are|means?|has|goes to|either)\s+(?=an? )/i,
];
/** Only with a question behind it or an order to choose do these name labels. */
const WEAK_LEAD = LEADS.length - 1;

/** What else is named in a row: fields, columns, headings. */
const NAMES_OTHERS =
  /\b(?:fields?|columns?|extract\w*|(?:details|particulars|data|keys|information)\s*:|headings?\b|summar\w+|steps?\b)/i;

const MOST_WORDS = 4;
/** What follows the last label of a list. */
const BEHIND =
  /\s*(?:\(|(?:[,;]|\s[–—-]) ?(?=(?:please|pls|and|then|so|one|no (?:expla|reason|comment|other|more)\w*|only|nothing|tell|say|which|whichever|if|when|based|depending|we|thanks)\b)|\s(?:please|pls|only|thanks|depending|according|based|whichever|which|so that|in one word|going by|for me|by (?:its|the|what)|is it|are they|and (?:nothing|give|say|tell|write|only|return))\b).*$/i;
const FALLBACK =
  /[,;.]?\s*(?:and|or|but)?,?\s*(?:when|if|where) (?:none|neither|nothing|not one|no other|all else)[^,.;:]{0,30}?(?:,|:|\bthen\b|\buse\b|\bit is\b)+\s*(?:then |use |take |choose |put |it is |under )*["“']?([A-Za-z][\w -]{1,24})["”']?\s*\.?$/i;

/** Every list of labels that an English prompt names. */
export function choicesInEnglish(text: string): Choices[] {
  const sentences = sentencesIn(text.slice(0, 6000)).filter(
    ({ text: one }) => /[A-Za-z]{2}/.test(one) && !/\p{Script=Han}{4}/u.test(one) && one.length <= 400,
  );
  const found = sentences.flatMap((sentence, index) => listIn(text, sentence, sentences[index + 1]) ?? []);
  return [...found, ...coded(text)];
}

function listIn(text: string, sentence: Clause, next: Clause | undefined): Choices | null {
  // A semicolon may part labels, and they may follow a question in brackets: the list goes on to the end of its line or sentence.
  const line = /^[^\n.!\uE002]{0,300}/.exec(text.slice(sentence.start))?.[0] ?? "";
  const isMarked = /[:=]\s*\(?[A1a]$/.test(sentence.text);
  const whole = isMarked
    ? (/^[^\n\uE002]{0,300}/.exec(text.slice(sentence.start))?.[0] ?? "")
    : /^(?:;|\?\s?[([])/.test(line.slice(sentence.text.length))
      ? line
      : sentence.text;
  const asksNext = next !== undefined && next.start - sentence.end < 4 && ASKS_WHICH.test(next.text);
  const near = text.slice(Math.max(0, sentence.start - 160), sentence.end + 160);
  if (NAMES_OTHERS.test(whole)) return null;
  // Label it "Refer" if …, "Keep" if …
  const cases = /\b(?:label|mark|tag|call|code|answer|write)\b/i.test(whole)
    ? [...whole.matchAll(/["“]([^"“”\n]{1,30})["”] (?:if|when|for|where)\b/g)].map((one) => one[1] ?? "")
    : [];
  if (cases.length > 1) return { labels: cases, start: sentence.start, end: sentence.end };
  for (const [index, lead] of LEADS.entries()) {
    const match = lead.exec(whole);
    if (!match || (index !== 0 && isReport(whole) && !asksNext)) continue;
    const isQuestion = text[sentence.end] === "?";
    const isChoice = index === 0 ? CHOOSES.test(near) : index !== WEAK_LEAD || asksNext;
    if (!isChoice || (index === 4 && !isQuestion)) continue;
    const labels = labelsFrom(
      whole.slice(match.index + match[0].length),
      index === 0 || /:\s*$/.test(match[0]),
    );
    if (labels.length >= 2) return { labels, start: sentence.start, end: sentence.start + whole.length };
  }
  return null;
}

/** The labels at the beginning of what follows a lead. `told`: a word or a colon says that a list follows. */
function labelsFrom(list: string, told: boolean): string[] {
  const fallback = FALLBACK.exec(list);
  const open = fallback ? list.slice(0, fallback.index) : list;
  const enclosed = /^[[({]([^[\](){}\n]+)[\])}]/.exec(open)?.[1];
  const marked = told && !enclosed ? inlineListing(open) : null;
  if (marked) return marked.items.map((item) => nameOf(item.replace(/[.;,]$/, "")) ?? "").filter(Boolean);
  const body = enclosed ?? open;
  const brackets = [...list.matchAll(/\[\s?([^\][\n]{1,30})\]/g)].map((one) => one[1] ?? "");
  if (brackets.length > 1) return brackets.map((one) => one.trim());
  const quotes = [...body.matchAll(/["“]([^"“”\n]{1,40})["”]|(?<!\w)['‘]([^'‘’\n]{1,40})['’](?!\w)/g)];
  if (quotes.length > 1) return quotes.map((one) => (one[1] ?? one[2] ?? "").trim());
  const parts = (mark: RegExp) => (body.match(mark) ?? []).length;
  const isParted = parts(/;/g) > 1 || (parts(/;/g) === 1 && parts(/,/g) === 0);
  const strong = /[|/]/.test(body) ? /\s*[|/]\s*/ : isParted ? /\s*;\s*(?:or |and )?/ : null;
  // Without a word that announces them, alternatives are known by their "or".
  if (!strong && !told && !fallback && !/\bor\b|,[^,]+\band\b/i.test(body)) return [];
  const pieces = body.split(
    strong ?? /\s*,\s*(?:or|and)?\s+(?:else )?|\s+(?:or|and|versus|vs\.?)\s+|\s*,\s*/i,
  );
  const labels: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const name = nameOf(piece);
    if (name === null) {
      if (index === 0) return [];
      break;
    }
    labels.push(name);
    if (BEHIND.test(piece)) break;
  }
  if (labels.length < Math.min(2, pieces.length)) return [];
  const extra = fallback?.[1] ? nameOf(fallback[1]) : null;
  const all = extra === null ? labels : [...labels, extra];
  return told ? all : parallel(all, pieces[0] ?? "");
}

function nameOf(piece: string): string | null {
  const name = piece
    .replace(BEHIND, "")
    .replace(/^[\s"“'‘([{*]+|[\s"”'’)\]}*.,;:?!]+$/g, "")
    .replace(
      /^(?:(?:or|and|either|neither|else|an?|the|as|it is|it's|in(?! favou?r)|about|to the|to|rather) )+/i,
      "",
    )
    .trim();
  const isOrder =
    /^(?:please|pls|tell|say|write|choose|pick|return|output|give|do not|don't|no (?:expla|reason|comment|other|more)|one |if |when |which|you |we |i )/i;
  if (name === "" || name.split(/\s+/).length > MOST_WORDS || isOrder.test(`${name} `)) return null;
  return /[\uE002\n:=?]/.test(name) || !/[\p{L}\p{N}]/u.test(name) ? null : name;
}

/** "The last comment positive, negative or neutral": the first label has no more words than the others. */
function parallel(labels: string[], first: string): string[] {
  const [head = "", ...others] = labels;
  const most = Math.max(...others.map((label) => label.split(/\s+/).length));
  const words = head.split(/\s+/);
  const isLed =
    !/^\s*(?:in|out|not|no|very|half|so|too) /i.test(first) &&
    !/^\s*(?:an?|the|["“'‘[(])/i.test(first) &&
    /^[a-z]/.test(first.trim());
  return isLed && most === 1 && words.length > 1 ? [words.at(-1) ?? head, ...others] : labels;
}

const KINDS = new RegExp(`\\b${KIND}\\b`, "i");
const LINE_WORD = /^\s*(?:[-*•]\s*)?([a-z]{3,12})\s+[-–—=:]\s+\S.{6,80}$/;
const LINE_CODE = /^\s*(?:[-*•]\s*)?([A-Z]{1,3}-?\d{1,3}|[A-Z])\s*(?:[-–—:=|]|->|→)\s*\S.{1,80}$/;
const LINE_BOX = /^\s*(?:[-*•]\s*)?(?:\[\s?\]|☐|□|\(\s?\)|_)\s*(\S[^\n]{0,40}?)\s*$/;
const LINE_ROW = /^\s*\|\s*([A-Z]{1,3}-?\d{0,3})\s*\|[^|\n]{2,80}\|\s*$/;

/** Lines that begin with a code (P1 - danger to life) or a box to tick: at least two in a row beside a word of choosing. */
function coded(text: string): Choices[] {
  const found: Choices[] = [];
  for (const { head, items, marked, start, end } of lineListings(text.slice(0, 6000))) {
    const names = items.map(nameOf);
    const isChosen = CHOOSES.test(head) && KINDS.test(head) && /[:?]\s*$/.test(head);
    if (marked && isChosen && !NAMES_OTHERS.test(head) && names.every((name) => name !== null))
      found.push({ labels: names as string[], start, end });
  }
  for (const form of [LINE_BOX, LINE_CODE, LINE_ROW, LINE_WORD]) {
    let run: { name: string; start: number; end: number }[] = [];
    const close = () => {
      const [first, last] = [run[0], run.at(-1)];
      const names = run.map(({ name }) => name);
      if (first && last && run.length > 1 && isChoice(text, first.start, last.end, form === LINE_BOX))
        found.push({ labels: names, start: first.start, end: last.end });
      run = [];
    };
    for (const line of text.slice(0, 6000).matchAll(/[^\n]+/g)) {
      const name = line[0].length <= 120 ? form.exec(line[0])?.[1] : undefined;
      if (name === undefined) close();
      else run.push({ name, start: line.index, end: line.index + line[0].length });
    }
    close();
  }
  return found;
}

function isChoice(text: string, start: number, end: number, boxes: boolean): boolean {
  const near = `${text.slice(Math.max(0, start - 200), start)}\n${text.slice(end, end + 120)}`;
  return boxes ? CHOOSES.test(near) : CHOOSES.test(near) && KINDS.test(near);
}
