import type { TextRange } from "../lab.ts";
import { slotsIn } from "../render-prompt.ts";
import type { LintFinding, Prompt } from "./finding.ts";

const QUESTION = /問題|提問|question|query/i;

/** Material that nothing parts from the instructions: a model may take what stands in it for an order. */
export function* undelimitedSources({ text, slots, instructionSlots }: Prompt): Generator<LintFinding> {
  const seen = new Set<string>();
  for (const slot of slotsIn(text)) {
    if (!slots.includes(slot.name) || seen.has(slot.name)) continue;
    if (instructionSlots.includes(slot.name)) continue;
    seen.add(slot.name);
    const line = lineAround(text, slot);
    // Among several variables, one in the middle of a sentence is a name or a date rather than the material.
    if (slots.length > 1 && line.before !== "" && /[\p{L}\p{N}]/u.test(line.after)) continue;
    // A question is asked of the material, and is none.
    if (QUESTION.test(slot.name) || isDelimited(text, slot)) continue;
    const typed = text.slice(slot.start, slot.end);
    yield {
      rule: "undelimited-source",
      severity: "hint",
      start: slot.start,
      end: slot.end,
      message: { key: "undelimited-source", params: { words: typed } },
      fixes: [
        {
          title: { key: "undelimited-source", params: { words: `<${tagFor(slot.name)}>` } },
          edits: [
            {
              start: slot.start,
              end: slot.end,
              text: inTags(slot.name, typed, line.before === "" && line.after === "" ? "\n" : ""),
            },
          ],
        },
      ],
    };
  }
}

/** A tag can't begin with a digit or a hyphen. */
const tagFor = (name: string): string => (/^[\p{L}_]/u.test(name) ? name : `v${name}`);

/** A variable within tags of its name. */
export function inTags(name: string, variable: string, between: "\n" | ""): string {
  const tag = tagFor(name);
  return `<${tag}>${between}${variable}${between}</${tag}>`;
}

/** What else stands in the line of a place. */
export function lineAround(text: string, { start, end }: TextRange): { before: string; after: string } {
  const next = text.indexOf("\n", end);
  return {
    before: text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim(),
    after: text.slice(end, next < 0 ? text.length : next).trim(),
  };
}

const PAIRS: Record<string, string> = {
  "「": "」",
  "『": "』",
  "“": "”",
  '"': '"',
  "'": "'",
  "‘": "’",
  "`": "`",
  "【": "】",
  "《": "》",
};
const FENCES = ["```", "~~~", '"""', "'''"];

function isDelimited(text: string, { start, end }: TextRange): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  return (
    isInTags(before, after) ||
    FENCES.some((mark) => before.split(mark).length % 2 === 0 && after.includes(mark)) ||
    PAIRS[before.trimEnd().at(-1) ?? ""] === (after.trimStart()[0] ?? "") ||
    isBetweenLines(before, after)
  );
}

function isInTags(before: string, after: string): boolean {
  const names = [...before.matchAll(/<([\p{L}_][\p{L}\p{N}_.:-]{0,40})(?:\s[^<>\n]{0,80})?>/gu)];
  return names.some(
    ({ 1: name, index }) => after.includes(`</${name}>`) && before.lastIndexOf(`</${name}>`) < index,
  );
}

/** Between two rules (---, ===), two lines that say begin and end, or below a heading of its own. */
function isBetweenLines(before: string, after: string): boolean {
  const above = before.trimEnd();
  const last = above.slice(above.lastIndexOf("\n") + 1);
  const below = after.trimStart();
  const next = below.slice(0, below.search(/\n|$/));
  const isRule = (line: string) => /^\s*([-=*_#~─＝])\1{2,}/.test(line);
  if (isRule(last)) return below === "" || isRule(next);
  if (/開始|begin|start/i.test(last) && /結束|end/i.test(next) && last.length < 40) return true;
  return /^#{1,6} ?\S/.test(last) && (below === "" || /^#{1,6} ?\S/.test(next));
}
