import type { PollQuestion } from "#app/features/assessment/poll.ts";
import type { StepHead, StepKind } from "./room-facts.ts";

/** A step of an agenda with its texts: Markdown for everybody, plain notes for the trainers, what a poll asks. */
export type Step = StepHead & { body: string; notes: string; question?: PollQuestion | null };

export type Workshop = {
  id: string;
  title: string;
  agencyId: string | null;
  courseVersionId: string | null;
  startsAt: string;
  endsAt: string;
  capacity: number;
  place: string;
  link: string;
  showsText: boolean;
  /** While the room is open. */
  joinCode: string | null;
  openedAt: string | null;
  closedAt: string | null;
  cancelledAt: string | null;
  /** Until when people can register; null where there is no registration. */
  registrationUntil: string | null;
  /** Raised when time or place change. */
  sequence: number;
  /** The workshop that is rehearsed in this one; null for a real one. */
  rehearsalOf: string | null;
};

export type WorkshopPhase = "planned" | "open" | "closed" | "cancelled";

export function phaseOf(workshop: Pick<Workshop, "openedAt" | "closedAt" | "cancelledAt">): WorkshopPhase {
  if (workshop.cancelledAt !== null) return "cancelled";
  if (workshop.closedAt !== null) return "closed";
  return workshop.openedAt === null ? "planned" : "open";
}

/** A step as everybody may know it while the room is open. */
export function headOfStep({ id, kind, title, minutes, activityId }: Step): StepHead {
  return { id, kind, title, minutes, activityId };
}

/** Whoever has a seat; a guest has no person. */
export type Seat = {
  id: string;
  workshopId: string;
  personId: string | null;
  name: string;
  seat: number;
  removed: boolean;
};

/** Kinds that lead to a unit of the course. */
export const UNIT_KINDS: readonly StepKind[] = ["lesson", "lab", "quiz"];

/** Kinds that one chooses for a step of one's own. */
export const FREE_KINDS: readonly StepKind[] = ["slide", "poll", "discussion", "break"];
