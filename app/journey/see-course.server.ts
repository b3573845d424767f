import type { Course } from "#app/features/catalogue/course.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import {
  currentVersion,
  currentVersions,
  versionById,
} from "#app/features/catalogue/course-versions.server.ts";
import { serialOfCompletion } from "#app/features/credential/certificates.queries.server.ts";
import { currentEnrolment, enrolmentsOf } from "#app/features/enrolment/enrolments.queries.server.ts";
import type { CourseListItem } from "#app/features/progress/course-list.tsx";
import type { CourseState } from "#app/features/progress/course-page.tsx";
import type { CourseDone, CourseUnderWay } from "#app/features/progress/learner-home.tsx";
import { completionOf, doneActivities } from "#app/features/progress/progress.queries.server.ts";
import type { UnitGroup } from "#app/features/progress/unit.ts";
import { taipeiDay } from "#app/platform/clock.ts";
import type { Locale } from "#app/platform/locale.ts";
import { unitGroups } from "./open-activity.server.ts";

/** A course as one person sees it: in the version they are in, or the current one before they join. */
export type SeenCourse = { version: CourseVersion; course: Course; groups: UnitGroup[]; state: CourseState };

/** @returns null when there is no such course */
export function seeCourse(personId: string, courseId: string, locale: Locale): SeenCourse | null {
  const enrolment = currentEnrolment(personId, courseId);
  const version = enrolment ? versionById(enrolment.versionId) : currentVersion(courseId);
  if (!version) return null;
  const { course } = version;
  const done = enrolment ? doneActivities(enrolment.id) : new Map<string, string>();
  const groups = unitGroups(course, done, locale);
  if (!enrolment) return { version, course, groups, state: { kind: "not-enrolled" } };

  const units = groups.flatMap((group) => group.units);
  const next = units.find((unit) => !unit.done);
  // A trainer's decision may have completed the course before all of its units are done.
  const completion = completionOf(enrolment.id);
  if (completion) {
    const serial = serialOfCompletion(completion.id);
    return {
      version,
      course,
      groups,
      // As it was that day, whatever the course has become since.
      state: {
        kind: "completed",
        completedAt: completion.completedAt,
        creditedMinutes: completion.creditedMinutes,
        versionNumber: completion.versionNumber,
        serial,
      },
    };
  }
  const open = next ?? units[0];
  if (!open) return null;
  return {
    version,
    course,
    groups,
    state: {
      kind: "under-way",
      done: units.filter((unit) => unit.done).length,
      total: units.length,
      next: open,
    },
  };
}

/** The catalogue with one's own state. */
export function seeCatalogue(personId: string, locale: Locale): CourseListItem[] {
  return currentVersions().flatMap(({ courseId }) => {
    const seen = seeCourse(personId, courseId, locale);
    if (!seen) return [];
    const { course, state, groups } = seen;
    const text = course.text[locale];
    return {
      id: course.id,
      title: text.title,
      summary: text.summary,
      outcomes: text.outcomes,
      level: course.level,
      minutes: minutesOf(groups),
      units: groups.flatMap((group) => group.units).length,
      state: state.kind === "under-way" ? { kind: state.kind, done: state.done } : { kind: state.kind },
    };
  });
}

export type LearnerHomeData = {
  underWay: CourseUnderWay[];
  recent: CourseDone[];
  /** A course not joined yet, for someone with nothing under way. */
  suggestion: { id: string; title: string; summary: string } | null;
  creditedMinutes: number;
};

/**
 * What a learner comes home to.
 * @param year only completions of this calendar year (Taipei) count into the hours
 */
export function seeHome(personId: string, year: number, locale: Locale): LearnerHomeData {
  const underWay: CourseUnderWay[] = [];
  const recent: CourseDone[] = [];
  let creditedMinutes = 0;
  const enrolments = enrolmentsOf(personId);
  for (const { courseId } of enrolments) {
    const seen = seeCourse(personId, courseId, locale);
    if (!seen) continue;
    const { course, groups, state } = seen;
    const title = course.text[locale].title;
    if (state.kind === "under-way") {
      underWay.push({
        id: courseId,
        title,
        groups,
        done: state.done,
        total: state.total,
        minutesLeft: minutesOf(groups, (unit) => !unit.done),
        next: state.next,
      });
    }
    if (state.kind === "completed") {
      const { kind: _, ...completed } = state;
      if (taipeiYear(completed.completedAt) === year) creditedMinutes += completed.creditedMinutes;
      recent.push({ id: courseId, title, ...completed });
    }
  }
  const joined = new Set(enrolments.map((enrolment) => enrolment.courseId));
  const unseen = currentVersions().find((version) => !joined.has(version.courseId));
  const text = unseen?.course.text[locale];
  return {
    underWay,
    recent,
    suggestion: unseen && text ? { id: unseen.courseId, title: text.title, summary: text.summary } : null,
    creditedMinutes,
  };
}

function minutesOf(
  groups: UnitGroup[],
  which: (unit: UnitGroup["units"][number]) => boolean = () => true,
): number {
  return groups
    .flatMap((group) => group.units)
    .filter(which)
    .reduce((sum, unit) => sum + unit.minutes, 0);
}

function taipeiYear(iso: string): number {
  return Number(taipeiDay(iso).slice(0, 4));
}
