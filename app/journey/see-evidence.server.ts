import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import { certificateState } from "#app/features/credential/certificate.ts";
import {
  certificateBySerial,
  serialOfEnrolment,
} from "#app/features/credential/certificates.queries.server.ts";
import { formatSerial } from "#app/features/credential/serial.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { agencyName } from "#app/features/identity/agency.ts";
import { completionOf } from "#app/features/progress/progress.queries.server.ts";
import { kindName } from "#app/features/progress/unit-list.tsx";
import type { AttendanceEvidence } from "#app/features/record/attendance-evidence.tsx";
import type { enrolmentFacts } from "#app/features/record/evidence.queries.server.ts";
import { auditTrail, unitEvidence } from "#app/features/record/evidence.queries.server.ts";
import type { EvidenceData } from "#app/features/record/record-evidence.tsx";
import { decisionsOfPerson } from "#app/features/workshop/attendance/attendance.queries.server.ts";
import { reasonsInWords, STATUS_WORDS } from "#app/features/workshop/attendance/attendance-words.ts";
import { m } from "#app/i18n/messages.js";
import { now } from "#app/platform/clock.ts";
import type { Locale } from "#app/platform/locale.ts";

/** Everything that a row of HR's list rests on, put together from each stage's facts. */
export function seeEvidence(
  facts: NonNullable<ReturnType<typeof enrolmentFacts>>,
  locale: Locale,
  mayOpenPerson: boolean,
): EvidenceData {
  const evidence = unitEvidence(facts.id);
  const completion = completionOf(facts.id);
  const serial = serialOfEnrolment(facts.id);
  const certificate = serial === null ? null : certificateBySerial(serial);
  const state = certificate && certificateState(certificate.certificate, certificate.events, now());
  const agency = agencyTree().find((one) => one.id === facts.agencyId);
  const attendance = seeDecisions(facts.personId, facts.courseId);
  const english = locale === "en";
  return {
    personId: mayOpenPerson ? facts.personId : null,
    name: facts.name,
    romanisedName: facts.romanisedName,
    employeeNumber: facts.employeeNumber,
    post: agency ? `${agencyName(agency, locale)} ${facts.postTitle ?? ""}`.trim() : null,
    course: english ? facts.titleEn : facts.titleZh,
    versionNumber: facts.versionNumber,
    contentHash: facts.contentHash,
    publishedAt: facts.publishedAt,
    enrolledAt: facts.enrolledAt,
    units: (versionById(facts.versionId)?.course.activities ?? []).map((activity) => ({
      id: activity.id,
      title: activity.title[locale],
      kind: kindName(activity.kind),
      ...(evidence.get(activity.id) ?? { doneAt: null, proof: null, tries: 0, practice: 0 }),
    })),
    attendance: attendance.map(({ line }) => line),
    completion: completion && {
      completedAt: completion.completedAt,
      creditedMinutes: completion.creditedMinutes,
      versionNumber: completion.versionNumber,
      agency: english ? completion.agencyNameEn : completion.agencyNameZh,
      source: completion.source,
      grade: completion.grade,
      workshop:
        completion.rule.require === "attendance"
          ? (attendance.find(({ completionId }) => completionId === completion.id)?.line.title ?? null)
          : null,
    },
    certificate:
      serial === null
        ? null
        : { serial: formatSerial(serial), revokedAt: state?.kind === "revoked" ? state.at : null },
    trail: auditTrail(facts.id),
  };
}

/** What trainers decided about somebody in the workshops of a course. */
function seeDecisions(personId: string, courseId: string) {
  const all = decisionsOfPerson(personId).filter(
    ({ courseVersionId }) => courseVersionId !== null && versionById(courseVersionId)?.courseId === courseId,
  );
  return all.map(({ decision, title, startsAt, decider }) => {
    const { id, status, reason, decidedAt, completionId, evidence: on } = decision;
    const figures = [
      m.attendance_present_of({ present: on.presentMinutes, required: on.requiredMinutes }),
      on.checksAsked > 0 &&
        `${m.attendance_checks()} ${m.attendance_checks_of({ answered: on.checksAnswered, asked: on.checksAsked })}`,
      reasonsInWords(on.reasons),
    ];
    const line: AttendanceEvidence = {
      ...{ id, title, startsAt, reason, decidedAt, decider },
      status: STATUS_WORDS[status](),
      basis: figures.filter(Boolean).join(m.attendance_then()),
      superseded: all.some((other) => other.decision.supersedes === id),
    };
    return { completionId, line };
  });
}
