import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { courseTitles } from "#app/features/catalogue/course-versions.server.ts";
import { formatSerial } from "#app/features/credential/serial.ts";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import { agencyName } from "#app/features/identity/agency.ts";
import { listRecords, PAGE_SIZE, totalRecords } from "#app/features/record/records.queries.server.ts";
import { RecordsPage } from "#app/features/record/records-page.tsx";
import type { RecordsPageData } from "#app/features/record/records-page-data.ts";
import { m } from "#app/i18n/messages.js";
import { noteRecords } from "#app/journey/note-reading.server.ts";
import { recordScope } from "#app/journey/see-records.server.ts";
import { now } from "#app/platform/clock.ts";
import { localeOf } from "#app/platform/locale.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.record_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const url = new URL(args.request.url);
  const locale = localeOf(url.pathname);
  const { filter, errors, agencies, agencyIds } = recordScope(actor, url.searchParams);
  const courses = courseTitles(locale);
  const totals = totalRecords(filter, agencyIds);
  const page: RecordsPageData = {
    filter,
    errors,
    agencies: agencies.map((agency) => ({
      id: agency.id,
      name: agencyName(agency, locale),
      depth: agency.path.length - 1,
    })),
    courses,
    totals,
    rows: listRecords(filter, agencyIds).map((row) => ({
      enrolmentId: row.enrolmentId,
      name: row.name,
      employeeNumber: row.employeeNumber,
      agency: agencyName(
        agencies.find((agency) => agency.id === row.agencyId) ?? { nameZh: "", nameEn: "" },
        locale,
      ),
      course: courses.find((course) => course.id === row.courseId)?.title ?? row.courseId,
      versionNumber: row.versionNumber,
      state: row.state,
      doneActivities: row.doneActivities,
      totalActivities: row.totalActivities,
      enrolledAt: row.enrolledAt,
      completedAt: row.completedAt,
      creditedMinutes: row.creditedMinutes,
      serial: row.serial === null ? null : formatSerial(row.serial),
    })),
    pageSize: PAGE_SIZE,
    proven: await hasProof(args, "begin"),
    at: now(),
    anything:
      totals.all > 0 ||
      totalRecords(
        { ...filter, ...NO_FILTER },
        agencies.map((one) => one.id),
      ).all > 0,
  };
  await noteRecords(actor, "record.list", { filter, rows: page.rows.length }, args.context.requestId);
  return data(page, { status: Object.keys(errors).length > 0 ? 400 : 200 });
}

const NO_FILTER = { agency: null, course: null, state: null, from: null, to: null, q: null } as const;

export default function Records() {
  return <RecordsPage page={useLoaderData<typeof loader>()} />;
}
