import type { PollTally } from "#app/features/assessment/poll.ts";
import { resultLines, wordsIn } from "#app/features/assessment/poll.ts";
import { POLL_KIND_WORDS } from "#app/features/assessment/poll-words.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { SheetCell } from "#app/platform/sheets/sheet.ts";
import type { FloorState, RoomPoll } from "./ask.ts";
import { FLOOR_STATE_WORDS } from "./floor-words.ts";

/** Everything that was asked in a workshop and what came of it; nobody's name is in it. */
export type AskedInRoom = {
  title: string;
  polls: { poll: RoomPoll; tally: PollTally }[];
  floor: { text: string; state: FloorState; votes: number }[];
};

/** The same as a table for files: a line an option or a text, then the questions from the floor. */
export function askingSheet(
  { title, polls, floor }: AskedInRoom,
  locale: Locale,
): { rows: SheetCell[][]; headings: ReadonlySet<number> } {
  const rows: SheetCell[][] = [
    [m.ask_file_of({ title })],
    [],
    [
      m.ask_file_number(),
      m.ask_question(),
      m.ask_answer_kind(),
      m.ask_option(),
      m.ask_file_value(),
      m.ask_file_answers(),
    ],
  ];
  for (const [index, { poll, tally }] of polls.entries()) {
    const { question } = poll;
    const head = [index + 1, wordsIn(question.prompt, locale), POLL_KIND_WORDS[question.kind]()];
    const lines = resultLines(question, tally) ?? [];
    for (const { text, value } of lines) {
      rows.push([...head, wordsIn(text, locale), Math.round(value * 100) / 100, tally.answers]);
    }
    for (const { text } of tally.texts) rows.push([...head, text, 1, tally.answers]);
    if (lines.length + tally.texts.length === 0) rows.push([...head, "", 0, tally.answers]);
  }
  const below = rows.length + 1;
  rows.push([], [m.ask_file_number(), m.ask_floor(), m.ask_file_state(), m.ask_file_votes()]);
  for (const [index, { text, state, votes }] of floor.entries()) {
    rows.push([index + 1, text, FLOOR_STATE_WORDS[state](), votes]);
  }
  return { rows, headings: new Set([0, 2, below]) };
}
