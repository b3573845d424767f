import type { MarkState } from "./room-facts.ts";

type Judged = { cases: { checks: { pass: boolean; gate: boolean; label: string }[] }[] };

/** What becomes of a step. */
export type Marked = { mark: MarkState; check: string | null };

export const PASSED: Marked = { mark: "passed", check: null };

/**
 * What a run or a failed submission comes to in the room: it failed on a check, a gate before any other, or it ran.
 * A run that passes is no pass yet: only a submission is.
 * @param verdict null where there is none: stopped, too slow, the model broke
 */
export function markOfRun(
  verdict: (Judged & { prompt?: { pass: boolean; gate: boolean; label: string }[] }) | null,
): Marked {
  const checks = [...(verdict?.prompt ?? []), ...(verdict?.cases.flatMap((one) => one.checks) ?? [])];
  const failed = checks.filter((check) => !check.pass);
  const first = failed.find((check) => check.gate) ?? failed[0];
  return first ? { mark: "failing", check: first.label } : { mark: "ran", check: null };
}
