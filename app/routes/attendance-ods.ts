import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { attendanceSheet } from "#app/features/workshop/attendance/attendance-sheet.ts";
import { m } from "#app/i18n/messages.js";
import { noteAttendanceExport } from "#app/journey/note-reading.server.ts";
import { exportAttendance, seeAttendance } from "#app/journey/see-attendance.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { ODS_TYPE, odsFile } from "#app/platform/sheets/ods.ts";

/** A workshop's attendance as a spreadsheet for people. */
export async function loader(args: LoaderFunctionArgs) {
  const read = await exportAttendance(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  await noteAttendanceExport(read.actor, read.workshop.id, args.context.requestId);
  return inLocale(locale, () => {
    const page = seeAttendance(read, locale, true);
    const sheet = { name: m.attendance_title(), widths: [2, 4, 4, 6], ...attendanceSheet(page) };
    const day = taipeiDay(read.workshop.startsAt);
    return fileResponse(createReadableStreamFromReadable(Readable.from(odsFile([sheet], now()))), {
      type: ODS_TYPE,
      name: `${m.attendance_of({ title: page.workshop.title })}-${day}.ods`,
      ascii: `attendance-${day}.ods`,
    });
  });
}
