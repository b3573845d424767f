import { z } from "zod";

/** A text that the learner writes: a prompt, or one of several. */
export type TextPart = {
  kind: "text";
  id: string;
  title: string;
  /** Variables that belong in this text, each once. */
  slots: string[];
  /** Those of them that the lab itself fills with instructions (chosen examples): no material to keep apart. */
  instructionSlots?: string[];
  /** Longest text accepted, in code points, before slots are filled. */
  maxChars: number;
};

/** A choice among things that the lab shows: examples, documents, sentences, answers. */
export type ChoicePart = {
  kind: "choice";
  id: string;
  title: string;
  /** How to choose, in a sentence. */
  note: string;
  options: ChoiceOption[];
  /** How many must and may be chosen; one at most makes it a choice between alternatives. */
  min: number;
  max: number;
};
export type ChoiceOption = {
  id: string;
  /** What stands on the choice; several lines where it is a document. */
  text: string;
  /** Its name, where the text is long: 文件一. */
  name?: string | undefined;
};

export type WorkPart = TextPart | ChoicePart;

/** What a learner has made of a lab, by part: a text, or the ids of what was chosen, in the order of the options. */
export type Work = Record<string, string | string[]>;

/** Of a work as one text, in UTF-16 units. Longer than any lab's own limit: what is too long to run is still kept while it is being shortened. */
export const LONGEST_DRAFT = 20_000;

export const isText = (part: WorkPart): part is TextPart => part.kind === "text";

/** The text of a part; nothing for one that is chosen. */
export const textIn = (work: Work, id: string): string => {
  const value = work[id];
  return typeof value === "string" ? value : "";
};

/** The ids chosen in a part. */
export const chosenIn = (work: Work, id: string): string[] => {
  const value = work[id];
  return Array.isArray(value) ? value : [];
};

const only = (parts: readonly WorkPart[]): TextPart | null => {
  const [first] = parts;
  return parts.length === 1 && first && isText(first) ? first : null;
};

/**
 * The work as one text, in which it is drafted, sent, stored and compared: a lab with a single text is that text, any
 * other a JSON object with its parts in order.
 */
export function textOfWork(parts: readonly WorkPart[], work: Work): string {
  const single = only(parts);
  if (single) return textIn(work, single.id);
  const ordered = parts.map((part) => [part.id, isText(part) ? textIn(work, part.id) : known(part, work)]);
  return JSON.stringify(Object.fromEntries(ordered), null, 1);
}

const stored = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * The work that a text holds. What can't be read (a text from before the lab was changed) becomes the first text
 * part, so that nothing that somebody wrote is lost; unknown choices are left out.
 */
export function workOfText(parts: readonly WorkPart[], text: string): Work {
  const single = only(parts);
  if (single) return { [single.id]: text };
  const read = stored.safeParse(jsonOf(text));
  const given: Work = read.success ? read.data : {};
  const first = parts.find(isText);
  if (!read.success && first) given[first.id] = text;
  return Object.fromEntries(
    parts.map((part) => [part.id, isText(part) ? textIn(given, part.id) : known(part, given)]),
  );
}

/** Chosen options that there are, once each, in the order of the options. */
const known = (part: ChoicePart, work: Work): string[] => {
  const chosen = new Set(chosenIn(work, part.id));
  return part.options.map((option) => option.id).filter((id) => chosen.has(id));
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The texts of everything that can be chosen: the lab's own, published material like its cases. */
export const optionTexts = (parts: readonly WorkPart[]): string[] =>
  parts.flatMap((part) => (isText(part) ? [] : part.options.map((option) => option.text)));

/** A work with another text in its first part that is one; what else there is stays. */
export function withFirstText(parts: readonly WorkPart[], whole: string, text: string): string {
  const first = parts.find(isText);
  return first ? textOfWork(parts, { ...workOfText(parts, whole), [first.id]: text }) : whole;
}

/** All that was written, for checks that look at the whole: texts in order, a blank line between. */
export const allTexts = (parts: readonly WorkPart[], work: Work): string =>
  parts
    .filter(isText)
    .map((part) => textIn(work, part.id))
    .join("\n\n");

/** What keeps work from being run or judged at all; `part` names the part where there are several. */
export type WorkProblem =
  | { kind: "empty"; part: string | null }
  | { kind: "too-long"; length: number; max: number; part: string | null }
  | { kind: "choose"; part: string; min: number; max: number; chosen: number };

/**
 * The first problem of a work, part by part. Lengths count code points, before slots are filled. What is to be chosen
 * may be open while one only tries (`run`): one looks first and chooses then.
 */
export function problemOfWork(
  parts: readonly WorkPart[],
  work: Work,
  wanted: "run" | "submit",
): WorkProblem | null {
  for (const part of parts) {
    const name = parts.length > 1 ? part.title : null;
    if (part.kind === "choice") {
      if (wanted === "run") continue;
      const chosen = known(part, work).length;
      const { min, max } = part;
      if (chosen < min || chosen > max) return { kind: "choose", part: part.title, min, max, chosen };
      continue;
    }
    const text = textIn(work, part.id);
    if (text.trim() === "") return { kind: "empty", part: name };
    const length = [...text].length;
    if (length > part.maxChars) return { kind: "too-long", length, max: part.maxChars, part: name };
  }
  return null;
}
