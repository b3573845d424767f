/** How long a code is shown; the one before still counts, for whoever was typing. */
export const CODE_MS = 15_000;
/** A check-in is open from so long before its time to so long after it. */
export const BEFORE_MS = 15 * 60_000;
export const AFTER_MS = 20 * 60_000;
/** Wrong codes of one person in one check-in: of a million there are two that count. */
export const WRONG_CODES = 20;

/** A check-in as the room knows it. */
export type Check = { number: number; from: string; until: string };

/** The number of the time step in which an instant lies. */
export const stepAt = (atMs: number) => Math.floor(atMs / CODE_MS);

/** When the code of an instant is followed by the next, in ms. */
export const nextCodeAt = (atMs: number) => (stepAt(atMs) + 1) * CODE_MS;

export const isOpen = (check: Check, atMs: number) =>
  Date.parse(check.from) <= atMs && atMs < Date.parse(check.until);

/** Six digits as people type them, full-width ones and spaces too; null for anything else. */
export function readCheckCode(typed: string): string | null {
  const code = typed.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

/** In two groups of three, as it is read aloud. */
export const formatCheckCode = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The check-in at the door: around the planned beginning, or the opening where that is later. */
export function doorCheck(startsAt: string, openedMs: number): Omit<Check, "number"> {
  const at = Math.max(Date.parse(startsAt), openedMs);
  return { from: new Date(at - BEFORE_MS).toISOString(), until: new Date(at + AFTER_MS).toISOString() };
}
