import { answerTo } from "#app/features/sandbox/practice/answer.ts";
import type { Reading, Source } from "#app/features/sandbox/practice/reading.ts";
import { randomFrom } from "#app/features/sandbox/practice/text.ts";

/** A piece of material between tags, or as the test says. */
export const sourceOf = (text: string, more: Partial<Source> = {}): Source => ({
  text,
  start: 0,
  end: text.length,
  delimiter: "tag",
  name: "資料",
  ...more,
});

type Parts = Partial<Omit<Reading, "source" | "sources">> & { text?: string; texts?: Source[] };

/** A reading made by hand: what a test doesn't state is what a prompt didn't say. */
export function readingOf({ text, texts, ...parts }: Parts): Reading {
  const sources = texts ?? (text === undefined ? [] : [sourceOf(text)]);
  const source = sources.toSorted((a, b) => b.text.length - a.text.length)[0] ?? null;
  return {
    language: "zh-TW",
    outputLanguage: null,
    task: "summary",
    unsupported: null,
    role: null,
    tone: null,
    source,
    sources,
    count: null,
    length: [],
    format: null,
    numbering: null,
    headings: [],
    fields: [],
    labels: [],
    examples: [],
    steps: [],
    question: null,
    cite: false,
    letter: { direction: null, sender: null, recipient: null },
    pattern: null,
    focus: [],
    omit: [],
    avoid: [],
    mention: [],
    audience: null,
    gap: null,
    grounded: false,
    bare: true,
    dateStyle: null,
    amountStyle: null,
    defended: false,
    evidence: [],
    ...parts,
  };
}

/** What the practice model says to a reading, at temperature 0 unless the test says otherwise. */
export const said = (parts: Parts, { temperature = 0, seed = 1 } = {}): string =>
  answerTo(readingOf(parts), temperature, randomFrom(seed));
