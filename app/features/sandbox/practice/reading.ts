import type { Locale } from "#app/platform/locale.ts";

/** Where in the prompt a part of the reading was found, in UTF-16 units of the messages joined by a blank line. */
export type Evidence = { part: string; start: number; end: number };

/** The material that a prompt encloses or leads to. */
export type Source = {
  text: string;
  start: number;
  end: number;
  /** How the prompt marks it off; null when it simply stands there. */
  delimiter: "tag" | "fence" | "quotes" | "rule" | "marker" | null;
  /** The name it goes by, where the prompt gives one: the tag, or the words that lead to it (文件一). */
  name: string | null;
};

export type CountUnit = "point" | "sentence" | "line" | "paragraph";
export type CountLimit = { unit: CountUnit; min: number; max: number };
/** `per` says what the limit applies to: each point (or sentence), or the whole answer. */
export type LengthLimit = { unit: "char" | "word"; per: "item" | "whole"; min: number; max: number };

export type Format = "points" | "sentences" | "prose" | "table" | "list" | "json" | "headings";
/** The sign of the first point, as marks.ts names it: 1. / (一) / 甲、 / ◎ / -. */
export type Numbering = string;

export type FieldKind =
  | "name"
  | "date"
  | "amount"
  | "place"
  | "phone"
  | "email"
  | "request"
  | "matter"
  | "label";
export type Field = { name: string; kind: FieldKind; note: string };

export type Topic =
  | "decision"
  | "owner"
  | "deadline"
  | "amount"
  | "place"
  | "attendance"
  | "greeting"
  | "discussion"
  | "background"
  | "names"
  | "phones";

/** What the practice model can do; `unsupported` was asked for something else, `none` for nothing. */
export type Task =
  | "summary"
  | "extract"
  | "classify"
  | "rewrite"
  | "letter"
  | "memo"
  | "press"
  | "minutes"
  | "reply"
  | "answer"
  | "compare"
  | "translate"
  | "unsupported"
  | "none";

export type Tone = "formal" | "plain" | "warm" | "neutral" | "firm";

/** One few-shot example of the prompt: what came in, and what should come out. */
export type Example = { input: string; output: string; start: number; end: number };

/** What is known of an official letter (函) beside its material. */
export type LetterTerms = {
  /** To a superior, an equal or a subordinate agency, or to a citizen. */
  direction: "up" | "level" | "down" | "citizen" | null;
  sender: string | null;
  recipient: string | null;
};

/** What the practice model understood of a prompt. Everything that isn't here is not obeyed. */
export type Reading = {
  /** Language of the instructions. */
  language: Locale;
  /** Language asked for; null when the prompt doesn't say. */
  outputLanguage: Locale | null;
  task: Task;
  /** What was asked for and isn't done here, in the prompt's own word. */
  unsupported: string | null;
  /** Who the model shall be: 縣政府研考科的同仁. */
  role: string | null;
  tone: Tone | null;
  /** The material; of several pieces the longest. */
  source: Source | null;
  /** All pieces of material in order, `source` among them: two for a comparison, several for questions. */
  sources: Source[];
  count: CountLimit | null;
  length: LengthLimit[];
  format: Format | null;
  numbering: Numbering | null;
  /** Sections that the answer shall have, in order. */
  headings: string[];
  fields: Field[];
  /** Labels to choose from, in order. */
  labels: string[];
  examples: Example[];
  /** Steps that the prompt puts in order, each in its own words. */
  steps: string[];
  /** The question to be answered from the material. */
  question: string | null;
  /** Say where in the material each statement stands. */
  cite: boolean;
  letter: LetterTerms;
  /** Owner, matter and deadline as a fixed pattern in each point. */
  pattern: ("owner" | "matter" | "deadline")[] | null;
  focus: Topic[];
  omit: Topic[];
  /** Words that the answer may not hold. */
  avoid: string[];
  /** Words that the answer must hold. */
  mention: string[];
  audience: string | null;
  /** What to write where the source is silent. */
  gap: string | null;
  /** "Only what the source says", without a word for the gap. */
  grounded: boolean;
  /** No greeting, no closing: the answer alone. */
  bare: boolean;
  dateStyle: "minguo" | "iso" | null;
  amountStyle: "digits" | null;
  /** Instructions inside the source are to be taken as data. */
  defended: boolean;
  evidence: Evidence[];
};
