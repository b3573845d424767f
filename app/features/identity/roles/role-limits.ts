/** Longest reason that can be given with a role or with its end: a few sentences. */
export const REASON_LENGTH = 500;
