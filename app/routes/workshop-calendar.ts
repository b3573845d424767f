import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarOf, readCalendar } from "#app/journey/see-offers.server.ts";
import { taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";

/** A workshop as a file for calendars. */
export async function loader(args: LoaderFunctionArgs) {
  const workshop = await readCalendar(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  const day = taipeiDay(workshop.startsAt);
  return fileResponse(calendarOf(workshop, locale), {
    type: "text/calendar; charset=utf-8",
    name: `${workshop.title}-${day}.ics`,
    ascii: `workshop-${day}.ics`,
  });
}
