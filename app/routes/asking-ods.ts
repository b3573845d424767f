import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { askingSheet } from "#app/features/workshop/ask/asking-sheet.ts";
import { m } from "#app/i18n/messages.js";
import { exportAsking } from "#app/journey/see-asking.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { ODS_TYPE, odsFile } from "#app/platform/sheets/ods.ts";

/** What was asked and answered in a workshop, as a spreadsheet for people. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = await exportAsking(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  return inLocale(locale, () => {
    const sheet = { name: m.ask_file(), widths: [2, 8, 4, 6], ...askingSheet(asked, locale) };
    const day = taipeiDay(asked.startsAt);
    return fileResponse(createReadableStreamFromReadable(Readable.from(odsFile([sheet], now()))), {
      type: ODS_TYPE,
      name: `${m.ask_file_of({ title: asked.title })}-${day}.ods`,
      ascii: `polls-${day}.ods`,
    });
  });
}
