import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { decides } from "#app/features/lab/decides.ts";
import { labHealth } from "#app/features/lab/health/health.queries.server.ts";
import type { LabHealth } from "#app/features/lab/health/health.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import type { Locale } from "#app/platform/locale.ts";

/**
 * How a lab goes, for those who teach or are in charge; the page and the CSV both start here.
 * @throws 404 for others, and where there is no such lab
 */
export function seeLabHealth(
  actor: Actor,
  params: { course?: string | undefined; activity?: string | undefined },
  locale: Locale,
): { courseId: string; courseTitle: string; title: string; health: LabHealth } {
  authorise(actor, "lab-health.read", null);
  const version = currentVersion(params.course ?? "");
  const activity = version?.course.activities.find((one) => one.id === params.activity && one.kind === "lab");
  if (!version || !activity) return notFound();
  const text = publishedLab(version, activity).text[locale];
  const checks = [...text.promptChecks, ...text.caseChecks, ...text.variations].filter(decides);
  const labels = new Map(checks.map(({ id, label }) => [id, label]));
  return {
    courseId: version.courseId,
    courseTitle: version.course.text[locale].title,
    title: activity.title[locale],
    health: labHealth({ courseId: version.courseId, activityId: activity.id }, labels),
  };
}
