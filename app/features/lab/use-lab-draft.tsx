import { useCallback, useEffect, useRef, useState } from "react";
import { takeEarlyText } from "./early-text.ts";
import type { SavedDraft } from "./lab-page-data.ts";

/** A text as the server keeps it. Revision 0: nothing has been saved yet, this is the starter. */
export type SaveState =
  | { kind: "saved"; at: string | null }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "failed" }
  | { kind: "conflict"; theirs: SavedDraft };

const PAUSE_MS = 1200;
const RETRY_MS = 8000;
/** Browsers let requests outlive their page only while they are small (64 KiB). */
const KEEPALIVE_BYTES = 60_000;

/**
 * Saves what is being written a moment after the last key, on top of the revision it started from. What can't be
 * sent (no network, session over) stays in this tab's storage and is sent when it can be; a stale revision
 * stops saving until the person has chosen between the two texts.
 * @param options.text what the page starts with, when that isn't what was saved
 * @param options.onRestore a text kept by this tab is put back; `kept` says whether from storage
 */
export function useLabDraft(options: {
  endpoint: string;
  storageKey: string;
  initial: SavedDraft;
  text: string;
  conflict: SavedDraft | null;
  onRestore: (text: string, kept: boolean) => void;
}) {
  const { endpoint, storageKey } = options;
  const [state, setState] = useState<SaveState>(
    options.conflict
      ? { kind: "conflict", theirs: options.conflict }
      : { kind: "saved", at: options.initial.savedAt },
  );
  const revision = useRef(options.initial.revision);
  const saved = useRef(options.initial.body);
  const savedAt = useRef(options.initial.savedAt);
  const latest = useRef(options.text);
  const timer = useRef<number | undefined>(undefined);
  const sending = useRef<Promise<SaveState> | null>(null);
  const troubled = useRef(false);
  const onRestore = useRef(options.onRestore);
  onRestore.current = options.onRestore;

  /** Sends the text, or, when there is nothing to save, asks whether anybody answers. */
  const send = useCallback(async (): Promise<SaveState> => {
    const body = latest.current;
    if (body !== saved.current) setState({ kind: "saving" });
    try {
      const response = await ask(endpoint, body === saved.current ? null : { body, base: revision.current });
      if (response.ok) {
        const answer = (await response.json()) as { revision: number; savedAt: string | null };
        if (body !== saved.current) {
          revision.current = answer.revision;
          saved.current = body;
        }
        savedAt.current = answer.savedAt;
        if (latest.current === body) forget(storageKey);
        return { kind: "saved", at: answer.savedAt };
      }
      if (response.status === 409) {
        return { kind: "conflict", theirs: ((await response.json()) as { current: SavedDraft }).current };
      }
      return { kind: response.status === 401 ? "signed-out" : "failed" };
    } catch {
      return { kind: "offline" };
    }
  }, [endpoint, storageKey]);

  const push = useCallback((): Promise<SaveState> => {
    window.clearTimeout(timer.current);
    sending.current ??= send().then((result) => {
      sending.current = null;
      troubled.current = result.kind !== "saved" && result.kind !== "conflict";
      const more = latest.current !== saved.current;
      if (result.kind === "saved" && more) {
        setState({ kind: "unsaved" });
        timer.current = window.setTimeout(push, PAUSE_MS);
      } else setState(result);
      // Signed out: asked again when the person comes back to this tab, not by the clock.
      if (result.kind === "offline" || result.kind === "failed") {
        timer.current = window.setTimeout(push, RETRY_MS);
      }
      return result;
    });
    return sending.current;
  }, [send]);

  /** The text has changed. */
  const change = useCallback(
    (text: string) => {
      latest.current = text;
      if (text === saved.current) {
        forget(storageKey);
        setState((before) => (before.kind === "unsaved" ? { kind: "saved", at: savedAt.current } : before));
        return;
      }
      // Kept here first: whatever becomes of the network or the session, this tab still has it.
      keep(storageKey, text, revision.current);
      setState((before) => (before.kind === "saved" ? { kind: "unsaved" } : before));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(push, PAUSE_MS);
    },
    [push, storageKey],
  );

  /** Saves now, waiting for a save under way first. @returns how it went; "saved" also when nothing had changed */
  const settle = useCallback(async (): Promise<SaveState> => {
    if (sending.current) await sending.current;
    return push();
  }, [push]);

  const keepMine = useCallback(
    (theirRevision: number) => {
      revision.current = theirRevision;
      setState({ kind: "unsaved" });
      void push();
    },
    [push],
  );

  const takeTheirs = useCallback(
    (theirs: SavedDraft) => {
      window.clearTimeout(timer.current);
      revision.current = theirs.revision;
      saved.current = theirs.body;
      savedAt.current = theirs.savedAt;
      latest.current = theirs.body;
      forget(storageKey);
      setState({ kind: "saved", at: theirs.savedAt });
    },
    [storageKey],
  );

  useEffect(() => {
    const early = takeEarlyText();
    const kept = recall(storageKey);
    if (kept && kept.text !== saved.current) {
      // If the server's text has moved on meanwhile, the old base makes the save a conflict to choose from.
      revision.current = kept.revision;
      latest.current = kept.text;
      onRestore.current(kept.text, true);
      timer.current = window.setTimeout(push, 0);
    } else if (early !== null && early !== latest.current) {
      onRestore.current(early, false);
      change(early);
    }
    const unsaved = () => latest.current !== saved.current;
    const again = () => void ((unsaved() || troubled.current) && push());
    const leaving = (event: BeforeUnloadEvent) => {
      // A text that waits in this tab's storage for its owner to sign in isn't lost by going there.
      if (unsaved() && !(troubled.current && recall(storageKey))) event.preventDefault();
    };
    const hidden = () => void (document.visibilityState === "hidden" && unsaved() && push());
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("beforeunload", leaving);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.clearTimeout(timer.current);
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [change, push, storageKey]);

  return { state, change, settle, keepMine, takeTheirs };
}

function ask(endpoint: string, save: { body: string; base: number } | null): Promise<Response> {
  if (!save) return fetch(endpoint, { headers: { Accept: "application/json" } });
  const form = new URLSearchParams({ prompt: save.body, baseRevision: String(save.base) });
  return fetch(endpoint, { method: "POST", body: form, keepalive: String(form).length < KEEPALIVE_BYTES });
}

// A browser may refuse storage (settings, quota): then the text has one safety net fewer, and writing goes on.

function keep(key: string, text: string, revision: number): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ text, revision }));
  } catch {
    console.warn("this browser keeps no copy of unsaved text");
  }
}

function recall(key: string): { text: string; revision: number } | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("text" in kept) || !("revision" in kept)) return null;
    const { text, revision } = kept;
    return typeof text === "string" && typeof revision === "number" ? { text, revision } : null;
  } catch {
    return null;
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing could be stored either.
  }
}
