import type { TextRange } from "./lab.ts";

/** One point of a list in an output: its text without the marker, and its place. */
export type Point = TextRange & { text: string };

const MARKER =
  /^[ \t\u3000]*(?:[-*+•・●▪◦‣]\s*|\**(?:\d{1,2}(?:[.．、)）]|\s*[:：])(?!\d)|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|第[一二三四五六七八九十\d]{1,2}點[，、:：.]?|(?:Point|Bullet) \d{1,2}[.:])\**)[ \t\u3000]*/iu;

/**
 * Splits an output into its points. A line with a marker (1. 1、(1) 一、 - • ...) begins one; an indented line goes on
 * with it; every other line stands beside the points.
 */
export function pointsOf(output: string): { points: Point[]; beside: Point[] } {
  const points: Point[] = [];
  const beside: Point[] = [];
  for (const line of output.matchAll(/[^\n]+/g)) {
    const raw = line[0];
    if (raw.trim() === "") continue;
    const end = line.index + raw.trimEnd().length;
    const marker = MARKER.exec(raw);
    const last = points.at(-1);
    if (marker) {
      const start = line.index + marker[0].length;
      points.push({ text: output.slice(start, end), start, end });
    } else if (last && /^[ \t\u3000]{2,}\S/.test(raw) && beside.every((one) => one.start < last.start)) {
      last.end = end;
      last.text = output.slice(last.start, end);
    } else {
      beside.push({ text: raw.trim(), start: line.index, end });
    }
  }
  return { points, beside };
}

/** Sentences of a text with their places; a line's end ends a sentence too. */
export function sentencesIn(text: string): Point[] {
  const pattern = /[^。！？!?\n.]+(?:[.](?=\S)[^。！？!?\n.]*)*(?:[。！？!?.]+[」』”"）)]*|(?=\n)|$)/gu;
  return [...text.matchAll(pattern)]
    .filter((match) => /[\p{L}\p{N}]/u.test(match[0].replace(MARKER, "")))
    .map((match) => ({ text: match[0].trim(), start: match.index, end: match.index + match[0].length }));
}
