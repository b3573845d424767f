import { m } from "#app/i18n/messages.js";
import { formatDayShort, formatTime } from "#app/platform/calendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { IconName } from "#app/ui/icon.tsx";
import type { Try } from "../lab-page-data.ts";
import type { TryLine } from "./comparison.ts";
import type { NoteProblem } from "./note.ts";
import { LONGEST_NOTE } from "./note.ts";

type Look = { icon: IconName; tone: string };

const LOOKS: Record<Try["outcome"], Look> = {
  passed: { icon: "check", tone: "ok" },
  failed: { icon: "cross", tone: "danger" },
  stopped: { icon: "stop", tone: "soft" },
  broken: { icon: "alert", tone: "warn" },
};

const LOOKED: Look = { icon: "info", tone: "soft" };

/** How a try's result looks. A run in which nothing decides was for looking: it neither passed nor failed. */
export function lookOf(one: TryLine): Look {
  return one.outcome === "passed" && one.totalChecks === 0 ? LOOKED : LOOKS[one.outcome];
}

/** A try's result in a word or two. */
export function outcomeWord(one: TryLine): string {
  if (one.outcome === "stopped") return m.lab_try_stopped();
  if (one.outcome === "broken") return m.lab_try_broken();
  if (one.totalChecks === 0) return m.lab_try_looked();
  return m.lab_try_score({ passed: one.passedChecks, total: one.totalChecks });
}

/** What a try is called: attempts have numbers, runs are told apart by their time. */
export function tryName(one: TryLine): string {
  return one.number === null ? m.lab_try_run() : m.lab_try_attempt({ number: one.number });
}

const LONGEST_IN_LIST = 24;

/** A try as it stands in a list to choose from. */
export function tryChoice(one: TryLine, locale: Locale): string {
  const facts = m.lab_compare_choice({
    name: tryName(one),
    time: `${formatDayShort(one.at, locale)} ${formatTime(one.at)}`,
    result: outcomeWord(one),
  });
  if (one.note === null) return facts;
  const note = [...one.note.replace(/\s+/g, " ")];
  const shown = note.length > LONGEST_IN_LIST ? `${note.slice(0, LONGEST_IN_LIST).join("")}…` : note.join("");
  return m.lab_compare_choice_note({ facts, note: shown });
}

/** What is wrong with a note, and how to put it right. */
export function noteProblemText(problem: NoteProblem, text: string): string {
  switch (problem) {
    case "too-long":
      return m.lab_note_too_long({ length: [...text.trim()].length, max: LONGEST_NOTE });
    case "characters":
      return m.lab_note_characters();
    case "over":
      return m.lab_note_over();
    case "invalid":
      return m.lab_note_invalid();
  }
}
