import { m } from "#app/i18n/messages.js";
import type { SheetCell } from "#app/platform/sheets/sheet.ts";
import type { LabHealth } from "./health.ts";

/** How a lab goes as a table for files: who got how far, then each check, most failed first. In the request's language. */
export function healthSheet(health: LabHealth): { rows: SheetCell[][]; headings: ReadonlySet<number> } {
  const { enrolled, tried, submitted, passed } = health.reached;
  const reached: SheetCell[][] = [
    [m.health_step(), m.health_people(), null],
    [m.health_enrolled(), enrolled, null],
    [m.health_tried(), tried, null],
    [m.health_submitted(), submitted, null],
    [m.health_passed(), passed, null],
    [m.health_solution(), health.sawSolution, null],
    [],
  ];
  return {
    rows: [
      ...reached,
      [m.health_check(), m.health_failed_people(), m.health_failed_share()],
      ...health.checks.map(({ label, people, share }): SheetCell[] => [label, people, { share }]),
    ],
    headings: new Set([0, reached.length]),
  };
}
