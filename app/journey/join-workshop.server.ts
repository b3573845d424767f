import { currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { doneActivities } from "#app/features/progress/progress.queries.server.ts";
import { countCodeTry, forgiveCodeTry } from "#app/features/workshop/code-tries.server.ts";
import { readJoinCode } from "#app/features/workshop/join-code.ts";
import { PASSED } from "#app/features/workshop/marks.ts";
import { hasSeatFor, stateOf } from "#app/features/workshop/registration/registration.ts";
import {
  awaitedIn,
  registrationOf,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
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
import { phaseOf } from "#app/features/workshop/workshop.ts";
import { trainersOf, workshopByCode, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { enrolInCourse } from "./enrol-in-course.server.ts";
import { unitInRooms } from "./open-activity.server.ts";

/** A person, or a guest with what their browser kept when it was here before. */
type Who = { personId: string; name: string } | { personId: null; name: string; secret?: string | null };

type Seated =
  /** `secret` is for a guest's browser to keep; null for one that has it already. */
  | { outcome: "joined"; workshopId: string; secret: string | null }
  | { outcome: "full" | "locked" | "removed" }
  /** Trainers can read what one writes there, which is to be said before somebody joins. */
  | { outcome: "shows-text" };

export type JoinResult =
  | Seated
  /** No open room has this code: mistyped, of a workshop that is over, or guessed. */
  | { outcome: "unknown" }
  | { outcome: "wait"; minutes: number };

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
    if (workshop.rehearsalOf !== null) return tryOut(tx, workshop, workshop.rehearsalOf, who, address);
    forgiveCodeTry(tx, address);
    return { ...seatIn(tx, workshop, who, told), workshop };
  });
  const { workshop, ...outcome } = result;
  if (workshop && outcome.outcome === "joined") {
    drain(workshop.id);
    if (who.personId !== null && workshop.rehearsalOf === null)
      await joinCourseOf(workshop, who.personId, requestId);
  }
  return outcome;
}

/**
 * A device of a trainer's own in a rehearsal: a seat without a person, so that it leaves nothing with them. To everybody
 * else the code is one that there isn't.
 */
function tryOut(tx: Transaction, rehearsal: Workshop, of: string, who: Who, address: string) {
  if (!trainersOf(of, tx).some(({ personId }) => personId === who.personId))
    return { outcome: "unknown" as const };
  forgiveCodeTry(tx, address);
  return { ...seatIn(tx, rehearsal, { personId: null, name: who.name }, true), workshop: rehearsal };
}

function seatIn(tx: Transaction, workshop: Workshop, who: Who, told: boolean): Seated {
  const own = ownSeat(tx, workshop, who);
  if (own) {
    return own.removed
      ? { outcome: "removed" }
      : { outcome: "joined", workshopId: workshop.id, secret: null };
  }
  if (roomState(workshop.id, tx).pace.locked) return { outcome: "locked" };
  if (!hasSeat(tx, workshop, who)) return { outcome: "full" };
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

/** Whether the room has a seat for them: places of registered people are theirs until a while after the beginning. */
function hasSeat(tx: Transaction, workshop: Workshop, { personId }: Who): boolean {
  const { id, capacity, startsAt } = workshop;
  const own = personId === null ? null : registrationOf(id, personId, tx);
  const room = { capacity, startsAt, taken: seatsTaken(id, tx), awaited: awaitedIn(id, tx) };
  return hasSeatFor({ registered: own !== null && stateOf(own) === "placed" }, room, nowMs());
}

/**
 * Lets somebody who registered and has a place into the open room, without a code.
 * @param told whether they were told what trainers can read, and went in all the same
 */
export async function enterWithPlace(
  workshopId: string,
  actor: Pick<Actor, "personId" | "name">,
  requestId: string | null,
  told = false,
): Promise<"not-open" | Seated["outcome"]> {
  const { personId, name } = actor;
  const result = await inTransaction((tx) => {
    const workshop = workshopById(workshopId, tx);
    const own = registrationOf(workshopId, personId, tx);
    if (!workshop || phaseOf(workshop) !== "open" || !own || stateOf(own) !== "placed") return null;
    return { workshop, outcome: seatIn(tx, workshop, { personId, name }, told).outcome };
  });
  if (!result) return "not-open";
  if (result.outcome === "joined") {
    drain(workshopId);
    await joinCourseOf(result.workshop, personId, requestId);
  }
  return result.outcome;
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
  if (workshop.rehearsalOf !== null) return false;
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
