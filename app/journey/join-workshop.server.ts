import { currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { doneActivities } from "#app/features/progress/progress.queries.server.ts";
import { countCodeTry, forgiveCodeTry } from "#app/features/workshop/code-tries.server.ts";
import { readJoinCode } from "#app/features/workshop/join-code.ts";
import { PASSED } from "#app/features/workshop/marks.ts";
import { drain } from "#app/features/workshop/room-hub.server.ts";
import { appendFacts, roomState } from "#app/features/workshop/room-log.server.ts";
import { noteRoomProgress } from "#app/features/workshop/room-progress.server.ts";
import {
  claimSeat,
  seatOfGuest,
  seatOfPerson,
  seatsTaken,
  takeSeat,
} from "#app/features/workshop/seats.server.ts";
import type { Seat, Workshop } from "#app/features/workshop/workshop.ts";
import { workshopByCode } from "#app/features/workshop/workshops.queries.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { enrolInCourse } from "./enrol-in-course.server.ts";
import { unitInRooms } from "./open-activity.server.ts";

/** A person, or a guest with what their browser kept when it was here before. */
type Who = { personId: string; name: string } | { personId: null; name: string; secret?: string | null };

export type JoinResult =
  /** `secret` is for a guest's browser to keep; null for one that has it already. */
  | { outcome: "joined"; workshopId: string; secret: string | null }
  /** No open room has this code: mistyped, of a workshop that is over, or guessed. */
  | { outcome: "unknown" }
  | { outcome: "wait"; minutes: number }
  | { outcome: "full" | "locked" | "removed" }
  /** Trainers can read what one writes there, which is to be said before somebody joins. */
  | { outcome: "shows-text" };

/**
 * Lets somebody into the room that a code leads to. Whoever has a seat in it gets the same one again; somebody with an
 * account also joins the workshop's course, so that its lessons and labs open.
 * @param who a person, or a guest with the name that they gave
 * @param address where the try comes from; only wrong codes count against it
 * @param told whether they were told what trainers can read, and joined all the same
 */
export async function joinWorkshop(
  typed: string,
  who: Who,
  address: string,
  requestId: string | null,
  told = false,
): Promise<JoinResult> {
  const result = await inTransaction((tx): JoinResult & { workshop?: Workshop } => {
    const minutes = countCodeTry(tx, address);
    if (minutes !== null) return { outcome: "wait", minutes };
    const code = readJoinCode(typed);
    const workshop = code === null ? null : workshopByCode(code, tx);
    if (!workshop) return { outcome: "unknown" };
    forgiveCodeTry(tx, address);
    return { ...seatIn(tx, workshop, who, told), workshop };
  });
  const { workshop, ...outcome } = result;
  if (workshop && outcome.outcome === "joined") {
    drain(workshop.id);
    if (who.personId !== null) await joinCourseOf(workshop, who.personId, requestId);
  }
  return outcome;
}

function seatIn(tx: Transaction, workshop: Workshop, who: Who, told: boolean): JoinResult {
  const own = ownSeat(tx, workshop, who);
  if (own) {
    return own.removed
      ? { outcome: "removed" }
      : { outcome: "joined", workshopId: workshop.id, secret: null };
  }
  if (roomState(workshop.id, tx).pace.locked) return { outcome: "locked" };
  if (seatsTaken(workshop.id, tx) >= workshop.capacity) return { outcome: "full" };
  if (workshop.showsText && !told) return { outcome: "shows-text" };
  const { seat, secret } = takeSeat(tx, workshop.id, { personId: who.personId, name: who.name });
  appendFacts(tx, workshop.id, [
    {
      type: "joined",
      participantId: seat.id,
      name: seat.name,
      seat: seat.seat,
      guest: who.personId === null,
    },
  ]);
  return { outcome: "joined", workshopId: workshop.id, secret };
}

function ownSeat(tx: Transaction, workshop: Workshop, who: Who): Seat | null {
  if (who.personId !== null) return seatOfPerson(workshop.id, who.personId, tx);
  return who.secret ? seatOfGuest(workshop.id, who.secret, tx) : null;
}

/** The workshop's course, in the version that learners get today. */
async function joinCourseOf(workshop: Workshop, personId: string, requestId: string | null): Promise<void> {
  if (workshop.courseVersionId === null) return;
  const planned = versionById(workshop.courseVersionId);
  const version = planned && currentVersion(planned.courseId);
  if (!version) return;
  const enrolment = await enrolInCourse({ personId }, version, requestId);
  // What they have done before counts in the room, too.
  const done = doneActivities(enrolment.id);
  if (done.size === 0) return;
  await inTransaction((tx) => {
    for (const activityId of done.keys()) {
      noteRoomProgress(tx, { ...unitInRooms({ enrolment, activity: { id: activityId } }), ...PASSED });
    }
  });
}

/**
 * A guest who has signed in takes their seat along, once: from then on it belongs to the account.
 * @returns false when the account has a seat of its own, or the seat isn't a guest's any more
 */
export async function claimGuestSeat(
  workshop: Workshop,
  seat: Seat,
  actor: Pick<Actor, "personId" | "name">,
  requestId: string | null,
): Promise<boolean> {
  const claimed = await inTransaction((tx) => {
    if (!claimSeat(tx, seat, actor)) return false;
    appendFacts(tx, workshop.id, [{ type: "named", participantId: seat.id, name: actor.name }]);
    return true;
  });
  if (!claimed) return false;
  drain(workshop.id);
  await joinCourseOf(workshop, actor.personId, requestId);
  return true;
}
