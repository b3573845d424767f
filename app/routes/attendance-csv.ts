import type { LoaderFunctionArgs } from "@remix-run/node";
import { attendanceSheet } from "#app/features/workshop/attendance/attendance-sheet.ts";
import { m } from "#app/i18n/messages.js";
import { noteAttendanceExport } from "#app/journey/note-reading.server.ts";
import { exportAttendance, seeAttendance } from "#app/journey/see-attendance.server.ts";
import { taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { BOM, CSV_TYPE, csvLine } from "#app/platform/sheets/csv.ts";

/** A workshop's attendance for programs; people take the ODS. */
export async function loader(args: LoaderFunctionArgs) {
  const read = await exportAttendance(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  await noteAttendanceExport(read.actor, read.workshop.id, args.context.requestId);
  return inLocale(locale, () => {
    const page = seeAttendance(read, locale, true);
    const lines = attendanceSheet(page).rows.map((row) =>
      csvLine(row.map((cell) => (typeof cell === "object" && cell !== null ? cell.share : cell))),
    );
    const day = taipeiDay(read.workshop.startsAt);
    return fileResponse(BOM + lines.join(""), {
      type: CSV_TYPE,
      name: `${m.attendance_of({ title: page.workshop.title })}-${day}.csv`,
      ascii: `attendance-${day}.csv`,
    });
  });
}
