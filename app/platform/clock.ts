/** The present instant as ISO-8601 UTC text, the form in which every time is stored. */
export function now(): string {
  return new Date(nowMs()).toISOString();
}

let madeUpMs: number | null = null;

/** The present instant in milliseconds since the epoch. */
export function nowMs(): number {
  return madeUpMs ?? Date.now();
}

/**
 * Moves this process's clock, so that a made-up history can be lived through the real journeys. It stands still
 * there, so that the same history has the same times on a fast machine and on a slow one; null lets it run again.
 */
export function travelTo(iso: string | null): void {
  madeUpMs = iso === null ? null : Date.parse(iso);
}

/** The calendar day (YYYY-MM-DD) of an instant in Taipei, which keeps UTC+8 all year. */
export function taipeiDay(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
}
