import { isDenied, sentencesIn } from "./clauses.ts";
import { inlineListing, lineListings } from "./listings.ts";
import type { Evidence } from "./reading.ts";

const QUOTE =
  /「([^「」\n]{1,20})」|『([^『』\n]{1,20})』|【([^【】\n]{1,20})】|“([^“”\n]{1,40})”|"([^"\n]{1,40})"/gu;
/** A word that says that the answer has parts with titles. */
const CUE =
  /小標題?|標題(?!列|要|欄)|節名|小節|章節|分[節段]|[分成][^。\n]{0,24}[一二三四五六\d兩]個?(?:節|大?部分|區塊|段落?|大?項)|架構|段落(?=[^,。]{0,12}(?:再|標題|依序|分別))|分[節段]|\bstructure\b|\boutline\b|\bheadings?\b|\bheaded\b|\bsub-?headings?\b|\bsections?\b|\btitled\b/i;
/** Columns have titles as well, and steps, rules and labels stand in lists. */
const NOT_PARTS = /欄|表格|分類|歸類|步驟|\bcolumns?\b|\btable\b|\bclassif/i;
const LISTED_ZH =
  /(?:小標題?|標題|節名|小節|章節|節|部分|區塊|架構|段落?)(?:請?用|依序|分別|順序|名稱|應?為|是|有|如下|就是|[^:\n。]{0,10}[:])*[:為是用]?\s*([^。\n:]{2,80})/u;
const LISTED_EN =
  /\b(?:headings?|sub-?headings?|sections?|headed|titled|parts)\b(?: (?:are|is|should be|named|called|as follows|in this order|below|for|of|to use))*\s*[:,=–-]?\s*((?:[A-Z][\w' -]{1,30}(?:, (?:and )?| and |; |\s?\/\s?|\s?\|\s?)){1,7}[A-Z][\w' -]{1,30})/u;

/** The titles of the answer's parts: below a line that announces them, in quotation marks, behind marks or in a row. */
export function headingsIn(text: string, evidence: Evidence[]): string[] {
  for (const { head, items, start, end } of lineListings(text)) {
    const names = items.map((item) => item.replace(/^#+\s*|\s*(?:[:：(（].*)?$/gu, "").trim());
    if (!CUE.test(head) || NOT_PARTS.test(head) || !names.every(isTitle)) continue;
    evidence.push({ part: "headings", start, end });
    return names;
  }
  for (const sentence of sentencesIn(text)) {
    const cue = CUE.exec(sentence.text);
    if (!cue || NOT_PARTS.test(sentence.text)) continue;
    const names = namesIn(sentence.text).filter((name) => name !== "");
    if (names.length < 2 || isDenied(sentence.text.slice(Math.max(0, cue.index - 20), cue.index))) continue;
    evidence.push({ part: "headings", start: sentence.start, end: sentence.end });
    return names;
  }
  return [];
}

const isTitle = (name: string) =>
  name !== "" &&
  !/^(?:請|不要|只|每|若|勿|do not|don't|please|each|use|write|only)|[\uE002→。]/i.test(name) &&
  (/\p{Script=Han}/u.test(name) ? [...name].length <= 12 : name.split(/\s+/).length <= 5);

function namesIn(sentence: string): string[] {
  const quoted = [...sentence.matchAll(QUOTE)].map(
    (match) => match.slice(1).find((one) => one !== undefined) ?? "",
  );
  if (quoted.length > 1) return quoted.map((name) => name.trim());
  const marked = inlineListing(sentence)?.items.map((item) => item.replace(/[.。]$|[,，].*$/u, "").trim());
  if (marked?.every(isTitle)) return marked;
  const english = LISTED_EN.exec(sentence)?.[1];
  const chinese = english ? undefined : LISTED_ZH.exec(sentence)?.[1];
  const list = english ?? chinese ?? "";
  const parts = (/[、/]/.test(list) && chinese ? (list.split(",")[0] ?? "") : list).split(
    /[、/;|]|, (?:and )?|,| and |[和與及](?=\p{Script=Han}{2,6}(?:$|\s|[一二兩三四五六]個?(?:部分|節|段)))/u,
  );
  const names = parts.map((name) =>
    name
      .replace(/(?:等|共|各|這|[一二兩三四五六\d]個?(?:大?部分|節|段)).*$/, "")
      .replace(/^(?:請?用|依序|分別|為|是|有)+/, "")
      .trim(),
  );
  return names.every((name) => name === "" || isTitle(name)) ? names : [];
}
