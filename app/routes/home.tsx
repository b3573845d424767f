import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentActor } from "#app/features/identity/actor.server.ts";
import { authorise, authorisePublic } from "#app/features/identity/policy.ts";
import { Landing } from "#app/features/progress/landing.tsx";
import {
  HoursOfYear,
  NextStep,
  RecentlyDone,
  Suggestion,
  UnderWayList,
} from "#app/features/progress/learner-home.tsx";
import { OpenDoors } from "#app/features/workshop/registration/open-doors.tsx";
import { m } from "#app/i18n/messages.js";
import { seeHome } from "#app/journey/see-course.server.ts";
import { seeOpenDoors } from "#app/journey/see-offers.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.home ? m.frame_title({ title: m.home_title() }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await currentActor(args);
  if (!actor) {
    authorisePublic("landing.read");
    return { home: null, doors: [], demo: env().DEMO };
  }
  authorise(actor, "home.read", null);
  const locale = localeOf(new URL(args.request.url).pathname);
  const year = Number(taipeiDay(now()).slice(0, 4));
  const yearLabel = locale === "en" ? String(year) : String(year - 1911);
  const home = seeHome(actor.personId, year, locale);
  return { home, doors: seeOpenDoors(actor.personId), yearLabel, demo: env().DEMO };
}

export default function HomePage() {
  const data = useLoaderData<typeof loader>();
  if (!data.home) {
    return (
      <main id="main" className="page">
        <Landing demo={data.demo} />
      </main>
    );
  }
  const { underWay, recent, suggestion, creditedMinutes } = data.home;
  const [next, ...others] = underWay;
  return (
    <main id="main" className="page">
      <OpenDoors doors={data.doors} />
      {next ? (
        <NextStep course={next} />
      ) : (
        <Suggestion
          title={recent.length > 0 ? m.home_all_done_title() : m.home_no_courses_title()}
          text={recent.length > 0 ? m.home_all_done_text() : m.home_no_courses_text()}
          course={suggestion}
        />
      )}
      {others.length > 0 && <UnderWayList courses={others} />}
      <HoursOfYear yearLabel={data.yearLabel ?? ""} creditedMinutes={creditedMinutes} />
      {recent.length > 0 && <RecentlyDone courses={recent} />}
    </main>
  );
}
