import { canonicalValue } from "./canonical-value.ts";
import { digitRuns } from "./digit-runs.ts";
import { findAddresses } from "./find-addresses.ts";
import { findBusinessNumbers } from "./find-business-numbers.ts";
import { findCards } from "./find-cards.ts";
import { findClassification } from "./find-classification.ts";
import { findEmails } from "./find-emails.ts";
import { findEnglishAddresses } from "./find-english-addresses.ts";
import { findPassports } from "./find-passports.ts";
import { findPersonalNumbers } from "./find-personal-numbers.ts";
import { findPhones } from "./find-phones.ts";
import { findSecrets } from "./find-secrets.ts";
import type { Finding, KnownValues, SensitiveKind, Span } from "./finding.ts";
import { foldText } from "./folded-text.ts";

/** Where two findings overlap, the one that says more about the text stays: a password in an address of a server is a secret, not an e-mail address. */
const SPECIFICITY: Record<SensitiveKind, number> = {
  secret: 0,
  "national-id": 1,
  "resident-id": 1,
  passport: 2,
  card: 3,
  "business-number": 4,
  phone: 5,
  email: 6,
  address: 7,
  classification: 8,
};

/**
 * Personal data, secrets and marks of secrecy in a text, in order, without overlaps. Never throws, and its time is
 * linear in the length.
 * @param options.known values that a published lab brings itself: they pass
 */
export function findSensitive(typed: string, options: { known?: KnownValues } = {}): Finding[] {
  const folded = foldText(typed);
  const { text } = folded;
  const { known } = options;
  return withoutOverlaps(allSpans(text))
    .filter((span) => !known?.has(span.kind, canonicalValue(text, span)))
    .map(({ kind, start, end }) => ({ kind, ...folded.typedRange(start, end) }));
}

/** The same value in the same form, for each finding that `findSensitive` makes of a text. */
export function valuesIn(typed: string): { finding: Finding; canonical: string }[] {
  const folded = foldText(typed);
  return withoutOverlaps(allSpans(folded.text)).map((span) => ({
    finding: { kind: span.kind, ...folded.typedRange(span.start, span.end) },
    canonical: canonicalValue(folded.text, span),
  }));
}

function allSpans(text: string): Span[] {
  const runs = digitRuns(text);
  return [
    ...findPersonalNumbers(text, runs),
    ...findCards(text, runs),
    ...findBusinessNumbers(text, runs),
    ...findPhones(text, runs),
    ...findPassports(text),
    ...findEmails(text),
    ...findAddresses(text),
    ...findEnglishAddresses(text),
    ...findSecrets(text),
    ...findClassification(text),
  ];
}

function withoutOverlaps(spans: Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    let isKept = true;
    for (let last = kept.at(-1); last && last.end > span.start; last = kept.at(-1)) {
      isKept = isBetter(span, last);
      if (!isKept) break;
      kept.pop();
    }
    if (isKept) kept.push(span);
  }
  return kept;
}

const isBetter = (one: Span, other: Span): boolean =>
  SPECIFICITY[one.kind] - SPECIFICITY[other.kind] < 0 ||
  (SPECIFICITY[one.kind] === SPECIFICITY[other.kind] && one.end - one.start > other.end - other.start);
