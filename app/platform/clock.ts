/** The present instant as ISO-8601 UTC text, the form in which every time is stored. */
export function now(): string {
  return new Date(nowMs()).toISOString();
}

let offsetMs = 0;

/** The present instant in milliseconds since the epoch. */
export function nowMs(): number {
  return Date.now() + offsetMs;
}

/** Moves this process's clock, so that a made-up history can be lived through the real journeys. */
export function travelTo(iso: string | null): void {
  offsetMs = iso === null ? 0 : Date.parse(iso) - Date.now();
}

/** The calendar day (YYYY-MM-DD) of an instant in Taipei, which keeps UTC+8 all year. */
export function taipeiDay(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
}
