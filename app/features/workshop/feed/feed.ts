import { decides } from "#app/features/lab/decides.ts";
import type { CheckResult } from "#app/features/lab/lab.ts";
import type { RoomTry } from "../texts/shown-texts.ts";
import type { RoomStart } from "../workshop-page-data.ts";

/** A check of a lab, and how many of the room fail it with the newest that they tried. */
export type FailingCheck = { check: string; people: number };

/** The newest try of each person, from tries of which the newest come first. */
export function newestOfEach(tries: readonly RoomTry[]): RoomTry[] {
  const seen = new Set<string>();
  return tries.filter(({ participantId }) => !seen.has(participantId) && seen.add(participantId));
}

/**
 * Which checks fail for how many of the room now, the commonest first. A person counts once for a check, however many
 * of its cases fail; whoever has passed fails nothing.
 * @param newest the newest try of each person
 * @param checks what came of each of them
 */
export function failingChecks(
  newest: readonly RoomTry[],
  checks: ReadonlyMap<string, readonly Pick<CheckResult, "label" | "pass" | "weight" | "gate">[]>,
): FailingCheck[] {
  const counts = new Map<string, number>();
  for (const { id, outcome } of newest) {
    if (outcome !== "failed") continue;
    const failed = (checks.get(id) ?? []).filter((check) => !check.pass && decides(check));
    for (const label of new Set(failed.map((check) => check.label))) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([check, people]) => ({ check, people }))
    .sort((a, b) => b.people - a.people || a.check.localeCompare(b.check));
}

export type FeedPageData = {
  workshop: { id: string; title: string; open: boolean };
  /** Whether the texts can be opened. */
  readable: boolean;
  /** The agenda's labs. */
  steps: { id: string; title: string }[];
  /** Null where the agenda has none. */
  step: { id: string; title: string } | null;
  failing: FailingCheck[];
  /** How many have tried, and of how many the newest try passed. */
  people: { tried: number; passed: number };
  /** The newest tries. */
  tries: RoomTry[];
  start: RoomStart;
};
