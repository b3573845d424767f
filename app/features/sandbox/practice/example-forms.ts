import type { Example } from "./reading.ts";

// Forms of few-shot examples beside arrows and keys: rows with a bar, lines of JSON, turns of a talk.

type Line = { text: string; start: number; end: number };
type Pairs = { pairs: Example[]; key: string | null; sure: boolean };

const LONGEST = 400;

/** 留言|分類 above rows of the same shape, the last of which may be open. */
export function barred(lines: Line[]): Pairs | null {
  let best: Example[] = [];
  let run: Example[] = [];
  for (const { text, start, end } of lines) {
    const match =
      text.length <= LONGEST ? /^\s*([^|\s][^|]{0,300}?)\s*\|\s*([^|]{1,30}?)\s*$/.exec(text) : null;
    run = match ? [...run, { input: match[1] ?? "", output: match[2] ?? "", start, end }] : [];
    if (run.length > best.length) best = run;
    if (run.length > 200) break;
  }
  const [head, ...rows] = best;
  const isHeaded = head !== undefined && head.input.length <= 8 && head.output.length <= 8;
  return isHeaded && rows.length >= 2 ? { pairs: rows, key: null, sure: true } : null;
}

/** {"句子":"…","姓名":"…"}: lines of JSON with the same keys, the first of them the input. */
export function jsonLines(lines: Line[]): Pairs | null {
  const pairs: Example[] = [];
  let shape = "";
  for (const { text, start, end } of lines) {
    if (text.length > LONGEST || !/^\s*\{.*\}[,\s]*$/.test(text)) continue;
    const members = [...text.matchAll(/"([^"\n]{1,40})"\s*:\s*(?:"([^"\n]*)"|([\d.]+|null|true|false))/g)];
    const keys = members.map((one) => one[1]).join("\n");
    const values = members.map((one) => one[2] ?? one[3] ?? "");
    if (members.length < 2 || values.some((value) => value === "") || (shape !== "" && keys !== shape))
      continue;
    shape = keys;
    pairs.push({ input: values[0] ?? "", output: values.slice(1).join(" / "), start, end });
  }
  return { pairs, key: null, sure: pairs.length >= 2 };
}

const TURN = /<([\p{L}][\p{L}\p{N}_-]{0,15})>([^<>]{1,400})<\/\1>/gu;

/** <in>…</in><out>…</out> and once more: two tags that take turns. The material stands in one of its own. */
export function turns(text: string): Pairs | null {
  const found = [...text.slice(0, 20_000).matchAll(TURN)];
  const [first, second] = found;
  if (!first || !second || first[1] === second[1]) return null;
  const pairs: Example[] = [];
  for (let index = 0; found[index]?.[1] === first[1] && found[index + 1]?.[1] === second[1]; index += 2) {
    const [one, next] = [found[index], found[index + 1]];
    if (!one || !next || (next[2] ?? "").trim() === "" || (next[2] ?? "").length > 200) break;
    const [input, output] = [(one[2] ?? "").trim(), (next[2] ?? "").trim()];
    pairs.push({ input, output, start: one.index, end: next.index + next[0].length });
  }
  return { pairs, key: null, sure: pairs.length >= 2 };
}
