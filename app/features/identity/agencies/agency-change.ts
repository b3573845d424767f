import type { Agency } from "../agency.ts";

export type ChangeKind = "rename" | "move" | "merge";

type Names = { nameZh: string; nameEn: string };

/** What is to become of an agency from a day on. */
export type NewChange =
  | ({ kind: "rename"; agencyId: string; fromDay: string } & Names)
  | { kind: "move" | "merge"; agencyId: string; fromDay: string; targetId: string };

/** A change as it is kept: carried out, cancelled, or waiting for its day. */
export type KeptChange = {
  id: string;
  kind: ChangeKind;
  agencyId: string;
  fromDay: string;
  nameZh: string | null;
  nameEn: string | null;
  targetId: string | null;
  was: (Names & { parentId: string | null }) | null;
  reason: string;
  doneAt: string | null;
  cancelledAt: string | null;
};

/** How far from today a change may be dated: what is entered late, and what an act has decided ahead. */
export const DAYS_BACK = 366;
export const DAYS_AHEAD = 731;

/** Why a change can't be. */
export type ChangeProblem =
  | "ended"
  | "target"
  | "below"
  | "same"
  | "one-waits"
  | "merging"
  | "order"
  | "past"
  | "far";

export const isWaiting = (change: KeptChange) => change.doneAt === null && change.cancelledAt === null;

/** Days from one to another, both YYYY-MM-DD. */
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/**
 * What stands against a change, or null.
 * @param kept all changes of the agency so far
 * @param today day in Taipei
 */
export function changeProblem(
  change: NewChange,
  tree: readonly Agency[],
  kept: readonly KeptChange[],
  today: string,
): ChangeProblem | null {
  const agency = tree.find(({ id }) => id === change.agencyId);
  if (!agency || agency.endedOn !== null) return "ended";
  if (change.kind === "rename") {
    if (change.nameZh === agency.nameZh && change.nameEn === agency.nameEn) return "same";
  } else {
    const target = tree.find(({ id }) => id === change.targetId);
    if (!target || target.endedOn !== null) return "target";
    if (target.path.includes(agency.id)) return "below";
    if (change.kind === "move" && agency.parentId === target.id) return "same";
  }
  const waiting = kept.filter(isWaiting);
  if (waiting.some(({ kind }) => kind === change.kind)) return "one-waits";
  const end = waiting.find(({ kind }) => kind === "merge");
  if (end && end.fromDay <= change.fromDay) return "merging";
  const before = kept.filter(({ kind, doneAt }) => kind === change.kind && doneAt !== null);
  if (before.some(({ fromDay }) => fromDay > change.fromDay)) return "order";
  const days = daysBetween(today, change.fromDay);
  if (days < -DAYS_BACK) return "past";
  return days > DAYS_AHEAD ? "far" : null;
}

/** The changes of a kind that hold or will hold, in the order of their days. */
const inOrder = (kept: readonly KeptChange[], kind: ChangeKind) =>
  kept
    .filter((change) => change.kind === kind && change.cancelledAt === null)
    .toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : 0));

/**
 * What an agency was called on a day, whether or not its change had been carried out by then.
 * @param current its names as they stand in the tree
 * @param kept its changes
 */
export function namesOn(current: Names, kept: readonly KeptChange[], day: string): Names {
  const renames = inOrder(kept, "rename");
  const last = renames.findLast(({ fromDay }) => fromDay <= day);
  if (last?.nameZh && last.nameEn) return { nameZh: last.nameZh, nameEn: last.nameEn };
  const was = renames.find(({ fromDay }) => fromDay > day)?.was;
  return was
    ? { nameZh: was.nameZh, nameEn: was.nameEn }
    : { nameZh: current.nameZh, nameEn: current.nameEn };
}

/** A name that an agency had, or a place: until the day before `until`, from `since` where that is known. */
export type Period<What> = What & { since: string | null; until: string };

/** The names that an agency had before, the latest first. */
export function formerNames(kept: readonly KeptChange[]): Period<Names>[] {
  return periods(kept, "rename").map(({ was: { nameZh, nameEn }, ...days }) => ({ ...days, nameZh, nameEn }));
}

/** The agencies that it stood under before, the latest first. */
export function formerParents(kept: readonly KeptChange[]): Period<{ parentId: string | null }>[] {
  return periods(kept, "move", "merge").map(({ was: { parentId }, ...days }) => ({ ...days, parentId }));
}

function periods(kept: readonly KeptChange[], ...kinds: ChangeKind[]) {
  const done = kinds
    .flatMap((kind) => inOrder(kept, kind))
    .filter(({ doneAt }) => doneAt !== null)
    .toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  return done
    .flatMap(({ was, fromDay }, index) =>
      was ? [{ was, since: done[index - 1]?.fromDay ?? null, until: fromDay }] : [],
    )
    .toReversed();
}

/** The agency that people of an agency are in by now: itself, or the one that it has become part of, and so on. */
export function successorOf(agencyId: string, tree: readonly Agency[]): string {
  const agency = tree.find(({ id }) => id === agencyId);
  if (!agency || agency.endedOn === null || agency.parentId === null) return agencyId;
  return successorOf(agency.parentId, tree);
}
