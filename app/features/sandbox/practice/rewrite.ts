import { withoutMiddle } from "./attention.ts";
import { compress } from "./compress.ts";
import { courtesyFor } from "./courtesies.ts";
import type { Work } from "./engine.ts";
import { LONGEST, materialOf, oneOf } from "./engine.ts";
import { enveloped, languageOf, layOutPoints, roomFor, withWords } from "./lay-out.ts";
import { DROPPED, MILD_ZH, PLAIN_EN, PLAIN_ZH } from "./plain-words.ts";
import type { Reading } from "./reading.ts";
import { countChars, isMostlyHan, sentencesOf } from "./text.ts";

/** Official text in plain words: one idea a sentence, no set phrases. Numbers, dates and names stay as they stand. */
export function rewrite(work: Work): string {
  const { reading } = work;
  const language = languageOf(reading);
  const text = materialOf(work)
    .map((piece) => withoutMiddle(piece.text))
    .join("\n");
  const lines: string[] = [];
  let size = 0;
  for (const line of text.split("\n")) {
    if (size > LONGEST) break;
    const plain = plainLine(line.slice(0, LONGEST), reading);
    size += plain.length + 1;
    if (plain.trim() !== "") lines.push(plain);
  }
  const body = salutation(reading, lines) + form(lines, reading);
  const courtesy = courtesyFor("rewrite", language, (options) => oneOf(options, work));
  const vague = reading.audience === null && reading.tone === null && reading.length.length === 0;
  return enveloped(body, reading, courtesy, vague);
}

/** As points, sentences or within a limit where the prompt says so; else line by line as the text stands. */
function form(lines: string[], reading: Reading): string {
  const isShaped =
    reading.count !== null ||
    reading.length.length > 0 ||
    reading.numbering !== null ||
    (reading.format !== null && reading.format !== "prose");
  if (!isShaped) return withWords(lines, reading).join("\n");
  const sentences = lines.flatMap((line) => sentencesOf(line.replace(/^(?:\d+\. |- )/, "")));
  const chosen = sentences.slice(0, reading.count?.max ?? fittingCount(sentences, reading));
  const room = roomFor(reading, chosen.length);
  const points = chosen.map((one) =>
    room ? compress(one, room, reading.focus) : one.replace(/[。.]$/u, ""),
  );
  return layOutPoints(withWords(points, reading, room), reading);
}

/** How many sentences a limit on the whole can hold without cutting each to a stump. */
function fittingCount(sentences: string[], reading: Reading): number {
  const whole = reading.length.find((limit) => limit.per === "whole");
  if (!whole) return sentences.length;
  const least = whole.unit === "char" ? 24 : 14;
  return Math.max(1, Math.min(sentences.length, Math.floor(whole.max / least)));
}

const TITLES: readonly [RegExp, string][] = [
  [/^\s*主\s*旨\s*[：:]\s*/u, ""],
  [/^\s*(?:說\s*明|辦\s*法|公告事項|依\s*據|建\s*議|擬\s*辦)\s*[：:]\s*$/u, ""],
  [/^\s*(?:說\s*明|辦\s*法|公告事項|建\s*議|擬\s*辦)\s*[：:]\s*/u, ""],
  [/^\s*依\s*據\s*[：:]\s*/u, "根據："],
  [/^[\p{Script=Han}]{2,20}[\s　]*(?:函|公告|令|簽|書函|開會通知單)(?:[\s　]*稿)?\s*$/u, ""],
  [/^\s*(?:受文者|發文日期|發文字號|速別|密等及解密條件或保密期限|附件|正本|副本)\s*[：:].*$/u, ""],
];
const ITEMS = "一二三四五六七八九十";

/** One line without its official mark, in plain words and short sentences. */
function plainLine(line: string, reading: Reading): string {
  let text = line;
  for (const [pattern, by] of TITLES) text = text.replace(pattern, by);
  text = text
    .replace(/^[\s　]*([一二三四五六七八九十])、/u, (_, number: string) => `${ITEMS.indexOf(number) + 1}. `)
    .replace(/^[\s　]*[（(](?:[一二三四五六七八九十]{1,2})[)）]\s*/u, "- ")
    .replace(/^\s*Subject:\s*/i, "");
  if (text.trim() === "") return "";
  const mark = /^(?:\d+\. |- )/.exec(text)?.[0] ?? "";
  const body = inPlainWords(text.slice(mark.length), reading);
  if (body === "") return "";
  return mark + (isMostlyHan(body) ? shortSentences(body) : shortSentencesEn(body));
}

/** Words by the lexicon; what stands in quotation marks or is the name of a law isn't touched. */
export function inPlainWords(text: string, reading: Reading): string {
  const formal = reading.tone === "formal" || reading.tone === "firm";
  const kept: string[] = [];
  const keep = (part: string) => `\uE010${kept.push(part) - 1}\uE011`;
  let plain = text.replace(
    /「[^「」\n]*」|《[^《》\n]*》|『[^『』\n]*』|"[^"\n]*"|“[^“”\n]*”|(依據|依照|依|按照|按|根據)?(\p{Script=Han}{2,14}(?:法|條例|細則|辦法|要點|準則|規則))(?=第)/gu,
    (part, by: string | undefined, law: string | undefined) => (law ? (by ?? "") + keep(law) : keep(part)),
  );
  if (isMostlyHan(text)) {
    for (const pattern of DROPPED) plain = plain.replace(pattern, "");
    for (const [pattern, by] of formal ? MILD_ZH : PLAIN_ZH) plain = plain.replace(pattern, by);
    if (reading.audience && /長官|秘書|主管|首長|局長|處長/.test(reading.audience))
      plain = plain.replace(/您/gu, "當事人");
    plain = plain
      .replace(/^[，；。、\s]+/u, "")
      .replace(/，{2,}/gu, "，")
      .replace(/，(?=。)/gu, "");
  } else {
    for (const [pattern, by] of PLAIN_EN) {
      plain = plain.replace(pattern, (found: string, ...parts: unknown[]) => {
        const said = by.replace("$1", typeof parts[0] === "string" ? parts[0] : "");
        return /^[A-Z]/.test(found) && said !== "" ? said.charAt(0).toUpperCase() + said.slice(1) : said;
      });
    }
    plain = plain
      .replace(/ {2,}/g, " ")
      .replace(/ (?=[,.;])/g, "")
      .trim();
    plain = plain.charAt(0).toUpperCase() + plain.slice(1);
  }
  return plain.replace(/\uE010(\d+)\uE011/gu, (_, index: string) => kept[Number(index)] ?? "");
}

const LONG_SENTENCE = 36;
/** Clauses that can begin a sentence of their own. */
const STARTS =
  /^(?:並)?(?:請|如果|若|另外|但是|因此|所以|同時|到時候|超過期限|以後|您|我們|詳細內容|申請的人|逾期)/u;

/** Long sentences end earlier: at a semicolon, and before a clause that can stand alone. */
function shortSentences(text: string): string {
  return sentencesOf(text)
    .flatMap((sentence) => {
      const whole = sentence.replace(/；$/u, "。");
      if (countChars(whole) <= LONG_SENTENCE) return [whole];
      const clauses = whole.split(/(?<=，)/u);
      const parts: string[] = [];
      let current = "";
      for (const clause of clauses) {
        if (current !== "" && STARTS.test(clause) && countChars(current) >= 10) {
          parts.push(current.replace(/，$/u, "。"));
          current = clause.replace(/^並(?=請)/u, "");
        } else current += clause;
      }
      return [...parts, current];
    })
    .map((sentence) =>
      /[。！？：]$/u.test(sentence) || !/[，。；]/u.test(text) ? sentence : `${sentence}。`,
    )
    .join("");
}

const shortSentencesEn = (text: string) =>
  sentencesOf(
    text.replace(/;\s+(?=[a-z])/g, ". ").replace(/(?<=\. )[a-z]/g, (letter) => letter.toUpperCase()),
  )
    .map((sentence) => sentence.replace(/;$/, "."))
    .join(" ");

/** A text for people begins with a word to them, unless only the text itself was wanted. */
function salutation(reading: Reading, lines: string[]): string {
  const first = lines[0] ?? "";
  if (
    reading.bare ||
    reading.format === "json" ||
    reading.format === "table" ||
    /您好|^Dear|^Hello/.test(first)
  )
    return "";
  if (reading.audience === null && reading.tone !== "warm") return "";
  const { audience } = reading;
  if (!isMostlyHan(first))
    return audience ? `Dear ${audience.replace(/^(?:the|our|a) /i, "")},\n\n` : "Hello,\n\n";
  if (audience && /長官|秘書|主管|首長|局長|處長|縣長|市長/.test(audience)) return `${audience}鈞鑒：\n`;
  if (audience && /長者|長輩|老人|阿公|阿嬤/.test(audience)) return "各位長輩，您好：\n";
  return audience && /\p{Script=Han}/u.test(audience)
    ? `各位${audience.replace(/^(?:一般|各位|所有|廣大)/u, "")}，您好：\n`
    : "您好：\n";
}
