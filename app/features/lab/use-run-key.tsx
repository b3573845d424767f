import { useSyncExternalStore } from "react";

const CHOICE_KEY = "lab-run-key";
const listeners = new Set<() => void>();
/** What was chosen on this page, where the browser keeps nothing. */
let chosen: boolean | null = null;

function isOn(): boolean {
  if (chosen !== null) return chosen;
  try {
    return localStorage.getItem(CHOICE_KEY) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(on: boolean): void {
  chosen = on;
  try {
    localStorage.setItem(CHOICE_KEY, on ? "on" : "off");
  } catch {
    console.warn("this browser doesn't remember the choice about Ctrl+Enter");
  }
  for (const listener of listeners) listener();
}

/**
 * Whether Ctrl or ⌘ with Enter runs a prompt, on this computer, and the way to change it: someone whose other
 * programmes use these keys, or whose aids send them, can have them do nothing here.
 */
export function useRunKey(): { on: boolean; choose: (on: boolean) => void } {
  return { on: useSyncExternalStore(subscribe, isOn, () => true), choose };
}
