import type { Work } from "../engine.ts";
import { injectionsIn } from "../injection.ts";
import type { Reading, Source, Task } from "../reading.ts";
import { hashText, randomFrom } from "../text.ts";
import { documentEngines } from "./engines.ts";

const sourceOf = (text: string, name: string | null = null): Source => ({
  text,
  start: 0,
  end: text.length,
  delimiter: "tag",
  name,
});

/** A prompt that says nothing but the task and gives the material. */
export function readingOf(
  task: Task,
  source: string | { name: string; text: string }[] | null,
  more: Partial<Reading> = {},
): Reading {
  const sources =
    source === null
      ? []
      : typeof source === "string"
        ? [sourceOf(source)]
        : source.map(({ text, name }) => sourceOf(text, name));
  return {
    language: "zh-TW",
    outputLanguage: null,
    task,
    unsupported: null,
    role: null,
    tone: null,
    source: sources.toSorted((a, b) => b.text.length - a.text.length)[0] ?? null,
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
    bare: false,
    dateStyle: null,
    amountStyle: null,
    defended: true,
    evidence: [],
    ...more,
  };
}

export function documentOf(reading: Reading, { seed = 1, temperature = 0 } = {}): string {
  const work: Work = {
    reading,
    injections: injectionsIn(reading.source?.text ?? ""),
    obeyed: [],
    temperature,
    random: randomFrom(hashText(JSON.stringify(reading)) ^ seed),
  };
  const engine = documentEngines[reading.task];
  if (!engine) throw new Error(`no document for ${reading.task}`);
  return engine(work);
}
