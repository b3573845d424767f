import { and, desc, eq, lte, max } from "drizzle-orm";
import { newId } from "#app/platform/ids.ts";
import type { Database, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { course as courseTable, courseVersion } from "#db/schema/catalogue.ts";
import { ContentError } from "./content-problem.ts";
import type { Course, CourseSource } from "./course.ts";
import { parseCourse } from "./course.ts";
import { contentHash } from "./course-source.server.ts";

/** A published course version with its parsed course. Immutable, so one copy is shared by all requests. */
export type CourseVersion = Omit<typeof courseVersion.$inferSelect, "source"> & { course: Course };

/**
 * Publishes a course's content as a new version, unless the very same content was published before.
 * @returns the version that new learners get now, and whether it is new
 * @throws ContentError when the course can't be used; nothing is written
 */
export function publishCourse(
  tx: Transaction,
  source: CourseSource,
  publishedAt: string,
): { published: boolean; version: CourseVersion } {
  const { course, problems } = parseCourse(source);
  if (!course || problems.length > 0) throw new ContentError(problems);

  const hash = contentHash(source);
  const known = tx
    .select()
    .from(courseVersion)
    .where(and(eq(courseVersion.courseId, course.id), eq(courseVersion.contentHash, hash)))
    .get();
  const row = known ?? insertVersion(tx, source, course, hash, publishedAt);
  tx.insert(courseTable)
    .values({ id: course.id, currentVersionId: row.id, position: course.order })
    .onConflictDoUpdate({
      target: courseTable.id,
      set: { currentVersionId: row.id, position: course.order },
    })
    .run();
  const { source: _, ...facts } = row;
  return { published: !known, version: { ...facts, course } };
}

function insertVersion(
  tx: Transaction,
  source: CourseSource,
  course: Course,
  hash: string,
  publishedAt: string,
): typeof courseVersion.$inferSelect {
  const last = tx
    .select({ number: max(courseVersion.number) })
    .from(courseVersion)
    .where(eq(courseVersion.courseId, course.id))
    .get();
  return tx
    .insert(courseVersion)
    .values({
      id: newId(),
      courseId: course.id,
      number: (last?.number ?? 0) + 1,
      contentHash: hash,
      change: course.change,
      titleZh: course.text["zh-TW"].title,
      titleEn: course.text.en.title,
      creditedMinutes: course.creditedMinutes,
      activityCount: course.activities.length,
      rule: course.completion,
      source: source.files,
      publishedAt,
    })
    .returning()
    .get();
}

const parsedVersions = preparedOnce(() => new Map<string, CourseVersion>());

/** A version by id, parsed once a process: versions never change. @returns null when there is none */
export function versionById(id: string, database: Database = getDatabase()): CourseVersion | null {
  const parsed = parsedVersions(database);
  const known = parsed.get(id);
  if (known) return known;
  const row = database.select().from(courseVersion).where(eq(courseVersion.id, id)).get();
  if (!row) return null;
  const { source, ...facts } = row;
  const { course, problems } = parseCourse({ id: row.courseId, files: source });
  if (!course) throw new ContentError(problems);
  const version = { ...facts, course };
  parsed.set(id, version);
  return version;
}

/**
 * A version that someone may have been in between two moments: no newer than the one they are in now, and not
 * replaced before they came.
 * @returns null for any other
 */
export function versionSince(
  id: string,
  now: Pick<CourseVersion, "courseId" | "number">,
  since: string,
  database: Database = getDatabase(),
): CourseVersion | null {
  const version = versionById(id, database);
  if (!version || version.courseId !== now.courseId || version.number > now.number) return null;
  const atStart = versionAt(now.courseId, since, database);
  return atStart && version.number < atStart.number ? null : version;
}

/** The version of a course with a content hash. @returns null when there is none */
export function versionByHash(
  courseId: string,
  hash: string,
  database: Database = getDatabase(),
): CourseVersion | null {
  const row = database
    .select({ id: courseVersion.id })
    .from(courseVersion)
    .where(and(eq(courseVersion.courseId, courseId), eq(courseVersion.contentHash, hash)))
    .get();
  return row ? versionById(row.id, database) : null;
}

/** The newest version of a course that had been published at a moment, or null. */
export function versionAt(
  courseId: string,
  moment: string,
  database: Database = getDatabase(),
): CourseVersion | null {
  const row = database
    .select({ id: courseVersion.id })
    .from(courseVersion)
    .where(and(eq(courseVersion.courseId, courseId), lte(courseVersion.publishedAt, moment)))
    .orderBy(desc(courseVersion.number))
    .get();
  return row ? versionById(row.id, database) : null;
}

const selectCurrentId = preparedOnce((database) =>
  database.$client.prepare("SELECT current_version_id FROM course WHERE id = ?").pluck(),
);

/** The version that new learners of a course get, or null when there is no such course. */
export function currentVersion(courseId: string, database: Database = getDatabase()): CourseVersion | null {
  const id = selectCurrentId(database).get(courseId) as string | undefined;
  return id === undefined ? null : versionById(id, database);
}

const selectCurrentIds = preparedOnce((database) =>
  database.$client.prepare("SELECT current_version_id FROM course ORDER BY position, id").pluck(),
);

/** The current version of every course, in the catalogue's order. */
export function currentVersions(database: Database = getDatabase()): CourseVersion[] {
  const ids = selectCurrentIds(database).all() as string[];
  return ids.flatMap((id) => versionById(id, database) ?? []);
}

/** A file of a published version (an image), or null. */
export function versionFile(
  versionId: string,
  path: string,
  database: Database = getDatabase(),
): string | null {
  const row = database
    .select({ source: courseVersion.source })
    .from(courseVersion)
    .where(eq(courseVersion.id, versionId))
    .get();
  return row?.source.find((file) => file.path === path)?.text ?? null;
}

/** Every course's title in one language, in the catalogue's order. */
export function courseTitles(
  locale: "zh-TW" | "en",
  database: Database = getDatabase(),
): { id: string; title: string }[] {
  return currentVersions(database).map((version) => ({
    id: version.courseId,
    title: locale === "en" ? version.titleEn : version.titleZh,
  }));
}
