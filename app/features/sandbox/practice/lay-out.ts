import type { Locale } from "#app/platform/locale.ts";
import { compress, measure } from "./compress.ts";
import { mark } from "./marks.ts";
import type { LengthLimit, Reading } from "./reading.ts";
import { countChars, isMostlyHan, sentencesOf } from "./text.ts";

// The form of an answer, the same whatever the task. An engine finds what to say; here it becomes points, sentences,
// a table, JSON or sections, within the limits that the prompt states, and gets its greeting unless told not to.

/** A heading and what stands under it. */
export type Section = { heading: string; points: string[] };

/** What the model says around an answer of its own accord. */
export type Courtesy = { opening: string; closing: string };

/** The language in which the model speaks itself: the one asked for, else the prompt's. */
export const languageOf = (reading: Reading): Locale => reading.outputLanguage ?? reading.language;

const WORDS = {
  "zh-TW": {
    number: "項次",
    content: "內容",
    heading: "項目",
    points: "重點",
    untranslated: "（註：這個練習模型不會翻譯，資料的內容保留原文的語言。）",
    silent: "（原文沒有提到）",
    filler: "相關工作均持續推動中，後續將視實際情形檢討精進。",
  },
  en: {
    number: "No.",
    content: "Content",
    heading: "Heading",
    points: "points",
    untranslated:
      "(Note: this practice model doesn't translate; what comes from the material stays in its language.)",
    silent: "(not in the text)",
    filler: "Work on this is well under way and will be reviewed in due course.",
  },
} as const;

/** Room for each of `count` pieces of text; null when no length is stated. */
export type Room = { unit: LengthLimit["unit"]; max: number } | null;

/** How long each piece may be, by a limit on each or a fair share of a limit on the whole. */
export function roomFor(reading: Reading, count: number): Room {
  const each = reading.length.find((limit) => limit.per === "item");
  const whole = reading.length.find((limit) => limit.per === "whole");
  // Marks and numbers cost room in a limit on the whole text.
  const share = whole
    ? Math.floor((whole.max - (whole.unit === "char" ? count * 3 : count)) / Math.max(1, count))
    : null;
  // The full stop that ends a point counts too.
  if (each) return { unit: each.unit, max: Math.max(1, each.max - (each.unit === "char" ? 1 : 0)) };
  return whole && share !== null ? { unit: whole.unit, max: Math.max(1, share) } : null;
}

/** Shortens a statement to the room it has; without a stated length it stays as it is. */
export const shortened = (text: string, room: Room, reading: Reading): string =>
  room === null ? text : compress(text, room, reading.focus);

/** A statement with its full stop. */
export const stopped = (text: string): string => {
  const bare = text.replace(/[。；;，,、\s]{1,40}$/u, "");
  if (/[！？!?：:]$|[^.]\.$/u.test(bare)) return bare;
  return isMostlyHan(bare) ? `${bare}。` : `${bare}.`;
};

/** Statements as points, sentences, lines, paragraphs, a table or JSON, as the prompt says; else as paragraphs. */
export function layOutPoints(points: readonly string[], reading: Reading): string {
  const unit = reading.count?.unit ?? null;
  const words = WORDS[languageOf(reading)];
  if (reading.format === "json") return layOutValue({ [keyFor(reading, words.points)]: points }, reading);
  if (reading.format === "table") {
    const named = reading.fields.map((field) => field.name);
    const [number, content] =
      named.length === 2 ? named : named.length === 1 ? [null, named[0]] : [words.number, words.content];
    return number
      ? layOutTable(
          [number, content ?? ""],
          points.map((text, index) => [String(index + 1), text]),
        )
      : layOutTable(
          [content ?? ""],
          points.map((text) => [text]),
        );
  }
  if (unit === "sentence" || (reading.format === "sentences" && unit === null)) {
    return points
      .map((text) => stopped(text.replace(/[。；](?=.)/gu, "，").replace(/\. (?=[A-Z])/g, "; ")))
      .join(points.some((one) => isMostlyHan(one)) ? "" : " ");
  }
  if (unit === "paragraph") return points.map(stopped).join("\n\n");
  if (unit === "line") return points.map(stopped).join("\n");
  if (unit === "point" || isListed(reading)) return layOutList(points.map(stopped), reading);
  const together =
    reading.format === "prose" ||
    (reading.count === null && reading.length.some((limit) => limit.per === "whole"));
  if (together) return points.map(stopped).join(points.some((one) => isMostlyHan(one)) ? "" : " ");
  return points.map(stopped).join("\n\n");
}

const isListed = (reading: Reading) =>
  reading.format === "points" || reading.format === "list" || reading.numbering !== null;

/** Lines with the mark that the prompt asks for: numbers where it counts points, dashes where it doesn't. */
export function layOutList(lines: readonly string[], reading: Reading): string {
  const numbering = reading.numbering ?? (reading.count?.unit === "point" ? "1." : "-");
  return lines.map((text, index) => `${mark(numbering, index)}${text}`).join("\n");
}

/** A value of a row; numbers and null are JSON's own. */
export type Value = string | number | null;

/** Rows of named values: JSON (one object, or a list of them), a table, or a line for each value. */
export function layOutRows(
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  reading: Reading,
): string {
  if (reading.format === "json") {
    const objects = rows.map((row) =>
      Object.fromEntries(
        columns.map((column, index) => [column, row[index] === undefined ? "" : row[index]]),
      ),
    );
    return layOutValue(objects.length === 1 ? objects[0] : objects, reading);
  }
  if (reading.format === "table") return layOutTable(columns, rows);
  const colon = languageOf(reading) === "en" ? ": " : "：";
  if (reading.format === "prose") {
    const [comma, stop] = languageOf(reading) === "en" ? [", ", "."] : ["，", "。"];
    return rows
      .map((row) => columns.map((column, index) => `${column}${colon}${row[index] ?? ""}`).join(comma) + stop)
      .join("\n");
  }
  return rows
    .map((row) =>
      columns
        .map(
          (column, index) => `${mark(reading.numbering ?? "-", index)}${column}${colon}${row[index] ?? ""}`,
        )
        .join("\n"),
    )
    .join("\n\n");
}

/** A Markdown table. What would break a row is made harmless. */
export function layOutTable(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  return [
    `| ${columns.map(cell).join(" | ")} |`,
    `|${columns.map(() => " --- |").join("")}`,
    ...rows.map((row) => `| ${columns.map((_, index) => cell(row[index] ?? "")).join(" | ")} |`),
  ].join("\n");
}

const cell = (value: Value) =>
  String(value ?? "")
    .replace(/\|/g, "｜")
    .replace(/\s*\n\s*/g, " ");

/** JSON, in a fence unless the prompt wants nothing but the answer. */
export function layOutValue(value: unknown, reading: Reading): string {
  const json = JSON.stringify(value, null, 2);
  return reading.bare ? json : `\`\`\`json\n${json}\n\`\`\``;
}

const keyFor = (reading: Reading, own: string) => reading.fields[0]?.name ?? reading.headings[0] ?? own;

/** Sections under their headings; JSON with a key for each, or a table with a row for each, where that was asked for. */
export function layOutSections(sections: readonly Section[], reading: Reading): string {
  if (reading.format === "json") {
    return layOutValue(
      Object.fromEntries(
        sections.map(({ heading, points }) => [heading, points.length === 1 ? points[0] : points]),
      ),
      reading,
    );
  }
  if (reading.format === "table") {
    const words = WORDS[languageOf(reading)];
    return layOutTable(
      [words.heading, words.content],
      sections.map(({ heading, points }) => [heading, points.map(stopped).join("")]),
    );
  }
  return sections
    .map(({ heading, points }) => {
      const lines = points.map(stopped);
      const body =
        lines.length > 1 || isListed(reading)
          ? lines.map((text, index) => mark(reading.numbering ?? "-", index) + text).join("\n")
          : lines.join("");
      return `## ${heading}\n\n${body}`;
    })
    .join("\n\n");
}

/** What stands where the material is silent: the gap word, an honest remark, or else confident filler. */
export function silence(reading: Reading): string {
  const words = WORDS[languageOf(reading)];
  if (reading.gap !== null) return reading.gap;
  return reading.grounded ? words.silent : words.filler;
}

/**
 * Statements without the words to avoid and with those to mention. A word that no statement holds joins the shortest
 * one in brackets, as far as `room` allows.
 */
export function withWords(points: readonly string[], reading: Reading, room: Room = null): string[] {
  const kept = points.map((text) => withoutWords(text, reading.avoid));
  for (const word of reading.mention) {
    if (kept.length === 0 || kept.some((text) => text.includes(word))) continue;
    const shortest = kept.reduce(
      (best, text, at) => (text.length < (kept[best]?.length ?? 0) ? at : best),
      0,
    );
    const text = kept[shortest] ?? "";
    const aside = isMostlyHan(word + text) ? `（${word}）` : ` (${word})`;
    const body = text.replace(/[。.]{1,20}$/u, "");
    const left = room ? { ...room, max: Math.max(1, room.max - measure(aside, room.unit)) } : null;
    kept[shortest] = (left ? compress(body, left, reading.focus) : body) + aside;
  }
  return kept;
}

/** A text without the given words; a clause that is left empty goes with them. */
export function withoutWords(text: string, words: readonly string[]): string {
  let kept = text;
  for (const word of words) if (word !== "") kept = kept.split(word).join("");
  if (kept === text) return text;
  return kept
    .replace(/[「『“][」』”]|[（(][）)]/gu, "")
    .replace(/([，、；])[，、；]+/gu, "$1")
    .replace(/[，、；]{1,20}(?=[。！？])/gu, "")
    .replace(/^[，、；。\s]+/u, "")
    .replace(/ {2,}/g, " ");
}

/**
 * The whole answer: what the model says before and after (unless the prompt wants the answer alone), a remark where it
 * can't write in the language asked for, and the limit on the whole kept. A vague prompt gets the closing as well.
 */
export function enveloped(body: string, reading: Reading, courtesy: Courtesy, vague: boolean): string {
  const note = untranslated(body, reading);
  const structured = reading.format === "json" || reading.format === "table";
  const main = note === null ? body : `${body}\n\n${note}`;
  const whole = reading.length.find((limit) => limit.per === "whole");
  const fits = (text: string) => !whole || measure(text, whole.unit) <= whole.max;
  const opening = withoutWords(courtesy.opening, reading.avoid);
  const closing = withoutWords(courtesy.closing, reading.avoid);
  const polite = [
    ...(reading.bare || opening === "" ? [] : [opening]),
    main,
    ...(reading.bare || !vague || closing === "" ? [] : [closing]),
  ].join("\n\n");
  if (fits(polite)) return polite;
  const plain = reading.bare || opening === "" ? main : `${opening}\n\n${main}`;
  if (fits(plain)) return plain;
  if (fits(main) || structured) return main;
  return fits(body) ? body : fitted(body, whole ?? null);
}

/** As many whole lines and sentences as the limit on the whole text allows; the last resort cuts the first one. */
export function fitted(text: string, limit: Pick<LengthLimit, "unit" | "max"> | null): string {
  if (limit === null || measure(text, limit.unit) <= limit.max) return text;
  const lines = text.split("\n");
  const kept: string[] = [];
  let left = limit.max;
  for (const line of lines) {
    const size = measure(line, limit.unit);
    if (size <= left) {
      kept.push(line);
      left -= size;
      continue;
    }
    let part = "";
    for (const sentence of sentencesOf(line)) {
      left -= measure(sentence, limit.unit);
      if (left < 0) break;
      part += (part === "" || isMostlyHan(sentence) ? "" : " ") + sentence;
    }
    if (part !== "") kept.push(part);
    break;
  }
  const whole = kept.join("\n").trim();
  return whole === "" ? compress(lines.find((line) => line.trim() !== "") ?? "", limit, []) : whole;
}

/** A remark when the answer's material stands in another language than the one asked for. */
function untranslated(body: string, reading: Reading): string | null {
  if (reading.outputLanguage === null || countChars(body) < 8) return null;
  const language = isMostlyHan(body) ? "zh-TW" : "en";
  return language === reading.outputLanguage ? null : WORDS[reading.outputLanguage].untranslated;
}
