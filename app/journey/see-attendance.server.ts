import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import { hasProof, requireActor, requireActorOr401 } from "#app/features/identity/actor.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import type { Decision } from "#app/features/workshop/attendance/attendance.queries.server.ts";
import {
  attendeesOf,
  breaksOf,
  checksOf,
  decisionsOf,
  inForce,
  ruleOf,
} from "#app/features/workshop/attendance/attendance.queries.server.ts";
import type {
  AttendancePageData,
  AttendanceRow,
  DecisionLine,
} from "#app/features/workshop/attendance/attendance.ts";
import { assessAttendee, isSignable, settingOf } from "#app/features/workshop/attendance/attendance.ts";
import { fullMinutes, lengthOf } from "#app/features/workshop/attendance/evidence.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import type { RoomArgs } from "./enter-room.server.ts";

export type ReadAttendance = { actor: Actor; workshop: Workshop; trainerIds: string[] };

/** A workshop whose attendance somebody may read. @throws the way to sign-in; 404 when they may not */
export async function readAttendance(args: RoomArgs): Promise<ReadAttendance> {
  return readBy(await requireActor(args), args);
}

/** The same for files: 401 instead of the way to sign-in, 403 without a proof of who asks. */
export async function exportAttendance(args: RoomArgs): Promise<ReadAttendance> {
  const read = readBy(await requireActorOr401(args), args);
  if (!(await hasProof(args, "finish"))) throw Response.json({ error: "unproven" }, { status: 403 });
  return read;
}

function readBy(actor: Actor, { params }: RoomArgs): ReadAttendance {
  const workshop = workshopById(params.workshop ?? "") ?? notFound();
  if (workshop.rehearsalOf !== null) notFound();
  const trainerIds = trainersOf(workshop.id).map((trainer) => trainer.personId);
  authorise(actor, "attendance.read", { trainerIds, agencyPath: agencyPath(workshop.agencyId) });
  return { actor, workshop, trainerIds };
}

/** The evidence of everybody in a workshop, with what its rule makes of it. */
export function assessWorkshop(workshop: Workshop, database: Queryable = getDatabase()) {
  const { version, rule } = ruleOf(workshop.id, database);
  const setting = settingOf(workshop, {
    ...{ rule, at: now() },
    breaks: breaksOf(workshop.id, database),
    checks: checksOf(workshop.id, database),
  });
  const people = attendeesOf(workshop.id, database).map((attendee) => ({
    attendee,
    assessment: assessAttendee(rule, setting, attendee),
  }));
  return { version, rule, setting, people };
}

/** Everything of the attendance's page, and of its files. */
export function seeAttendance(
  { actor, workshop, trainerIds }: ReadAttendance,
  locale: Locale,
  proven: boolean,
): AttendancePageData {
  const { version, rule, setting, people } = assessWorkshop(workshop);
  const decisions = decisionsOf(workshop.id);
  const course = workshop.courseVersionId === null ? null : versionById(workshop.courseVersionId);
  const { id, title, startsAt, endsAt, place, openedAt, closedAt } = workshop;
  return {
    workshop: { id, title, startsAt, endsAt, place, openedAt, closedAt },
    course: course?.course.text[locale].title ?? null,
    rule,
    ruleVersion: version,
    requiredMinutes: fullMinutes(lengthOf(setting.required)),
    leads: can(actor, "workshop.lead", { trainerIds }).allowed,
    signable: isSignable(workshop, now()),
    presenceDays: env().WORKSHOP_PRESENCE_DAYS,
    rows: people.map(({ attendee, assessment }): AttendanceRow => {
      const own = decisions.filter((one) => one.participantId === attendee.participantId);
      const held = inForce(own);
      const { participantId, seat, name, employeeNumber, removed, paper } = attendee;
      return {
        ...{ participantId, seat, name, employeeNumber, removed, paper, assessment },
        agency: (locale === "en" ? attendee.agencyEn : attendee.agencyZh) ?? "",
        guest: attendee.personId === null,
        self: attendee.personId === actor.personId,
        decision: held && lineOf(held),
        earlier: own.filter((one) => one !== held).map(lineOf),
      };
    }),
    proven,
  };
}

function lineOf(decision: Decision): DecisionLine {
  const { id, status, proposed, reason, evidence, decidedAt, decider, completionId } = decision;
  const completed = status === "attended" && completionId !== null;
  return { id, status, proposed, reason, evidence, decidedAt, decider, completed };
}
