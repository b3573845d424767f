import { useCallback, useEffect, useRef, useState } from "react";
import { takeEarlyWork } from "./early-text.ts";
import { forget, forgetWhenLeaving, keep, recall, signOutForm } from "./kept-texts.ts";
import type { SavedDraft } from "./lab-page-data.ts";
import type { Work, WorkPart } from "./work.ts";
import { LONGEST_DRAFT, textOfWork, workOfText } from "./work.ts";

/** A text as the server keeps it. Revision 0: nothing has been saved yet, this is the starter. */
export type SaveState =
  | { kind: "saved"; at: string | null }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "failed" }
  /** Longer than what is kept at all: not sent before it has been shortened. */
  | { kind: "too-long" }
  | { kind: "conflict"; theirs: SavedDraft };

const PAUSE_MS = 1200;
const RETRY_MS = 8000;
/** Browsers let requests outlive their page only while they are small (64 KiB). */
const KEEPALIVE_BYTES = 60_000;

/**
 * Saves what is being written a moment after the last key, on top of the revision it started from. What can't be
 * sent (no network, session over) stays in this tab's storage and is sent when it can be; a stale revision
 * stops saving until the person has chosen between the two texts.
 * @param options.parts of which the text consists: what was typed before the page came alive is told by part
 * @param options.text what the page starts with, when that isn't what was saved
 * @param options.onRestore a text kept by this tab is put back; `kept` says whether from storage
 */
export function useLabDraft(options: {
  endpoint: string;
  storageKey: string;
  initial: SavedDraft;
  parts: WorkPart[];
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
  /** The lab has been republished with another text since the page was made. */
  const [changed, setChanged] = useState(false);
  const revision = useRef(options.initial.revision);
  const saved = useRef(options.initial.body);
  const savedAt = useRef(options.initial.savedAt);
  const latest = useRef(options.text);
  const timer = useRef<number | undefined>(undefined);
  const sending = useRef<Promise<SaveState> | null>(null);
  const last = useRef<SaveState["kind"]>("saved");
  const gone = useRef(false);
  const onRestore = useRef(options.onRestore);
  onRestore.current = options.onRestore;
  const partsNow = useRef(options.parts);

  /** Sends the text, or, when there is nothing to save, asks whether anybody answers. */
  const send = useCallback(async (): Promise<SaveState> => {
    const body = latest.current;
    if (body !== saved.current) {
      if (body.length > LONGEST_DRAFT) return { kind: "too-long" };
      setState({ kind: "saving" });
    }
    try {
      const response = await ask(endpoint, body === saved.current ? null : { body, base: revision.current });
      if (response.ok) {
        const answer = (await response.json()) as {
          revision: number;
          savedAt: string | null;
          changed: boolean;
        };
        setChanged((before) => before || answer.changed);
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
      // A proxy before the server may be stricter than the server.
      if (response.status === 413) return { kind: "too-long" };
      return { kind: response.status === 401 ? "signed-out" : "failed" };
    } catch {
      return { kind: "offline" };
    }
  }, [endpoint, storageKey]);

  const push = useCallback((): Promise<SaveState> => {
    window.clearTimeout(timer.current);
    sending.current ??= send().then((result) => {
      sending.current = null;
      last.current = result.kind;
      if (gone.current) return result;
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
        setState((before) =>
          before.kind === "unsaved" || before.kind === "too-long"
            ? { kind: "saved", at: savedAt.current }
            : before,
        );
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
    gone.current = false;
    const early = withEarly(partsNow.current, latest.current, takeEarlyWork());
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
    const troubled = () => last.current !== "saved" && last.current !== "conflict";
    // A request under way may have set out before the network came back: once it has failed, another follows at once.
    const again = () => void ((unsaved() || troubled()) && settle());
    const leaving = (event: BeforeUnloadEvent) => {
      // A text that waits in this tab's storage for its owner to sign in isn't lost by going there.
      if (unsaved() && !(last.current === "signed-out" && recall(storageKey))) event.preventDefault();
    };
    const hidden = () => void (document.visibilityState === "hidden" && unsaved() && push());
    // Saved while it is still known whose it is.
    const signingOut = (event: Event) => {
      const form = signOutForm(event);
      if (!form || !unsaved()) return;
      event.preventDefault();
      void settle().then(() => {
        forgetWhenLeaving();
        form.submit();
      });
    };
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("beforeunload", leaving);
    document.addEventListener("visibilitychange", hidden);
    document.addEventListener("submit", signingOut, true);
    return () => {
      gone.current = true;
      window.clearTimeout(timer.current);
      // To another page of ours, by a link or the back button: no document is unloaded, so nothing else saves it.
      if (unsaved()) void push();
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", hidden);
      document.removeEventListener("submit", signingOut, true);
    };
  }, [change, push, settle, storageKey]);

  return { state, changed, change, settle, keepMine, takeTheirs };
}

/** The text with what had been typed and chosen early put in; null when nothing had. */
function withEarly(parts: WorkPart[], text: string, early: Work | null): string | null {
  return early && textOfWork(parts, { ...workOfText(parts, text), ...early });
}

function ask(endpoint: string, save: { body: string; base: number } | null): Promise<Response> {
  if (!save) return fetch(endpoint, { headers: { Accept: "application/json" } });
  const form = new URLSearchParams({ prompt: save.body, baseRevision: String(save.base) });
  return fetch(endpoint, { method: "POST", body: form, keepalive: String(form).length < KEEPALIVE_BYTES });
}
