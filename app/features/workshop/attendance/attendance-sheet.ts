import { m } from "#app/i18n/messages.js";
import type { SheetCell } from "#app/platform/sheets/sheet.ts";
import type { AttendancePageData } from "./attendance.ts";
import { reasonsInWords, ruleInWords, STATUS_WORDS } from "./attendance-words.ts";
import { decidedOn } from "./decision.ts";

/** The attendance as a table for files: the rule, then a line for each person. In the request's language. */
export function attendanceSheet(page: AttendancePageData): {
  rows: SheetCell[][];
  headings: ReadonlySet<number>;
} {
  const head: SheetCell[][] = [
    [m.attendance_of({ title: page.workshop.title })],
    [m.attendance_rule(), ruleInWords(page.rule)],
    [],
  ];
  const people = page.rows.map((row): SheetCell[] => {
    const { decision, paper, guest } = row;
    const on = decision?.evidence ?? decidedOn(row.assessment);
    const proposed = decision?.proposed ?? row.assessment.proposed;
    return [
      ...[row.seat, row.name, row.employeeNumber ?? "", row.agency],
      ...[on.requiredMinutes, on.presentMinutes, on.checksAsked, on.checksAnswered],
      paper ? `${m.attendance_csv_yes()} (${paper.by})` : "",
      guest ? m.attendance_guest() : STATUS_WORDS[proposed](),
      reasonsInWords(on.reasons),
      decision ? STATUS_WORDS[decision.status]() : guest ? "" : m.attendance_undecided(),
      ...[decision?.reason ?? "", decision?.decider ?? "", decision?.decidedAt ?? ""],
    ];
  });
  return {
    rows: [
      ...head,
      [
        ...[m.attendance_sheet_no(), m.attendance_name(), m.attendance_employee(), m.attendance_agency()],
        ...[m.attendance_csv_required(), m.attendance_csv_present()],
        ...[m.attendance_csv_asked(), m.attendance_csv_answered(), m.attendance_csv_paper()],
        ...[m.attendance_proposed(), m.attendance_evidence_basis(), m.attendance_decision()],
        ...[m.attendance_why(), m.attendance_csv_decided_by(), m.attendance_csv_decided_at()],
      ],
      ...people,
    ],
    headings: new Set([0, head.length]),
  };
}
