import { currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { can } from "#app/features/identity/policy.ts";
import { decisionInForce } from "#app/features/workshop/attendance/attendance.queries.server.ts";
import type { Attendee } from "#app/features/workshop/attendance/attendance.ts";
import { isSignable } from "#app/features/workshop/attendance/attendance.ts";
import type { DecisionForm } from "#app/features/workshop/attendance/decision.ts";
import { decidedOn, needsReason } from "#app/features/workshop/attendance/decision.ts";
import { insertDecision } from "#app/features/workshop/attendance/decisions.server.ts";
import type { Assessment } from "#app/features/workshop/attendance/evidence.ts";
import type { AttendanceRule } from "#app/features/workshop/attendance/rule.ts";
import { fixRule } from "#app/features/workshop/attendance/rules.server.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { completeByAttendance, withdrawAttendance } from "./complete-course.server.ts";
import { enrolPerson } from "./enrol-in-course.server.ts";
import type { ReadAttendance } from "./see-attendance.server.ts";
import { assessWorkshop } from "./see-attendance.server.ts";

/** What became of a decision; `taken`: somebody else decided, or corrected, since the page was drawn. */
export type Signed = "signed" | "reason" | "taken" | "not-yet" | "unknown";

/**
 * A trainer decides whether one person attended: for the first time, or in the place of the decision that they saw. Sent
 * twice, it is one. Leads to a completion of the course where the rule says so, and takes one back where it led to one.
 */
export function signAttendance(lead: ReadAttendance, form: DecisionForm, requestId: string | null) {
  return inTransaction((tx): Signed => {
    const day = dayOf(tx, lead);
    if (!day) return "not-yet";
    const one = day.people.find(({ attendee }) => attendee.participantId === form.participant);
    if (!one || !maySignFor(lead, one.attendee)) return "unknown";
    const held = decisionInForce(form.participant, tx);
    // The same press again, or the same decision by both trainers.
    const again = (held?.supersedes ?? "") === form.supersedes && held?.status === form.status;
    if (held && again && held.id !== form.supersedes) return "signed";
    if ((held?.id ?? "") !== form.supersedes) return "taken";
    const { status, reason } = form;
    if (needsReason(status, one.assessment.proposed, held !== null) && reason === "") return "reason";
    return decide(tx, { ...day, ...one, lead, status, reason, held, requestId }) ? "signed" : "taken";
  });
}

/** Decides as proposed about everybody of whom nothing is decided yet, except whoever signs. @returns about how many */
export function signAllAsProposed(
  lead: ReadAttendance,
  requestId: string | null,
): Promise<number | "not-yet"> {
  return inTransaction((tx) => {
    const day = dayOf(tx, lead);
    if (!day) return "not-yet";
    let signed = 0;
    for (const one of day.people) {
      if (!maySignFor(lead, one.attendee) || decisionInForce(one.attendee.participantId, tx)) continue;
      const decision = { status: one.assessment.proposed, reason: "", held: null };
      if (decide(tx, { ...day, ...one, ...decision, lead, requestId })) signed += 1;
    }
    return signed;
  });
}

function dayOf(tx: Transaction, { workshop, actor }: ReadAttendance) {
  if (!isSignable(workshop, now())) return null;
  // Of a room that was never opened, signing is what fixes the rule.
  fixRule(tx, workshop.id, actor.personId);
  return assessWorkshop(workshop, tx);
}

function maySignFor({ actor, trainerIds }: ReadAttendance, { personId }: Attendee): boolean {
  return personId !== null && can(actor, "attendance.decide", { trainerIds, personId }).allowed;
}

type Deciding = {
  lead: { actor: Pick<Actor, "personId">; workshop: Workshop };
  attendee: Attendee;
  assessment: Assessment;
  rule: AttendanceRule;
  version: number;
  status: "attended" | "absent";
  reason: string;
  held: ReturnType<typeof decisionInForce>;
  requestId: string | null;
};

function decide(tx: Transaction, input: Deciding): boolean {
  const { lead, attendee, assessment, version, status, reason, held, requestId } = input;
  const { actor, workshop } = lead;
  const { participantId, personId } = attendee;
  if (personId === null) return false;
  const id = newId();
  const completionId = changeRecord(tx, { ...input, personId, decisionId: id });
  const digest = insertDecision(tx, {
    ...{ id, workshopId: workshop.id, participantId, personId, status, reason, completionId },
    ...{ proposed: assessment.proposed, evidence: decidedOn(assessment), ruleVersion: version },
    ...{ decidedBy: actor.personId, supersedes: held?.id ?? null },
  });
  // The transaction holds the write lock since `held` was read.
  if (digest === null) throw new Error(`decision ${id} conflicts with one that isn't there`);
  recordAudit(tx, {
    actorId: actor.personId,
    action: held ? "attendance.correct" : "attendance.decide",
    subjectType: "workshop",
    subjectId: workshop.id,
    detail: { decision: id, participant: participantId, status, supersedes: held?.id ?? null, digest },
    ...(reason !== "" && { reason }),
    requestId,
  });
  noteNotice(tx, {
    kind: "attendance.decided",
    personId,
    event: id,
    detail: { workshop: workshop.id, status, corrected: held !== null },
  });
  return true;
}

/** Brings the course's record in line with a decision. @returns the completion that it rests on from now on */
function changeRecord(
  tx: Transaction,
  input: Deciding & { personId: string; decisionId: string },
): string | null {
  const { lead, rule, status, held, personId, decisionId, requestId } = input;
  const { actor, workshop } = lead;
  const before = held?.completionId ?? null;
  if (status === "attended" && before !== null && held?.status === "attended") return before;
  const planned = workshop.courseVersionId === null ? null : versionById(workshop.courseVersionId);
  const version = planned && currentVersion(planned.courseId);
  if (!version || !rule.completesCourse) return null;
  const withdraws = before !== null && held?.status === "attended";
  if (status === "absent" && !withdraws) return null;
  const enrolment = enrolPerson(tx, { personId, actorId: actor.personId, version, requestId });
  const by = { actor, enrolment, requestId };
  if (status === "absent") {
    if (before !== null) withdrawAttendance(tx, { ...by, completionId: before, decisionId });
    return null;
  }
  return completeByAttendance(tx, { ...by, workshopId: workshop.id, decisionId });
}
