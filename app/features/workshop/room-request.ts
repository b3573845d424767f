/** What a stream or a catch-up is asked with, in its address. */

/** Number of the newest event that the browser has; 0 for none, or for what can't be a number of one. */
export function readSince(query: URLSearchParams): number {
  const since = Number(query.get("since") ?? "0");
  return Number.isSafeInteger(since) && since > 0 ? since : 0;
}

/** The id that a tab has drawn for itself, or null. */
export function readTab(query: URLSearchParams): string | null {
  const tab = query.get("tab") ?? "";
  return /^[\w-]{1,40}$/.test(tab) ? tab : null;
}

/** How long a catch-up may wait for news, in ms: at most 25 s, below what proxies allow. */
export function readWait(query: URLSearchParams): number {
  const seconds = Number(query.get("wait") ?? "0");
  return Number.isFinite(seconds) ? Math.min(25, Math.max(0, seconds)) * 1000 : 0;
}
