import type { LoaderFunctionArgs } from "@remix-run/node";
import { askingSheet } from "#app/features/workshop/ask/asking-sheet.ts";
import { m } from "#app/i18n/messages.js";
import { exportAsking } from "#app/journey/see-asking.server.ts";
import { taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { BOM, CSV_TYPE, csvLine } from "#app/platform/sheets/csv.ts";

/** What was asked and answered in a workshop, for programs; people take the ODS. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await exportAsking(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  return inLocale(locale, () => {
    const lines = askingSheet(asked, locale).rows.map((row) =>
      csvLine(row.map((cell) => (typeof cell === "object" && cell !== null ? cell.share : cell))),
    );
    const day = taipeiDay(asked.startsAt);
    return fileResponse(BOM + lines.join(""), {
      type: CSV_TYPE,
      name: `${m.ask_file_of({ title: asked.title })}-${day}.csv`,
      ascii: `polls-${day}.csv`,
    });
  });
}
