import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { renderedAbout } from "#app/features/catalogue/rendered.server.ts";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import type { CoursePageData } from "#app/features/progress/course-page.tsx";
import { CoursePage } from "#app/features/progress/course-page.tsx";
import { unitPath } from "#app/features/progress/unit.ts";
import { m } from "#app/i18n/messages.js";
import { enrolInCourse } from "#app/journey/enrol-in-course.server.ts";
import { seeCourse } from "#app/journey/see-course.server.ts";
import { badRequest, notFound, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.frame_title({ title: data.course.title }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "course.read", null);
  const url = new URL(args.request.url);
  const locale = localeOf(url.pathname);
  const seen = seeCourse(actor.personId, args.params.course ?? "", locale);
  if (!seen) return notFound();
  const { course, version, groups, state } = seen;
  const { title, summary, outcomes, audience } = course.text[locale];
  const data: CoursePageData = {
    id: course.id,
    title,
    summary,
    outcomes,
    audience,
    aboutHtml: renderedAbout(version, locale),
    level: course.level,
    minutes: groups.flatMap((group) => group.units).reduce((sum, unit) => sum + unit.minutes, 0),
    creditedMinutes: version.creditedMinutes,
    versionNumber: version.number,
    publishedAt: version.publishedAt,
    groups,
    teaching: can(actor, "lab-health.read", null).allowed
      ? course.activities
          .filter((one) => one.kind === "lab")
          .map((one) => ({ title: one.title[locale], to: `${unitPath(course.id, one)}/health` }))
      : [],
    state,
  };
  return { course: data, joinFirst: url.searchParams.has("join") };
}

/** Joins the course. Sent twice it changes nothing, and lands on the same page. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "course.enrol", null);
  const version = currentVersion(args.params.course ?? "");
  if (!version) return notFound();
  const intent = (await readForm(args.request)).get("intent");
  if (intent !== "enrol") return badRequest({ intent: "unknown" });
  await enrolInCourse(actor, version, args.context.requestId);
  const locale = localeOf(new URL(args.request.url).pathname);
  return redirect(localePath(locale, `/courses/${version.courseId}`));
}

export default function CourseRoute() {
  const { course, joinFirst } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="page">
      <CoursePage course={course} joinFirst={joinFirst} />
    </main>
  );
}
