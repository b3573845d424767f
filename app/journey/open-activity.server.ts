import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { ActivitySource, Course } from "#app/features/catalogue/course.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import { currentEnrolment } from "#app/features/enrolment/enrolments.queries.server.ts";
import { requireActor, requireActorOr401 } from "#app/features/identity/actor.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { doneActivities } from "#app/features/progress/progress.queries.server.ts";
import type { UnitGroup } from "#app/features/progress/unit.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { notFound } from "#app/platform/http.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

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
  const target = targetOf(args, kind);
  const open = openUnit(actor, target);
  if (open === "not-enrolled") {
    throw redirect(localePath(target.locale, `/courses/${target.courseId}?join=1`));
  }
  return open ?? notFound();
}

/** The same for endpoints that scripts call: 401 and 404 in JSON, so that the page keeps what was typed. */
export async function openActivityForFetch(args: Args, kind: ActivitySource["kind"]): Promise<OpenActivity> {
  const actor = await requireActorOr401(args);
  const open = openUnit(actor, targetOf(args, kind));
  if (open === null || open === "not-enrolled") {
    throw Response.json({ error: open ?? "not-found" }, { status: 404 });
  }
  return open;
}

type Target = { courseId: string; activityId: string; kind: ActivitySource["kind"]; locale: Locale };

function targetOf({ request, params }: Args, kind: ActivitySource["kind"]): Target {
  const url = new URL(request.url);
  // Endpoints have no language in their own address: the page that calls them says which it is.
  const locale = url.searchParams.get("lang") === "en" ? "en" : localeOf(url.pathname);
  return { courseId: params.course ?? "", activityId: params.activity ?? "", kind, locale };
}

/** @returns null when there is no such course or unit */
export function openUnit(actor: Actor, target: Target): OpenActivity | "not-enrolled" | null {
  const { courseId, locale } = target;
  const enrolment = currentEnrolment(actor.personId, courseId);
  if (!enrolment) return currentVersion(courseId) ? "not-enrolled" : null;
  authorise(actor, "activity.work", { personId: enrolment.personId });

  const version = versionById(enrolment.versionId);
  if (!version) throw new Error(`enrolment ${enrolment.id} points to a course version that isn't there`);
  const { course } = version;
  const index = course.activities.findIndex(
    (one) => one.id === target.activityId && one.kind === target.kind,
  );
  const activity = course.activities[index];
  if (!activity) return null;

  const done = doneActivities(enrolment.id);
  const neighbour = (one: ActivitySource | undefined) =>
    one ? { to: unitPath(courseId, one), title: one.title[locale] } : null;
  return {
    actor,
    locale,
    enrolment,
    version,
    course,
    activity,
    groups: unitGroups(course, done, locale),
    done: done.has(activity.id),
    previous: neighbour(course.activities[index - 1]),
    next: neighbour(course.activities[index + 1]),
  };
}

/** Whose work on which unit it is, as the rooms of workshops are told. */
export function unitInRooms({
  enrolment,
  activity,
}: {
  enrolment: Pick<Enrolment, "personId" | "courseId">;
  activity: { id: string };
}) {
  return { personId: enrolment.personId, courseId: enrolment.courseId, activityId: activity.id };
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

/** Chapter and number of a unit, both from 1. */
export function placeInCourse(course: Course, activity: ActivitySource): { chapter: number; unit: number } {
  const inModule = course.activities.filter((one) => one.module === activity.module);
  return {
    chapter: course.modules.findIndex((module) => module.dir === activity.module) + 1,
    unit: inModule.findIndex((one) => one.id === activity.id) + 1,
  };
}
