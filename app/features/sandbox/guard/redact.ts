import type { Locale } from "#app/platform/locale.ts";
import { canonicalValue } from "./canonical-value.ts";
import type { Finding, SensitiveKind } from "./finding.ts";
import { foldText } from "./folded-text.ts";
import { placeholderLabel } from "./guard-messages.ts";

export type Redaction = {
  text: string;
  /** Puts the values back into what a model answered, for display only: what is stored or judged keeps the placeholders. */
  restore(output: string): string;
  /** The same for an answer that arrives in pieces: a placeholder may be split between two. */
  restoreStream(): { push(piece: string): string; end(): string };
};

/** A placeholder that a model may have spelled its own way: other brackets, full width, a blank more or less. */
const PLACEHOLDER = /[[［【〔]\s?([^[\]［］【】〔〕\n]{1,20}?)\s?([0-9０-９]{1,7})\s?[\]］】〕]/g;
/** The beginning of one at the end of a piece. */
const UNFINISHED = /[[［【〔][^[\]［］【】〔〕\n]{0,32}$/;

/**
 * Replaces each finding by a placeholder: the same value by the same one, [電話1] or [Phone 1]. Numbers that stand in
 * placeholders of the learner's own are passed over, so that those stay what they are.
 * @param findings of `findSensitive` for this very text
 */
export function redact(
  text: string,
  findings: readonly Finding[],
  { locale }: { locale: Locale },
): Redaction {
  const taken = new Set(Array.from(text.matchAll(PLACEHOLDER), ([, label, number]) => keyOf(label, number)));
  const counters = new Map<SensitiveKind, number>();
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  const pieces: string[] = [];
  let from = 0;
  for (const { kind, start, end } of findings) {
    const value = text.slice(start, end);
    const same = `${kind}\n${canonicalOf(kind, value)}`;
    let placeholder = placeholders.get(same);
    if (!placeholder) {
      const label = placeholderLabel(kind, locale);
      const number = nextFree(label, counters.get(kind) ?? 0, taken);
      counters.set(kind, number);
      placeholder = `[${label}${locale === "en" ? " " : ""}${number}]`;
      placeholders.set(same, placeholder);
      values.set(keyOf(label, String(number)), value);
    }
    pieces.push(text.slice(from, start), placeholder);
    from = end;
  }
  pieces.push(text.slice(from));
  const restore = (output: string) =>
    values.size === 0
      ? output
      : output.replace(
          PLACEHOLDER,
          (whole, label: string, number: string) => values.get(keyOf(label, number)) ?? whole,
        );
  return { text: pieces.join(""), restore, restoreStream: () => restoreStream(restore) };
}

function nextFree(label: string, last: number, taken: ReadonlySet<string>): number {
  let number = last + 1;
  while (taken.has(keyOf(label, String(number)))) number += 1;
  return number;
}

/** The value alone tells little of a mark, but two marks in one text may well share a placeholder. */
function canonicalOf(kind: SensitiveKind, value: string): string {
  const folded = foldText(value).text;
  return canonicalValue(folded, { kind, start: 0, end: folded.length });
}

const keyOf = (label = "", number = ""): string =>
  `${label.normalize("NFKC").replace(/\s/g, "").toLowerCase()}${Number(number.normalize("NFKC"))}`;

function restoreStream(restore: (output: string) => string): ReturnType<Redaction["restoreStream"]> {
  let held = "";
  return {
    push(piece) {
      const text = held + piece;
      const unfinished = UNFINISHED.exec(text.slice(-40));
      held = unfinished ? unfinished[0] : "";
      return restore(text.slice(0, text.length - held.length));
    },
    end() {
      const rest = restore(held);
      held = "";
      return rest;
    },
  };
}
