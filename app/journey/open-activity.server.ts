import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { ActivitySource, Course } from "#app/features/catalogue/course.ts";
import { type CourseVersion, currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import { currentEnrolment } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { requireActor, requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { doneActivities } from "#app/features/progress/progress.queries.server.ts";
import { type UnitGroup, unitPath } from "#app/features/progress/unit-list.tsx";
import { notFound } from "#app/platform/http.server.ts";
import { type Locale, localeOf, localePath } from "#app/platform/locale.ts";

type Args = {
  request: Request;
  context: AppLoadContext;
  params: { course?: string | undefined; activity?: string | undefined };
};

/** A unit opened by someone who is enrolled: everything that its page and its writes start from. */
export type OpenActivity = {
  actor: Actor;
  locale: Locale;
  enrolment: Enrolment;
  version: CourseVersion;
  course: Course;
  activity: ActivitySource;
  /** All units by chapter with their state, for the contents beside the unit. */
  groups: UnitGroup[];
  done: boolean;
  previous: { to: string; title: string } | null;
  next: { to: string; title: string } | null;
};

/**
 * Opens a unit for the signed-in person, in the course version of their enrolment.
 * @throws redirects to sign-in, or to the course's page when they haven't joined; 404 when there is no such unit
 */
export async function openActivity(args: Args, kind: ActivitySource["kind"]): Promise<OpenActivity> {
  const actor = await requireActor(args);
  return open(args, kind, actor, (courseId, locale) => {
    throw redirect(localePath(locale, `/courses/${courseId}?join=1`));
  });
}

/** The same for endpoints that scripts call: 401 and 404 in JSON, so that the page keeps what was typed. */
export async function openActivityForFetch(args: Args, kind: ActivitySource["kind"]): Promise<OpenActivity> {
  const actor = await requireActorOr401(args);
  return open(args, kind, actor, () => {
    throw Response.json({ error: "not-enrolled" }, { status: 404 });
  });
}

function open(
  { request, params }: Args,
  kind: ActivitySource["kind"],
  actor: Actor,
  notEnrolled: (courseId: string, locale: Locale) => never,
): OpenActivity {
  const url = new URL(request.url);
  // Endpoints have no language in their own address: the page that calls them says which it is.
  const locale = url.searchParams.get("lang") === "en" ? "en" : localeOf(url.pathname);
  const courseId = params.course ?? "";
  const enrolment = currentEnrolment(actor.personId, courseId);
  if (!enrolment) {
    if (!currentVersion(courseId)) notFound();
    return notEnrolled(courseId, locale);
  }
  authorise(actor, "activity.work", { personId: enrolment.personId });

  const version = versionById(enrolment.versionId);
  const activities = version.course.activities;
  const index = activities.findIndex((one) => one.id === params.activity && one.kind === kind);
  const activity = activities[index];
  if (!activity) return notFound();

  const done = doneActivities(enrolment.id);
  const neighbour = (one: ActivitySource | undefined) =>
    one ? { to: unitPath(courseId, one), title: one.title[locale] } : null;
  return {
    actor,
    locale,
    enrolment,
    version,
    course: version.course,
    activity,
    groups: unitGroups(version.course, done, locale),
    done: done.has(activity.id),
    previous: neighbour(activities[index - 1]),
    next: neighbour(activities[index + 1]),
  };
}

/** A course's units by chapter, with what is done. */
export function unitGroups(course: Course, done: ReadonlyMap<string, string>, locale: Locale): UnitGroup[] {
  return course.modules.map((module) => ({
    title: module.title[locale],
    units: course.activities
      .filter((activity) => activity.module === module.dir)
      .map((activity) => ({
        id: activity.id,
        kind: activity.kind,
        title: activity.title[locale],
        minutes: activity.minutes,
        to: unitPath(course.id, activity),
        done: done.has(activity.id),
      })),
  }));
}
