import type { ReadingLine, ReadPart } from "#app/features/sandbox/practice/reading-lines.ts";
import type { ModelSettings } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Lab, LabCase, TextRange } from "./lab.ts";
import type { PromptReading } from "./lab-page-data.ts";
import type { WorkProblem } from "./work.ts";
import { problemOfWork, workOfText } from "./work.ts";

/** A slot in a prompt: {{會議紀錄}}, {{ record }}. Names are letters of any script, digits, _ and -. */
const SLOT = /\{\{[ \u3000]*([\p{L}\p{N}_-]{1,40})[ \u3000]*\}\}/gu;

/** Fills the slots that `vars` knows; others stay as they were typed. Filled text is never filled again. */
export function renderPrompt(prompt: string, vars: Record<string, string>): string {
  return prompt.replace(SLOT, (whole, name: string) =>
    Object.hasOwn(vars, name) ? (vars[name] ?? whole) : whole,
  );
}

/** Every slot in the prompt, in order, with its place in UTF-16 units. */
export function slotsIn(prompt: string): { name: string; start: number; end: number }[] {
  return [...prompt.matchAll(SLOT)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Where a place of the filled text stands in the prompt as it was typed. A place within what was filled in is that
 * of its slot.
 */
export function placeInPrompt(prompt: string, vars: Record<string, string>, place: TextRange): TextRange {
  const typed = (position: number, edge: "start" | "end"): number => {
    let shift = 0;
    for (const slot of slotsIn(prompt)) {
      if (!Object.hasOwn(vars, slot.name)) continue;
      const filledEnd = slot.start + shift + (vars[slot.name]?.length ?? 0);
      if (position <= slot.start + shift) break;
      if (position < filledEnd) return edge === "start" ? slot.start : slot.end;
      shift = filledEnd - slot.end;
    }
    return position - shift;
  };
  return { start: typed(place.start, "start"), end: typed(place.end, "end") };
}

/**
 * A model's reading of a filled prompt, as the prompt's author can recognise it: in the words as typed.
 * @param textPart the part of the work that the prompt is
 */
export function readingOfPrompt(
  reading: { lines: ReadingLine[]; unstated: ReadPart[] },
  prompt: string,
  textPart: string,
  labCase: LabCase,
): PromptReading {
  return {
    unstated: reading.unstated,
    lines: reading.lines.map(({ part, value, places }) => ({
      part,
      value,
      words: places
        .map((place) => placeInPrompt(prompt, labCase.vars, place))
        .filter(({ start, end }) => end > start)
        .map(({ start, end }) => ({ start, end, text: prompt.slice(start, end), part: textPart })),
    })),
  };
}

/** The lab's settings as the model takes them; stored with an attempt. */
export function settingsFor(lab: Lab, locale: Locale): ModelSettings {
  return {
    temperature: lab.model.temperature,
    seed: lab.model.seed,
    maxTokens: lab.model.maxTokens,
    locale,
  };
}

/** What keeps a learner's work (see `textOfWork`) from being run or submitted at all. */
export function promptProblem(
  lab: Lab,
  locale: Locale,
  text: string,
  wanted: "run" | "submit",
): WorkProblem | null {
  const { parts } = lab.text[locale];
  return problemOfWork(parts, workOfText(parts, text), wanted);
}
