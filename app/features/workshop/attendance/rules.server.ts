import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { attendanceRule } from "#db/schema/attendance.ts";
import { ruleOf } from "./attendance.queries.server.ts";
import type { AttendanceRule } from "./rule.ts";

/** Adds a rule, which holds from now on. For a workshop that isn't open yet. @returns its version */
export function setRule(tx: Transaction, workshopId: string, rule: AttendanceRule, setBy: string): number {
  const version = ruleOf(workshopId, tx).version + 1;
  tx.insert(attendanceRule).values({ workshopId, version, rule, setAt: now(), setBy }).run();
  return version;
}

/** The room opens: the rule that holds by default is written down, so that it stays that of the day. */
export function fixRule(tx: Transaction, workshopId: string, openedBy: string): void {
  const { version, rule } = ruleOf(workshopId, tx);
  if (version === 0) setRule(tx, workshopId, rule, openedBy);
}
