import type { ComparisonPageData, TryLine, WholeTry } from "#app/features/lab/history/comparison.ts";

const DAY_MS = 86_400_000;

/**
 * Whether trainers may read now what people wrote in a workshop: where the door said so, while the room is open, and
 * after it as long as its raw presence is kept.
 * @param keptDays how long that is
 */
export function textsAreReadable(
  workshop: { showsText: boolean; openedAt: string | null; closedAt: string | null },
  atMs: number,
  keptDays: number,
): boolean {
  if (!workshop.showsText || workshop.openedAt === null) return false;
  return workshop.closedAt === null || atMs < Date.parse(workshop.closedAt) + keptDays * DAY_MS;
}

/** A try that somebody made in a lab of the workshop while they sat in it: everything but its text. */
export type RoomTry = TryLine & {
  participantId: string;
  personId: string;
  seat: number;
  name: string;
  enrolmentId: string;
  activityId: string;
};

/** A try as a trainer reads it. */
export type TryPageData = {
  workshop: { id: string; title: string };
  /** Of the lab. */
  title: string;
  try: RoomTry;
  /** In words; null once its time is over. */
  text: string | null;
  asksModel: boolean;
  emptied: boolean;
  promptChecks: WholeTry["promptChecks"];
  cases: WholeTry["cases"];
  /** What the same person tried in this lab, in the workshop. */
  own: RoomTry[];
  /** What else the room tried in it, to compare with. */
  others: RoomTry[];
};

export type RoomComparisonPageData = {
  workshop: { id: string };
  title: string;
  asksModel: boolean;
  who: { a: RoomTry; b: RoomTry };
  pair: NonNullable<ComparisonPageData["pair"]>;
};
