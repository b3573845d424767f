import { slotsIn } from "../render-prompt.ts";
import type { Edit, LintFinding, LintRule, Prompt } from "./finding.ts";
import { inTags } from "./sources.ts";

type Named = { name: string; start: number; end: number };

/** Variables that are missing, stand twice, or aren't the lab's. */
export function* variableFindings({ text, slots }: Prompt): Generator<LintFinding> {
  const found = slotsIn(text);
  const known = found.filter(({ name }) => slots.includes(name));
  const unknown = [...found.filter(({ name }) => !slots.includes(name)), ...misbraced(text, slots, found)];
  const unused = slots.filter((slot) => !known.some(({ name }) => name === slot));
  const meant = new Set<string>();
  for (const { name, start, end } of unknown) {
    const slot = nearest(name, unused) ?? nearest(name, slots);
    if (slot) meant.add(slot);
    const fix: [string, Edit] | null = slot ? [`{{${slot}}}`, { start, end, text: `{{${slot}}}` }] : null;
    yield finding("unknown-variable", { start, end }, text.slice(start, end), fix);
  }
  for (const [index, { name, start, end }] of known.entries()) {
    if (known.findIndex((one) => one.name === name) === index) continue;
    const typed = text.slice(start, end);
    yield finding("doubled-variable", { start, end }, typed, [
      typed,
      { ...withItsTags(text, start, end), text: "" },
    ]);
  }
  for (const slot of unused) {
    if (meant.has(slot)) continue;
    const end = text.trimEnd().length;
    const variable = `{{${slot}}}`;
    const put = `\n\n${inTags(slot, variable, "\n")}`;
    yield finding("unused-variable", { start: end, end }, variable, [
      variable,
      { start: end, end: text.length, text: put },
    ]);
  }
}

function finding(
  rule: LintRule,
  place: { start: number; end: number },
  words: string,
  fix: [string, Edit] | null,
): LintFinding {
  return {
    rule,
    severity: "warning",
    ...place,
    message: { key: rule, params: { words } },
    fixes: fix ? [{ title: { key: rule, params: { words: fix[0] } }, edits: [fix[1]] }] : [],
  };
}

/** A variable of the lab in the wrong braces: {會議紀錄}, ｛｛會議紀錄｝｝, {{會議紀錄}. */
function misbraced(text: string, slots: readonly string[], found: readonly Named[]): Named[] {
  return [...text.matchAll(/[{｛]{1,3}[ \u3000]*([\p{L}\p{N}_-]{1,40})[ \u3000]*[}｝]{1,3}/gu)]
    .map(({ 0: whole, 1: name = "", index }) => ({ name, start: index, end: index + whole.length }))
    .filter(({ name }) => slots.includes(name))
    .filter(({ start, end }) => !found.some((one) => one.start < end && one.end > start));
}

/** The slot that was probably meant; null when none is like it. */
function nearest(name: string, slots: readonly string[]): string | null {
  const ranked = slots
    .map((slot) => ({ slot, apart: distance(name.toLowerCase(), slot.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart);
  const [best] = ranked;
  if (!best) return null;
  const isLike = best.apart < Math.max(name.length, best.slot.length);
  return isLike || slots.length === 1 ? best.slot : null;
}

/** How many letters must be put in, taken out or exchanged (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** A variable with the tags that hold nothing else, and with its line where it is alone in it. */
function withItsTags(text: string, start: number, end: number): { start: number; end: number } {
  const open = /<([\p{L}_][\p{L}\p{N}_-]{0,40})>\s*$/u.exec(text.slice(0, start));
  const close = /^\s*<\/([\p{L}_][\p{L}\p{N}_-]{0,40})>/u.exec(text.slice(end));
  const isWrapped = open && close && open[1] === close[1];
  const from = isWrapped ? open.index : start;
  const to = isWrapped ? end + close[0].length : end;
  const isAlone = /(?:^|\n)$/.test(text.slice(0, from)) && /^(?:\n|$)/.test(text.slice(to));
  if (!isAlone) return { start: from, end: to };
  return to < text.length
    ? { start: from, end: to + 1 }
    : { start: text.slice(0, from).trimEnd().length, end: to };
}
