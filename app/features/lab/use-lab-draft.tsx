import { useCallback, useEffect, useRef, useState } from "react";

export type SaveState =
  | { kind: "saved"; at: string | null }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "failed" }
  | { kind: "conflict"; theirs: { body: string; revision: number; savedAt: string | null } };

const PAUSE_MS = 1200;
const RETRY_MS = 8000;

/**
 * Saves what is being written a moment after the last key, on top of the revision it started from. What can't be
 * sent (no network, session over) stays in this tab's storage and is sent when it can be; a stale revision
 * stops saving until the person has chosen between the two texts.
 */
export function useLabDraft(options: {
  endpoint: string;
  storageKey: string;
  initial: { body: string; revision: number; savedAt: string | null };
  onRestore: (text: string) => void;
}) {
  const { endpoint, storageKey } = options;
  const [state, setState] = useState<SaveState>({ kind: "saved", at: options.initial.savedAt });
  const revision = useRef(options.initial.revision);
  const saved = useRef(options.initial.body);
  const latest = useRef(options.initial.body);
  const timer = useRef<number | undefined>(undefined);
  const busy = useRef(false);
  const onRestore = useRef(options.onRestore);
  onRestore.current = options.onRestore;

  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    if (busy.current || latest.current === saved.current) return;
    busy.current = true;
    const body = latest.current;
    setState({ kind: "saving" });
    const retry = (kind: "offline" | "failed" | "signed-out") => {
      setState({ kind });
      if (kind !== "signed-out") timer.current = window.setTimeout(save, RETRY_MS);
    };
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        body: new URLSearchParams({ prompt: body, baseRevision: String(revision.current) }),
      });
      if (response.ok) {
        const answer = (await response.json()) as { revision: number; savedAt: string };
        revision.current = answer.revision;
        saved.current = body;
        sessionStorage.removeItem(storageKey);
        setState({ kind: "saved", at: answer.savedAt });
      } else if (response.status === 409) {
        const { current } = (await response.json()) as { current: Extract<SaveState, { kind: "conflict" }>["theirs"] };
        setState({ kind: "conflict", theirs: current });
      } else retry(response.status === 401 ? "signed-out" : "failed");
    } catch {
      retry("offline");
    } finally {
      busy.current = false;
    }
    if (latest.current !== body) timer.current = window.setTimeout(save, PAUSE_MS);
  }, [endpoint, storageKey]);

  /** The text has changed. */
  const change = useCallback(
    (text: string) => {
      latest.current = text;
      if (text === saved.current) {
        sessionStorage.removeItem(storageKey);
        return;
      }
      // Kept here first: whatever becomes of the network or the session, this tab still has it.
      sessionStorage.setItem(storageKey, JSON.stringify({ text, revision: revision.current }));
      setState((before) => (before.kind === "conflict" ? before : { kind: "unsaved" }));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(save, PAUSE_MS);
    },
    [save, storageKey],
  );

  const keepMine = useCallback(
    (theirRevision: number) => {
      revision.current = theirRevision;
      setState({ kind: "unsaved" });
      void save();
    },
    [save],
  );

  const takeTheirs = useCallback(
    (theirs: { body: string; revision: number; savedAt: string | null }) => {
      revision.current = theirs.revision;
      saved.current = theirs.body;
      latest.current = theirs.body;
      sessionStorage.removeItem(storageKey);
      setState({ kind: "saved", at: theirs.savedAt });
    },
    [storageKey],
  );

  useEffect(() => {
    const kept = sessionStorage.getItem(storageKey);
    if (kept) {
      const { text, revision: base } = JSON.parse(kept) as { text: string; revision: number };
      if (text !== saved.current) {
        // If the server's text has moved on meanwhile, the old base makes the save a conflict to choose from.
        revision.current = base;
        latest.current = text;
        onRestore.current(text);
        timer.current = window.setTimeout(save, 0);
      }
    }
    const online = () => void save();
    const leaving = (event: BeforeUnloadEvent) => {
      if (latest.current !== saved.current) event.preventDefault();
    };
    const hidden = () => document.visibilityState === "hidden" && void save();
    window.addEventListener("online", online);
    window.addEventListener("beforeunload", leaving);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.clearTimeout(timer.current);
      window.removeEventListener("online", online);
      window.removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [save, storageKey]);

  return { state, change, saveNow: save, keepMine, takeTheirs };
}
