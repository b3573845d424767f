import { namesOf, spacedNames, unTailed } from "./label-names.ts";
import { choicesInEnglish } from "./labels-en.ts";
import { inlineListing, lineListings } from "./listings.ts";

/**
 * The labels a prompt gives to choose from, in order; `asked` when it says beside them that one is to be chosen, `sure`
 * when what leads to them can lead to nothing else.
 */
export type FoundLabels = { labels: string[]; start: number; end: number; asked: boolean; sure: boolean };

const MOST = 20;
/** Above what a sentence suggests, below a list of lines. */
const IN_ENGLISH = 8.6;
const CUE =
  /分類|分一下|歸|算|像|放哪|哪一?[項堆組科]|當中|等級|程度|風險|立場|標示|只能|分派|分[一個下]*類|其中|之一|代填|or (?=\p{Script=Han})|歸類|分級|類[別型]|標籤|選項|判斷|判定|辨別|辨識|屬|擇一|選一|選出|只能選|標[一上]?下|標註|分[為成給]|歸[到入]|區分|急件|還是|抑或|哪[一]?[類種個]|何種|分\p{Script=Han}{0,4}|情緒|答案限|回答|\bclassi?fy|\bclassfy|\bclassified|\bcategor|\blabel|\boption|\bchoose|\bchoosing|\bpick\b|\bassign|\btag\b|\bsort\b|\bdecide|\bdetermine|\bsentiment|\bdivide|\bbelong|\brate\b|\btriage|\bwhich\b|\bis (?:this|it|the)\b|\bclass\b|\btype\b|\bput\b[^.\n]{0,20}\b(?:in|into|under)\b|\banswers?\b|\bwhich of (?:these|the following)\b|\bfit\b|挑[選一]|答案/iu;
const LINE_LEAD =
  /(?:類別|分類|選項|標籤|種類|類型|等級|答案|可選)[^\n]{0,10}[:：]?\s*$|\b(?:categor(?:y|ies)|labels?|tags?|options?|classes|types|choices|groups|buckets|(?:allowed|possible|valid|available|permitted) (?:values?|answers?|outputs?|results?))\b[^\n]{0,24}:?\s*$/iu;
/** What else stands in lists below a line about classes: rules, steps, examples, columns. */
const NO_LIST_OF_LABELS =
  /規則|要求|注意|原則|說明|步驟|流程|範例|例子|欄位|擷取|格式|\b(?:rules?|requirements?|notes?|steps?|examples?|fields?|columns?|extract|format|constraints?)\b/iu;
/** The order to choose may stand below the list: 請從上面選一個. */
const POINTED_BACK =
  /^\s*[^\n]{0,20}(?:[以之]?上(?:面|列|述)?|前[列述])[^\n]{0,12}(?:選|挑|擇|分類|歸類|判)|^\s*[^\n]{0,40}\b(?:one of (?:these|the above)|(?:these|the above) (?:labels?|categories|classes|options?)|from (?:the )?(?:list )?above)\b/iu;
/** An item that tells what to do is no label. */
const ORDER =
  /^(?:請|只(?!有)|僅|不要|不得|別|若|如果|勿|每|輸出|回答|(?:please|only|do not|don't|never|if|output|answer|return|use|write|give|read|reply|choose|classify|pick)\b)|\uE002|[→=?？]|->/iu;
const QUOTED = /[「『【"“«]([^「『【」』】"”«»\n]{1,24})[」』】"”»]/gu;
const COMPACT =
  /(?:分[為成]?|判斷|標示?為?)([\p{Script=Han}A-D])([\p{Script=Han}A-D])([\p{Script=Han}A-D])?([\p{Script=Han}A-D])?(?:[二兩三四2-4])[類種級等]/u;
const ANNOUNCED =
  /(?:類別|分類|選項|標籤|種類|類型|分級|等級|答案|可選的?|\b(?:labels?|options?|answers?|choices|categor(?:y|ies)|classes|classify|one of[^:]{0,24}|label|heads|belongs? to|decide|tag[^:]{0,20}|sort[^:]{0,30}))[^:：,。\n]{0,30}[:：]|(?:[(（[])(?=[^)）\]]*[、,/|])/iu;

type Candidate = Omit<FoundLabels, "asked" | "sure"> & { score: number; sure?: boolean };

/** Beside labels these words ask for one of them, whatever else the prompt holds. */
const SORTS =
  /分類|歸類|分級|判[定斷別]|區分|挑[選一]|擇一|選[出擇一]|[二三四五六]選|歸[入到為於在給哪一]|[歸分](?:一|個|一下|下)+類|分[給到至成為「『【]|[派送轉]給?哪|(?<![所隸附直下親])屬於?|哪一?[類種級個項堆組科]|何[種類者]|當中|等級|標示|立場|情緒|只能[回填選]|回(?:我)?[一兩]個|分[成為]?[一二兩三四五六七八九\d]+[類種堆組級]|[這此本該][封件則篇個句通份筆案]?[^,。、]{0,8}[是像算屬][^。]{1,40}還是|分派|分一下|[兩二三四五六七八九]大?[類種級](?!方案|作法)|其中(?:之)?一|之一|類型|類別|標籤|\sor\s(?=\p{Script=Han})|\b(?:class(?:es|ify|ified)?|categor\w+|labels?|tags?|sort(?:ed)?|assign(?:ed)?|rate|triage|belongs?)\b|\bput(?: \w+){0,5} (?:in|into|under)\b|\bwhich of (?:these|the following)\b|\bis (?:this|it|that)(?: \w+)? (?:about|an?)\b/iu;

/** Whether words ask for one class of several. */
export const asksToSort = (text: string): boolean => SORTS.test(text);

/** Lists to choose from: below a line, after an announcement, in quotation marks or brackets, behind marks, or as alternatives. */
export function parseLabels(text: string): FoundLabels | null {
  const english = choicesInEnglish(text).map((one) => ({ ...one, score: IN_ENGLISH, sure: true }));
  const candidates = [...lineLists(text), ...english, ...sentenceLists(text)].filter(
    ({ labels }) => labels.length >= 2 && labels.length <= MOST && new Set(labels).size === labels.length,
  );
  const best = candidates.reduce<Candidate | null>(
    (most, one) => (most === null || one.score > most.score ? one : most),
    null,
  );
  if (!best || best.score < 3) return null;
  const { labels, start, end } = best;
  const { sure = false } = best;
  return { labels, start, end, sure, asked: sure || SORTS.test(text.slice(Math.max(0, start - 80), end)) };
}

function* sentenceLists(text: string): Generator<Candidate> {
  for (const match of text.matchAll(/(?:(?![。!?！？\n]|\.\s|\.$)[^\n])+[。!?！？.]?/g)) {
    const sentence = match[0];
    if (sentence.length > 500) continue;
    const [start, end] = [match.index, match.index + sentence.length];
    const place = { start, end };
    const isCued = CUE.test(sentence);
    const compact = COMPACT.exec(sentence);
    if (compact) yield { labels: compact.slice(1).filter(Boolean), ...place, score: 5 };
    const quotes = [...sentence.matchAll(QUOTED)].filter((one) => !/[?？。]/.test(one[1] ?? ""));
    if (quotes.length >= 2 && areNear(sentence, quotes) && (isCued || CUE.test(text)))
      yield { labels: quotes.map((one) => (one[1] ?? "").trim()), ...place, score: isCued ? 8 : 5 };
    for (const bracket of sentence.matchAll(/[(（[]([^()（）[\]\n]{3,120})[)）\]]/g)) {
      const near = isCued || CUE.test(text.slice(Math.max(0, start - 60), end));
      // 分類這封信(交通、環保、其他): leads to the letter; a clause would lose its last label there.
      const leads = /^\s*[:：]/.test(sentence.slice(bracket.index + bracket[0].length));
      const score = near ? (leads ? 8.2 : 7) : 2;
      yield { labels: namesOf(bracket[1] ?? "", isHan(bracket[1]), true), ...place, score };
    }
    if (!isCued && !CUE.test(text.slice(Math.max(0, start - 80), end + 80))) continue;
    const listing = isCued ? inlineListing(sentence) : null;
    if (listing && !NO_LIST_OF_LABELS.test(listing.head)) {
      const labels = listing.items.map(unTailed).map(nameOf);
      if (labels.every(isLabel)) yield { labels, ...place, score: 8.5 };
    }
    const spaced = isCued ? spacedNames(sentence) : [];
    if (spaced.length > 0) yield { labels: spaced, ...place, score: 5.5 };
    for (const clause of clausesOf(sentence)) {
      // 列為優先件或一般件，請予歸類: where labels are set apart by other marks, a comma ends their list.
      const isMixed =
        /[,，]/.test(clause) && /[、/|]|還是|或|抑/.test(clause.replace(/[,，]\s*(?:或|還是)/g, ""));
      // Commas alone part clauses as well as labels.
      const isBare = isHan(clause) && !/[、/|;]|還是|或|抑|[和跟與及:：=~]|\sor\s|->|→/.test(clause);
      const score =
        (isMixed ? -1.5 : 0) -
        (isBare ? 2.5 : 0) +
        (ANNOUNCED.test(clause) ? 6 : 4) +
        (CUE.test(clause) ? 1 : 0) +
        (/還是|或|抑|\bor\b|、/i.test(clause) ? 1 : 0);
      yield { labels: namesOf(clause, isHan(sentence), false), ...place, score: score - (isCued ? 0 : 2) };
    }
  }
}

const isHan = (part: string | undefined) => /\p{Script=Han}/u.test(part ?? "");

/** The whole sentence, and its parts at commas where labels aren't set apart by commas. */
function* clausesOf(sentence: string): Generator<string> {
  if (/[、/|;；]|還是|或/.test(sentence))
    yield* sentence.split(/[,。]/).filter((clause) => /[、/|;；]|還是|或|[和跟與]/.test(clause));
  const colon = sentence.search(/[:：]/);
  if (colon >= 0) yield sentence.slice(colon + 1);
  yield sentence;
}

/** Quotation marks that stand side by side, with nothing but joining words between. */
function areNear(sentence: string, quotes: RegExpMatchArray[]): boolean {
  return quotes.slice(1).every((quote, index) => {
    const before = quotes[index];
    const gap = sentence.slice((before?.index ?? 0) + (before?.[0].length ?? 0), quote.index);
    return /^\s*(?:[、,/|;；和或及與跟抑]|或是|或者|抑或|還是|以及|,?\s*(?:or|and))?\s*$/i.test(gap);
  });
}

/** A list of lines below "類別如下：", or below a line that asks for a class. */
function* lineLists(text: string): Generator<Candidate> {
  for (const { head, items, start, end } of lineListings(text)) {
    const isNamed = LINE_LEAD.test(head);
    const isCued = CUE.test(head) || POINTED_BACK.test(text.slice(end, end + 80));
    if (!isNamed && (!isCued || NO_LIST_OF_LABELS.test(head))) continue;
    const labels = items.map(nameOf);
    if (labels.every(isLabel)) yield { labels, start, end, score: isNamed ? 9 : 8.5 };
  }
}

/** A label without the note behind it: 道路：坑洞、標線. */
const nameOf = (item: string) =>
  item
    .replace(/\s*(?:[:：(（]|\s[—–-]\s).*$/u, "")
    .replace(/[。.!?！？]$/u, "")
    .trim();

const isLabel = (label: string) =>
  label !== "" &&
  !ORDER.test(label) &&
  (/\p{Script=Han}/u.test(label) ? [...label].length <= 12 : label.split(/\s+/).length <= 4);
