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

const TURN =
  /<(user|bot|assistant|human|ai|input|output|民眾|客服|承辦|問|答|輸入|輸出)>([^<>]{1,300})<\/\1>/giu;

/** <user>…</user> <bot>…</bot>: two tags that take turns. */
export function turns(text: string): Pairs | null {
  const found = [...text.slice(0, 20_000).matchAll(TURN)];
  const pairs = found.flatMap((one, index) => {
    const next = found[index + 1];
    const isPair = next && index % 2 === 0 && one[1] === found[0]?.[1] && next[1] !== one[1];
    return isPair
      ? [{ input: one[2] ?? "", output: next[2] ?? "", start: one.index, end: next.index + next[0].length }]
      : [];
  });
  return { pairs, key: null, sure: pairs.length >= 2 };
}
