import { injectionsIn } from "../injection.ts";
import { isMostlyHan, sentencesOf } from "../text.ts";
import type { Kind } from "./kinds.ts";
import { kindOf, LISTS } from "./kinds.ts";
import { phonesIn, withoutPhones } from "./style.ts";

export type Fact = { label: string; kind: Kind | null; values: string[] };

/**
 * An officer's material, taken apart: what is labelled, what was said in sentences. `lines` are the sentences together
 * with what stands after labels of no known kind (教育處：…), in the order of the text.
 */
export type Notes = {
  title: string | null;
  facts: Fact[];
  statements: string[];
  lines: string[];
  text: string;
};

const MARK =
  /^(?:[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]{1,3}[、.．]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]、?|\d{1,2}[.、)](?!\d)|[-*•●・▪→※]\s?|#{1,6} |第[一二三四五六七八九十\d]{1,3}[案項][:：、]?)\s*/;
const NOT_LABEL = /[我您你]|好$|鈞鑒|敬啟|^(?:dear|hello|hi)\b|https?$|[\d]$/i;
/** Beyond so many lines a word alone is no heading. */
const HEADING_LINES = 2000;
/** No officer's sentence is longer; a hostile one is cut where a reader can stop. */
const LONGEST = 300;

/** Line ends, blanks and widths made equal, injected orders blanked out, tables read row by row. */
export function cleaned(source: string): string {
  let text = "";
  let from = 0;
  for (const one of injectionsIn(source)) {
    if (one.start < from) continue;
    text += source.slice(from, one.start);
    from = one.end;
  }
  text += source.slice(from);
  const plain = text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/\p{Surrogate}|\p{Cf}|[^\P{Cc}\n\t]/gu, "")
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]{2,}|\u3000/g, "\u3000")
    .replace(/[^\S\n\u3000]/g, " ")
    .replace(/\n(?:[^\S\n]*\n)+/g, "\n\n");
  return tablesAsLines(plain);
}

/** | 方案 | 經費 | / | 甲案 | 86萬元 | becomes 甲案：經費86萬元. */
function tablesAsLines(text: string): string {
  if (!text.includes("|")) return text;
  let header: string[] | null = null;
  return text
    .split("\n")
    .flatMap((line) => {
      if (!line.trimStart().startsWith("|")) {
        header = null;
        return [line];
      }
      const cells = line
        .trim()
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) => cell.trim());
      if (cells.every((cell) => /^:?-*:?$/.test(cell))) return [];
      if (!header) {
        header = cells;
        return [];
      }
      const names = header;
      const [first = "", ...rest] = cells;
      return [`${first}：${rest.map((cell, index) => `${names[index + 1] ?? ""}${cell}`).join("，")}`];
    })
    .join("\n");
}

export function notesOf(text: string): Notes {
  const notes: Notes = { title: null, facts: [], statements: [], lines: [], text };
  let open: Fact | null = null;
  let isGreedy = false;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") {
      if (open && open.values.length > 0) open = null;
      continue;
    }
    for (const piece of piecesOf(line)) {
      const body = piece
        .replace(MARK, "")
        .replace(/^【(.{1,40})】$/, "$1")
        .trim();
      if (body === "") continue;
      const isMarked = body.length < piece.trim().length;
      const label = labelOf(body, open !== null && isMarked, index < HEADING_LINES);
      if (label) {
        open = { label: label.name, kind: label.kind, values: label.value ? [clip(label.value)] : [] };
        isGreedy = label.value === "";
        notes.facts.push(open);
        if (label.kind === null && label.value) notes.lines.push(clip(body));
        if (!isGreedy && !(label.kind && LISTS.has(label.kind))) open = null;
      } else if (open && (isMarked || isGreedy)) {
        open.values.push(clip(body));
      } else if (index === 0 && isTitle(body)) {
        notes.title = body;
      } else {
        // One by one: a call can't take as many arguments as a hostile line has sentences.
        for (const sentence of sentencesOf(body)) {
          notes.statements.push(clip(sentence));
          notes.lines.push(clip(sentence));
        }
        open = null;
      }
    }
  }
  notes.facts = notes.facts.filter((fact) => fact.values.length > 0);
  return notes;
}

/** 主席：林副縣長　紀錄：陳柏宇 are two. */
function piecesOf(line: string): string[] {
  if (!line.includes("\u3000")) return [line.trim()];
  const parts = line.split("\u3000").filter(Boolean);
  if (parts.slice(1).every((part) => !/^[^\s:：]{1,10}[:：]/.test(part))) return [parts.join(" ").trim()];
  const pieces: string[] = [];
  for (const part of parts) {
    if (/^[^\s:：]{1,10}[:：]/.test(part) || pieces.length === 0) pieces.push(part);
    else pieces.push(`${pieces.pop()} ${part}`);
  }
  return pieces.map((one) => one.trim());
}

function labelOf(
  body: string,
  inList: boolean,
  mayBeHeading: boolean,
): { name: string; kind: Kind | null; value: string } | null {
  const match =
    /^([^\s:：，。；、！？「」]{1,16}|[A-Z][\w '’/&().-]{0,36}|方案\s?[^\s:：，。]{1,14})\s?[:：]\s?/u.exec(
      body,
    );
  if (!match?.[1]) {
    const kind = mayBeHeading && body.length <= 24 ? kindOf(body) : null;
    return kind && kind !== "option" ? { name: body, kind, value: "" } : null;
  }
  const [name, value] = [match[1].trim(), body.slice(match[0].length).trim()];
  if (value.startsWith("//") || NOT_LABEL.test(name.replace(/方案\s?\d$|option \d$/i, ""))) return null;
  const kind = kindOf(name);
  if (kind === null && (inList || value === "" || (isMostlyHan(name) && [...name].length > 8))) return null;
  return { name, kind, value };
}

const isTitle = (line: string) =>
  !/[。.!！?？，；]$/.test(line) && [...line].length < (isMostlyHan(line) ? 50 : 120);

function clip(text: string): string {
  if (text.length <= LONGEST) return text;
  const part = text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "");
  const stop = Math.max(...["。", "；", "，", "、", ". ", ", ", " "].map((mark) => part.lastIndexOf(mark)));
  return (stop > LONGEST / 3 ? part.slice(0, stop) : part).trim();
}

/** Whom to ask and under which number, also where both stand in one line. */
export function contactIn(notes: Notes): { officer: string | null; phone: string | null } {
  const officer = factOf(notes, "officer");
  const phone = factOf(notes, "phone") ?? phonesIn(officer ?? "")[0] ?? null;
  const name = withoutPhones(officer ?? "")
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1")
    .replace(/[，、,\s]+$/u, "");
  return { officer: name === "" ? null : name, phone };
}

export const factsOf = (notes: Notes, kind: Kind): string[] =>
  notes.facts.filter((fact) => fact.kind === kind).flatMap((fact) => fact.values);

export const factOf = (notes: Notes, kind: Kind): string | null => factsOf(notes, kind)[0] ?? null;
