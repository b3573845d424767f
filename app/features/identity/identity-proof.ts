/**
 * How long a password that was typed counts as a proof of who is there, in minutes: for beginning something that asks
 * for one, and for finishing what was begun meanwhile.
 */
export const PROOF_MINUTES = { begin: 15, finish: 60 } as const;
export type ProofFor = keyof typeof PROOF_MINUTES;

/** Whether somebody has proved who they are lately enough. @param provenAt when they last did; null for never */
export function isProven(provenAt: string | null, at: string, what: ProofFor): boolean {
  return provenAt !== null && Date.parse(at) - Date.parse(provenAt) <= PROOF_MINUTES[what] * 60_000;
}

/** Path of the page that asks for the password again and leads back. */
export function proofPath(target: string): string {
  return `/confirm?returnTo=${encodeURIComponent(target)}`;
}
