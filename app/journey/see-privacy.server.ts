import { courseTitles } from "#app/features/catalogue/course-versions.server.ts";
import { enrolmentsOf } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { agencyInChargeOf } from "#app/features/identity/people/people.queries.server.ts";
import { requestsAbout } from "#app/features/identity/privacy/data-requests.queries.server.ts";
import type { OwnPrivacy, PrivacyFacts } from "#app/features/identity/privacy/privacy-page-data.ts";
import { listReadingsOf, readingsOf } from "#app/features/identity/privacy/readings.queries.server.ts";
import { daysKept, RETENTION_KINDS } from "#app/features/identity/privacy/retention.ts";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";

/** What the house keeps and for how long, as its settings have it at this moment. */
export function privacyFacts(): PrivacyFacts {
  const settings = env();
  return {
    kept: RETENTION_KINDS.map((kind) => ({ kind, days: daysKept(kind, settings) })),
    recordDays: settings.RECORD_DAYS,
    nationalIds: settings.NATIONAL_ID_AGENCIES.length > 0,
    endpoint: settings.MODEL_ENDPOINT_URL
      ? { zh: settings.MODEL_ENDPOINT_NAME_ZH, en: settings.MODEL_ENDPOINT_NAME_EN }
      : null,
    contact: { zh: settings.PRIVACY_CONTACT_ZH, en: settings.PRIVACY_CONTACT_EN },
  };
}

/** Who looked at what is somebody's own, and what became of what they asked for. */
export function ownPrivacy(actor: Actor, locale: Locale, proven: boolean): OwnPrivacy {
  const path = agencyPath(agencyInChargeOf(actor.personId));
  const titles = new Map(courseTitles(locale).map(({ id, title }) => [id, title]));
  const courses = new Map(enrolmentsOf(actor.personId).map(({ id, courseId }) => [id, courseId]));
  return {
    readings: readingsOf(actor.personId, path),
    listReadings: listReadingsOf(actor.personId, path),
    requests: requestsAbout(actor.personId).map(({ enrolmentId, ...request }) => ({
      ...request,
      course: enrolmentId === null ? null : (titles.get(courses.get(enrolmentId) ?? "") ?? null),
    })),
    proven,
  };
}
