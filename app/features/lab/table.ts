import type { TextRange } from "./lab.ts";

export type Cell = TextRange & { text: string };
export type Table = TextRange & { columns: string[]; rows: Cell[][] };

/** The first Markdown table of an output, and the lines that stand beside it; null when there is none. */
export function tableOf(output: string): { table: Table; beside: TextRange[] } | null {
  const lines = [...output.matchAll(/[^\n]+/g)].map((line) => ({ text: line[0], start: line.index }));
  const rule = lines.findIndex(
    (line, index) =>
      index > 0 &&
      /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/.test(line.text) &&
      isRow(lines[index - 1]?.text),
  );
  const header = lines[rule - 1];
  if (rule < 1 || !header) return null;
  let last = rule;
  while (isRow(lines[last + 1]?.text)) last += 1;
  const end = (lines[last]?.start ?? 0) + (lines[last]?.text.length ?? 0);
  const rows = lines.slice(rule + 1, last + 1).map((line) => cellsOf(line.text, line.start));
  return {
    table: { start: header.start, end, columns: cellsOf(header.text, 0).map((cell) => cell.text), rows },
    beside: [...lines.slice(0, rule - 1), ...lines.slice(last + 1)]
      .filter((line) => line.text.trim() !== "" && !/^\s*(?:```|~~~)/.test(line.text))
      .map((line) => ({ start: line.start, end: line.start + line.text.length })),
  };
}

const isRow = (line: string | undefined) => line?.includes("|") === true;

function cellsOf(line: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  const begin = line.length - line.trimStart().length + (line.trimStart().startsWith("|") ? 1 : 0);
  const body = line.trimEnd().endsWith("|") ? line.trimEnd().slice(0, -1) : line.trimEnd();
  let at = begin;
  for (const piece of body.slice(begin).split("|")) {
    const lead = piece.length - piece.trimStart().length;
    const start = offset + at + lead;
    const text = piece.trim();
    cells.push({ text: text.replace(/<br\s*\/?>/gi, " "), start, end: start + text.length });
    at += piece.length + 1;
  }
  return cells;
}
