import { join } from "node:path";
import { courseFolders, readCourseSource } from "#app/features/catalogue/course-source.server.ts";
import { publishCourse } from "#app/features/catalogue/course-versions.server.ts";
import { readGlossary } from "#app/features/catalogue/glossary.server.ts";
import { readOfficeCalendar } from "#app/features/enrolment/notices/office-calendar.server.ts";
import { readTemplates } from "#app/features/workshop/planning/templates.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { inTransaction } from "#db/client.server.ts";
import { moveLearners } from "./move-learners.server.ts";

/**
 * Publishes every course in content/courses whose content changed, all in one transaction each, and reads the
 * glossary, the calendar of working days and the agenda templates anew.
 * @returns "course version" of what was published now; empty when nothing changed
 * @throws ContentError with file and line when a course is not fit to be published; nothing of it is written
 */
export async function publishContent(folder = join(process.cwd(), "content/courses")): Promise<string[]> {
  const published: string[] = [];
  readGlossary();
  readOfficeCalendar();
  readTemplates();
  for (const path of courseFolders(folder)) {
    const source = readCourseSource(path);
    await inTransaction((tx) => {
      const result = publishCourse(tx, source, now());
      if (!result.published) return;
      published.push(`${source.id} ${result.version.number}`);
      recordAudit(tx, {
        actorId: null,
        action: "course.publish",
        subjectType: "course-version",
        subjectId: result.version.id,
        detail: { course: source.id, number: result.version.number, hash: result.version.contentHash },
      });
      if (result.version.change === "editorial") moveLearners(tx, result.version);
    });
  }
  return published;
}
