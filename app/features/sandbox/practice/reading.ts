import type { Locale } from "#app/platform/locale.ts";

/** Where in the prompt a part of the reading was found, in UTF-16 units. */
export type Evidence = { part: string; start: number; end: number };

/** The material that a prompt encloses or leads to. */
export type Source = {
  text: string;
  start: number;
  end: number;
  /** How the prompt marks it off; null when it simply stands there. */
  delimiter: "tag" | "fence" | "quotes" | "rule" | "marker" | null;
};

export type CountUnit = "point" | "sentence" | "line" | "paragraph";
export type CountLimit = { unit: CountUnit; min: number; max: number };
/** `per` says what the limit applies to: each point (or sentence), or the whole answer. */
export type LengthLimit = { unit: "char" | "word"; per: "item" | "whole"; min: number; max: number };

export type Format = "points" | "sentences" | "prose" | "table" | "list" | "json";
export type Numbering = "1." | "1、" | "(1)" | "一、" | "(一)" | "①" | "-" | "•" | "*";

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

/** What the practice model understood of a prompt. Everything that isn't here is not obeyed. */
export type Reading = {
  language: Locale;
  task: "summary" | "extract" | "unsupported" | "none";
  /** What was asked for and isn't done here, in the prompt's own word. */
  unsupported: string | null;
  source: Source | null;
  count: CountLimit | null;
  length: LengthLimit[];
  format: Format | null;
  numbering: Numbering | null;
  fields: Field[];
  /** Owner, matter and deadline as a fixed pattern in each point. */
  pattern: ("owner" | "matter" | "deadline")[] | null;
  focus: Topic[];
  omit: Topic[];
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
