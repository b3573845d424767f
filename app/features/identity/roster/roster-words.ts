import { m } from "#app/i18n/messages.js";
import type { SheetProblem } from "#app/platform/sheets/sheet-file.ts";
import type { RosterField } from "./roster-columns.ts";
import type { RosterState } from "./roster-page-data.ts";
import type { Doubt, LineKind } from "./roster-plan.ts";
import type { FoundProblem, RowProblem } from "./roster-row.ts";

export const FIELD_WORDS: Record<RosterField, { name: () => string; how: () => string }> = {
  number: { name: m.roster_field_number, how: m.roster_how_number },
  name: { name: m.roster_field_name, how: m.roster_how_name },
  email: { name: m.roster_field_email, how: m.roster_how_email },
  agency: { name: m.roster_field_agency, how: m.roster_how_agency },
  title: { name: m.roster_field_title, how: m.roster_how_title },
  since: { name: m.roster_field_since, how: m.roster_how_since },
  romanised: { name: m.roster_field_romanised, how: m.roster_how_romanised },
};

export const STATE_WORDS: Record<RosterState, () => string> = {
  columns: m.roster_state_columns,
  blocked: m.roster_state_blocked,
  ready: m.roster_state_ready,
  nothing: m.roster_state_nothing,
  done: m.roster_state_done,
  undone: m.roster_state_undone,
  over: m.roster_state_over,
};

/** A kind of line, and what it means for those in it. */
export const KIND_WORDS: Record<LineKind, { name: () => string; text: () => string }> = {
  wrong: { name: m.roster_kind_wrong, text: m.roster_kind_wrong_text },
  ambiguous: { name: m.roster_kind_ambiguous, text: m.roster_kind_ambiguous_text },
  new: { name: m.roster_kind_new, text: m.roster_kind_new_text },
  moved: { name: m.roster_kind_moved, text: m.roster_kind_moved_text },
  changed: { name: m.roster_kind_changed, text: m.roster_kind_changed_text },
  left: { name: m.roster_kind_left, text: m.roster_kind_left_text },
  kept: { name: m.roster_kind_kept, text: m.roster_kind_kept_text },
  unchanged: { name: m.roster_kind_unchanged, text: m.roster_kind_unchanged_text },
};

export function unreadableInWords(problem: SheetProblem, row: number | null): string {
  switch (problem) {
    case "empty":
      return m.roster_unreadable_empty();
    case "too-large":
    case "too-many-rows":
      return m.roster_unreadable_too_large();
    case "too-many-columns":
      return m.roster_unreadable_too_many_columns();
    case "cell-too-long":
      return m.roster_unreadable_cell_too_long({ row: row ?? 1 });
    case "not-a-sheet":
      return m.roster_unreadable_not_a_sheet();
    case "old-excel":
      return m.roster_unreadable_old_excel();
    case "encrypted":
      return m.roster_unreadable_encrypted();
    case "broken":
      return m.roster_unreadable_broken();
    case "encoding":
      return m.roster_unreadable_encoding();
    case "quotes":
      return m.roster_unreadable_quotes({ row: row ?? 1 });
  }
}

const PROBLEMS: Record<RowProblem, (input: { other: number }) => string> = {
  "name-missing": m.roster_problem_name_missing,
  "name-too-long": m.roster_problem_name_too_long,
  "name-invisible": m.roster_problem_name_invisible,
  "name-emoji": m.roster_problem_name_emoji,
  "name-private": m.roster_problem_name_private,
  "name-marks": m.roster_problem_name_marks,
  "name-no-letter": m.roster_problem_name_no_letter,
  romanised: m.roster_problem_romanised,
  "no-key": m.roster_problem_no_key,
  number: m.roster_problem_number,
  email: m.roster_problem_email,
  "agency-missing": m.roster_problem_agency_missing,
  "agency-unknown": m.roster_problem_agency_unknown,
  title: m.roster_problem_title,
  day: m.roster_problem_day,
  "day-future": m.roster_problem_day_future,
  doubled: m.roster_problem_doubled,
};

/** 電子郵件：和第 3 列重複 */
export function problemInWords({ field, code, other }: FoundProblem): string {
  const value = PROBLEMS[code]({ other: other ?? 0 });
  return field === null ? value : m.roster_value({ field: FIELD_WORDS[field].name(), value });
}

const DOUBTS: Record<Doubt, (input: { other: number }) => string> = {
  "other-agency": m.roster_doubt_other_agency,
  "email-taken": m.roster_doubt_email_taken,
  "other-name": m.roster_doubt_other_name,
  "same-name": m.roster_doubt_same_name,
  "same-person": m.roster_doubt_same_person,
  protected: m.roster_doubt_protected,
  self: m.roster_doubt_self,
};

export const doubtInWords = (doubt: Doubt, other: number | null): string =>
  DOUBTS[doubt]({ other: other ?? 0 });
