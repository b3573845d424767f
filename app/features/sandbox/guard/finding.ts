/** What the guard looks for. */
export const SENSITIVE_KINDS = [
  "national-id",
  "resident-id",
  "business-number",
  "phone",
  "email",
  "card",
  "passport",
  "address",
  "secret",
  "classification",
] as const;

export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/** A kind and its place, half-open and in UTF-16 units. */
export type Span = { kind: SensitiveKind; start: number; end: number };

/** What was found, with its place in the text as it was typed. */
export type Finding = Span & {
  /** What was found and what to do about it; never the value itself. */
  message?: string;
};

/** Fictional values that a published lab brings itself; only their hashes are kept. */
export type KnownValues = { has(kind: SensitiveKind, canonical: string): boolean };
