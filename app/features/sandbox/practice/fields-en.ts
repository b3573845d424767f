import { isReport, sentencesIn } from "./clauses.ts";
import type { NameList } from "./parse-field-lists.ts";

// How English prompts name what is to be taken out of the material: behind a verb of taking, behind a word for fields,
// before either ("A, B, C: that's all I need"), as the head of a table.

/** Verbs that take something out of a text, whatever stands beside them. */
const TAKES =
  "(?:extract|pull|fish|dig|draw|grab|retr[ie]{2}ve|harvest|lift|scrape|pick|copy|capture|key in|transfer|note down|fill in|look up)";
/** Verbs that do so only beside a word for the material. */
const MAY_TAKE =
  "(?:take|get|give me|tell me|need|want|find|list|read|collect|gather|identify|enter|record|register|note|have)";
const PLACE =
  "(?:from|out of|(?:that |which )?(?:are |is )?(?:mentioned|given|found|stated|contained|written) in|in) (?:the|this|that|these|each|every|my|our|his|her|its|it|them|below|attached|following)\\b";
const FIELDS =
  "(?:fields?|columns?|keys?|headers?|boxes|cells|attributes|data(?: items| points)?|details|particulars|info(?:rmation)?|items?|things|entries|elements)";
const NUMBER = "(?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})";

/** What stands between the verb and the first name. */
const FILLER =
  "(?:(?: out| down| off| up| for me| me| us| only| just| exactly| please| both| all| these| the following| following| folowing|,)*)";
const LEADS: RegExp[] = [
  new RegExp(
    `\\b${FIELDS}\\b[^:=.!?\\n]{0,70}?(?:[:=]|->|→|\\b(?:are|is)\\b(?! (?:in|on|to|not|given|stated|missing|there)\\b))\\s*`,
    "i",
  ),
  new RegExp(`\\b${TAKES}${FILLER}\\b[^:.!?\\n]{0,60}:\\s*`, "i"),
  new RegExp(`\\b${TAKES}(?:ed|s|ing)?${FILLER}\\s+(?=[\\w"“'])`, "i"),
  new RegExp(`\\b${MAY_TAKE}${FILLER}\\s+(?=[\\w"“'][^.!?\\n]{4,160}? ${PLACE})`, "i"),
  // "From the mail below I need: …", "What I want out of the report is …"
  new RegExp(
    `(?:\\b${PLACE}|\\bwhat I (?:need|want))[^:.!?\\n]{0,60}?(?:\\b(?:need|want)\\b[^:.!?\\n]{0,30}?(?::|\\bis\\b|\\bare\\b)|:|\\bis\\b|\\bare\\b)\\s*`,
    "i",
  ),
];
/** Words behind a list that say that it was one of fields. */
const BEHIND_LIST = new RegExp(
  `^(.{6,160}?)\\s*(?:[—–:]|\\s-|\\.|\\()\\s*(?:please |pls |kindly |can you |could you )?(?:that['’]?s all I (?:need|want)|(?:${TAKES}|${MAY_TAKE})\\b[^.]{0,12}?(?:these|those|them|the above|the ${NUMBER}|${NUMBER})\\b|these (?:${NUMBER} )?(?:are |fields|columns|details))`,
  "i",
);
/** A promise of so many things, and the next sentence names them. */
const PROMISES = new RegExp(
  `\\b(?:${TAKES}|${MAY_TAKE})\\b[^.!?:\\n]{0,30}?\\b(?:${NUMBER}|these|the following|some|a few) (?:[a-z]+ )?${FIELDS}\\b`,
  "i",
);
const OTHER_WORK =
  /\b(?:summar\w+|condens\w+|bullets?|sentences?|paragraphs?|rewrite|translate|classif\w+|labels?|categor\w+|headings?|steps?|decisions?|draft|letter to)\b/i;
const MOST_WORDS = 5;
/** What follows the last name. */
const BEHIND = new RegExp(
  `(?:\\s+(?:out|down|off))?\\s*(?:[,;.–—-]?\\s*\\b(?:${PLACE}|from\\b|out of\\b|into (?:a|an|the|our|my)\\b|in(?:to)? (?:a|an|json|csv|table|that order|this order)\\b|as (?:a|an|json|csv|key)|for (?:me|us|the|this|our|each|every|my)\\b|so (?:that|I|we)\\b|please\\b|pls\\b|thanks?\\b|thx\\b|below\\b|only\\b|nothing else|and (?:nothing|put|make|give|write|list|no|leave|don)|then\\b|don['’]?t\\b|do not\\b|one row|of (?:the|this|that|each) (?:text|document|letter|minutes|notice|case|meeting|mail|report|record|application|accident report)\\b)|\\s[–—-]\\s|\\(|[?!]).*$`,
  "i",
);
const NO_NAME =
  /^(?:is|are|should|must|have|has|can) |^(?:i|we|you|it|please|pls|if|when|do|don't|not|no|one|two|three|four|five|only|each|every|use|write|put|give|make|them|these|those|this|that|all|everything|anything|what|data|info|information|details|fields?|columns?)$|^(?:please|if|when|do not|don't|use|write|put|make|give|keep|leave|what (?:was|is|to)|as|with|in|and|my|all of|output|return) |\d+ (?:words|points|sentences|lines)/i;

/** Rows of names that an English prompt gives for what shall be taken out. */
export function fieldListsInEnglish(text: string): NameList[] {
  const sentences = sentencesIn(text.slice(0, 6000)).filter(({ text: one }) => one.length <= 400);
  const found = sentences.flatMap((sentence, index): NameList[] => {
    if (/\p{Script=Han}{3}/u.test(sentence.text) || isReport(sentence.text)) return [];
    const from = { start: sentence.start, end: sentence.end };
    const before = BEHIND_LIST.exec(text.slice(sentence.start, sentence.start + 260).split("\n")[0] ?? "");
    const ahead = before?.[1] ? namesIn(before[1]) : [];
    if (ahead.length > 1) return [{ names: ahead, ...from }];
    const next = sentences[index + 1];
    if (next && PROMISES.test(sentence.text)) {
      const promised = namesIn(next.text);
      if (promised.length > 1) return [{ names: promised, start: sentence.start, end: next.end }];
    }
    if (OTHER_WORK.test(sentence.text)) return [];
    // A semicolon may part names.
    const line = /^[^\n\uE002]{0,400}/.exec(text.slice(sentence.start))?.[0] ?? "";
    const whole = /^;/.test(line.slice(sentence.text.length))
      ? (line.split(/[.!?](?=\s+[A-Z])/)[0] ?? "")
      : sentence.text;
    for (const lead of LEADS) {
      const match = lead.exec(whole);
      const names = match ? namesIn(whole.slice(match.index + match[0].length)) : [];
      if (names.length > 1) return [{ names, start: sentence.start, end: sentence.start + whole.length }];
    }
    return [];
  });
  return [...found, ...heads(text)];
}

/** | Name | Unit | Ext. |: a row by itself, beside words of filling in. */
function heads(text: string): NameList[] {
  const isCued = new RegExp(`\\b(?:${TAKES}|${FIELDS}|fill|table)\\b`, "i").test(text.slice(0, 2000));
  return [
    ...(isCued
      ? text.matchAll(/(?:^|\n)[^\S\n]*\|([^\n|]{1,40}(?:\|[^\n|]{1,40}){1,12})\|[^\S\n]*(?=\n|$)/g)
      : []),
  ].flatMap((row) => {
    const names = (row[1] ?? "").split("|").map((cell) => nameOf(cell));
    const isHead =
      names.every((name) => name !== null) &&
      !/^[^\n]*\n[^\S\n]*\|(?![\s:|-]+\|)/.test(text.slice(row.index + 1));
    return isHead ? [{ names: names as string[], start: row.index, end: row.index + row[0].length }] : [];
  });
}

function namesIn(list: string): string[] {
  const quotes = [...list.matchAll(/["“]([^"“”\n]{1,40})["”]/g)].map((one) => (one[1] ?? "").trim());
  if (quotes.length > 1) return quotes;
  const parts = (mark: RegExp) => (list.match(mark) ?? []).length;
  const strong =
    parts(/[|/]/g) > 0 && parts(/,/g) < 2 ? /\s*[|/]\s*/ : parts(/;/g) > 1 ? /\s*;\s*(?:and )?/ : null;
  const pieces = list.split(
    strong ?? /\s*,\s*(?:and|plus|as well as)\s+|\s*[,;]\s*|\s+(?:and|plus|&|as well as)\s+/i,
  );
  const names: string[] = [];
  for (const piece of pieces) {
    const ends = BEHIND.exec(` ${piece}`);
    const name = nameOf(ends ? ` ${piece}`.slice(0, ends.index) : piece);
    if (name === null) break;
    names.push(name);
    if (ends) break;
  }
  return names.length > 1 ? names : [];
}

function nameOf(piece: string): string | null {
  const name = piece
    .replace(/^[\s"“'‘*-]+|[\s"”'’*:;,]+$/g, "")
    .replace(/^\(?(?:\d{1,2}|[a-h])[.)]\s*/, "")
    .replace(/(?<!\b(?:no|nos|ext|ref|tel))\.$/i, "")
    .replace(/^(?:(?:and|the|an?|its|their|his|her|all|any|each|every) )+/i, "")
    .trim();
  if (name === "" || name.split(/\s+/).length > MOST_WORDS || NO_NAME.test(name)) return null;
  return /[\uE002\n:=?!{}[\]]/.test(name) || !/[\p{L}]/u.test(name) ? null : name;
}
