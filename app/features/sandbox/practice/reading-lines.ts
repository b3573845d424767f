import type { Evidence, Reading } from "./reading.ts";

/** A part of the reading that is worth showing, in the order in which it is shown. */
export const READ_PARTS = [
  "task",
  "role",
  "audience",
  "tone",
  "outputLanguage",
  "question",
  "labels",
  "examples",
  "fields",
  "steps",
  "focus",
  "omit",
  "count",
  "length",
  "format",
  "headings",
  "numbering",
  "pattern",
  "dateStyle",
  "amountStyle",
  "mention",
  "avoid",
  "gap",
  "grounded",
  "cite",
  "bare",
  "defended",
  "source",
] as const;
export type ReadPart = (typeof READ_PARTS)[number];

/** What was understood: words of the prompt, one of the model's own terms, bounds, a number, or that it is so. */
export type ReadValue =
  | { kind: "words"; words: string[] }
  | { kind: "terms"; terms: string[] }
  | { kind: "bounds"; unit: string; per: "item" | "whole" | null; min: number; max: number }
  | { kind: "number"; number: number }
  | { kind: "so" };

/** One thing that the model read, and the words it read it from (places in the text that it was given). */
export type ReadingLine = { part: ReadPart; value: ReadValue; places: { start: number; end: number }[] };

/** The reading as a list that can be shown, without the material itself. */
export function readingLines(reading: Reading): ReadingLine[] {
  return READ_PARTS.flatMap((part) =>
    valuesOf(part, reading).map((value) => ({
      part,
      value,
      places: placesOf(part, value, reading),
    })),
  );
}

/** Parts that the task usually needs and that the prompt doesn't state: the first things to try when a check fails. */
export function unstatedParts(reading: Reading): ReadPart[] {
  const needed: ReadPart[] =
    reading.task === "extract"
      ? ["fields", "format", "gap", "bare", "defended", "source"]
      : reading.task === "classify"
        ? ["labels", "format", "bare", "defended", "source"]
        : reading.task === "answer"
          ? ["question", "gap", "cite", "bare", "defended", "source"]
          : ["audience", "count", "length", "gap", "bare", "source"];
  if (reading.task === "none" || reading.task === "unsupported") return [];
  return needed.filter((part) =>
    part === "source"
      ? !reading.source?.delimiter
      : part === "gap"
        ? reading.gap === null && !reading.grounded
        : valuesOf(part, reading).length === 0,
  );
}

function valuesOf(part: ReadPart, reading: Reading): ReadValue[] {
  const words = (list: string[]): ReadValue[] => (list.length > 0 ? [{ kind: "words", words: list }] : []);
  const terms = (list: readonly (string | null)[]): ReadValue[] => {
    const named = list.filter((term) => term !== null);
    return named.length > 0 ? [{ kind: "terms", terms: named }] : [];
  };
  const so = (is: boolean): ReadValue[] => (is ? [{ kind: "so" }] : []);
  switch (part) {
    case "task":
      return reading.task === "unsupported" && reading.unsupported
        ? words([reading.unsupported])
        : terms([reading.task]);
    case "role":
    case "audience":
    case "question":
      return words(reading[part] ? [reading[part]] : []);
    case "gap":
      return reading.gap === null ? [] : words([reading.gap]);
    case "labels":
    case "headings":
    case "mention":
    case "avoid":
    case "steps":
      return words(reading[part]);
    case "fields":
      return words(reading.fields.map((field) => field.name));
    case "tone":
    case "outputLanguage":
    case "format":
    case "numbering":
    case "dateStyle":
    case "amountStyle":
      return terms([reading[part]]);
    case "focus":
    case "omit":
      return terms(reading[part]);
    case "pattern":
      return terms(reading.pattern ?? []);
    case "examples":
      return reading.examples.length > 0 ? [{ kind: "number", number: reading.examples.length }] : [];
    case "count":
      return reading.count ? [{ kind: "bounds", per: null, ...reading.count }] : [];
    case "length":
      return reading.length.map((limit) => ({ kind: "bounds", ...limit }));
    case "grounded":
    case "cite":
    case "bare":
    case "defended":
      return so(reading[part]);
    case "source":
      return terms([reading.source ? (reading.source.delimiter ?? "undelimited") : "missing"]);
  }
}

function placesOf(part: ReadPart, value: ReadValue, reading: Reading): ReadingLine["places"] {
  const place = ({ start, end }: { start: number; end: number }) => ({ start, end });
  if (part === "source") return reading.source ? [place(reading.source)] : [];
  if (part === "examples") return reading.examples.map(place);
  const own = (evidence: Evidence) =>
    value.kind === "bounds" && value.per !== null
      ? evidence.part === `length.${value.per}`
      : evidence.part === part || evidence.part.startsWith(`${part}.`);
  return reading.evidence.filter(own).map(place);
}
