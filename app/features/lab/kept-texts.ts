/**
 * Texts that couldn't be sent yet, in this tab's storage until they can be: it outlives a reload and the way to the
 * sign-in form and back, and ends with the tab. A browser may refuse storage (settings, quota): then a text has one
 * safety net fewer, and writing goes on.
 */

/** What the keys of kept texts begin with. */
const PREFIX = "draft:";

export function keep(key: string, text: string, revision: number): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ text, revision }));
  } catch {
    console.warn("this browser keeps no copy of unsaved text");
  }
}

/** A kept text and the revision that it was written on, or null. */
export function recall(key: string): { text: string; revision: number } | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("text" in kept) || !("revision" in kept)) return null;
    const { text, revision } = kept;
    return typeof text === "string" && typeof revision === "number" ? { text, revision } : null;
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing could be stored either.
  }
}

function forgetAll(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing could be stored either.
  }
}

/** The form that signs out, when that is what is being sent. */
export function signOutForm({ target }: Event): HTMLFormElement | null {
  if (!(target instanceof HTMLFormElement)) return null;
  return new URL(target.action).pathname === "/sign-out" ? target : null;
}

/** Longer than it takes to answer whether one really wants to leave. */
const LEAVING_MS = 60_000;

/**
 * What this tab kept goes with its owner, once the page is really left. The answer to signing out clears the whole
 * origin's storage (`Clear-Site-Data`), but browsers heed that over https only.
 */
export function forgetWhenLeaving(): void {
  addEventListener("pagehide", forgetAll, { once: true, signal: AbortSignal.timeout(LEAVING_MS) });
}
