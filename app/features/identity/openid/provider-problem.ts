/** Why a sign-in by a provider came to nothing, as it stands in an address and in the audit. */
export const PROVIDER_PROBLEMS = [
  /** It doesn't answer, or not as a provider does. */
  "down",
  /** The person said no there, or it let them not in. */
  "denied",
  /** The way there was begun too long ago, in another browser, or has been gone to its end. */
  "over",
  /** What it said isn't to be believed. */
  "untrusted",
  /** Nobody here is known by what it said. */
  "unknown",
  /** It doesn't say whether the e-mail address is theirs. */
  "unverified",
  /** Who it is works for none of its agencies, or no longer. */
  "elsewhere",
  /** The person signs in by another account of the same provider. */
  "other-account",
  /** Confirming: it was somebody else. */
  "other-person",
  /** Confirming: they weren't asked anew there. */
  "not-anew",
] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

export function readProblem(value: string | null): ProviderProblem | null {
  return PROVIDER_PROBLEMS.find((one) => one === value) ?? null;
}
