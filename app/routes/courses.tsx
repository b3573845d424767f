import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { CourseList } from "#app/features/progress/course-list.tsx";
import { m } from "#app/i18n/messages.js";
import { seeCatalogue } from "#app/journey/see-course.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.catalogue_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "course.read", null);
  return { courses: seeCatalogue(actor.personId, localeOf(new URL(args.request.url).pathname)) };
}

export default function CoursesPage() {
  const { courses } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.catalogue_title()}</h1>
        <p className="soft lede">{m.catalogue_lede()}</p>
      </div>
      <CourseList courses={courses} />
    </main>
  );
}
