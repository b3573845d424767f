import type { LoaderFunctionArgs } from "@remix-run/node";
import { courseTitles } from "#app/features/catalogue/course-versions.server.ts";
import { hasProof, requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { agencyName } from "#app/features/identity/agency.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { csvStream } from "#app/features/record/csv-export.server.ts";
import { stateName } from "#app/features/record/record-state.ts";
import { m } from "#app/i18n/messages.js";
import { noteRecords } from "#app/journey/note-reading.server.ts";
import { recordScope } from "#app/journey/see-records.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { CSV_TYPE } from "#app/platform/sheets/csv.ts";

/** The list as a file: exactly the rows of the filter, all pages, in the same order. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActorOr401(args);
  const query = new URL(args.request.url).searchParams;
  const { filter, errors, agencies, agencyIds } = recordScope(actor, query);
  for (const agency of agencies) authorise(actor, "record.export", { agencyPath: agency.path });
  if (Object.keys(errors).length > 0) return Response.json({ errors }, { status: 400 });
  if (!(await hasProof(args, "finish"))) return Response.json({ error: "unproven" }, { status: 403 });

  const locale = query.get("lang") === "en" ? "en" : "zh-TW";
  const { requestId, signal } = args.context;
  return inLocale(locale, () => {
    const stream = csvStream(
      {
        databaseFile: env().DATABASE_FILE,
        filter,
        agencyIds,
        header: header(),
        agencies: Object.fromEntries(
          agencies.map((agency) => [agency.id, { code: agency.code, name: agencyName(agency, locale) }]),
        ),
        courses: Object.fromEntries(courseTitles(locale).map((course) => [course.id, course.title])),
        states: {
          completed: stateName("completed"),
          "in-progress": stateName("in-progress"),
          "not-started": stateName("not-started"),
        },
      },
      signal,
      (rows) => noteRecords(actor, "record.export", { filter, rows }, requestId),
    );
    const day = taipeiDay(now());
    return fileResponse(stream, {
      type: CSV_TYPE,
      name: `${m.record_csv_file()}-${day}.csv`,
      ascii: `records-${day}.csv`,
    });
  });
}

function header(): string[] {
  return [
    m.record_name(),
    m.record_employee(),
    m.record_csv_agency_code(),
    m.record_agency(),
    m.record_course(),
    m.record_version(),
    m.record_state(),
    m.record_csv_units_done(),
    m.record_csv_units_total(),
    m.record_enrolled(),
    m.record_completed(),
    m.record_hours(),
    m.record_serial(),
  ];
}
