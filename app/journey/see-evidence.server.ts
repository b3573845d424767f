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
import type { enrolmentFacts } from "#app/features/record/evidence.queries.server.ts";
import { auditTrail, unitEvidence } from "#app/features/record/evidence.queries.server.ts";
import type { EvidenceData } from "#app/features/record/record-evidence.tsx";
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
    completion: completion && {
      completedAt: completion.completedAt,
      creditedMinutes: completion.creditedMinutes,
      versionNumber: completion.versionNumber,
      agency: english ? completion.agencyNameEn : completion.agencyNameZh,
      source: completion.source,
      grade: completion.grade,
    },
    certificate:
      serial === null
        ? null
        : { serial: formatSerial(serial), revokedAt: state?.kind === "revoked" ? state.at : null },
    trail: auditTrail(facts.id),
  };
}
