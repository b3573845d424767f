import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { healthSheet } from "#app/features/lab/health/health-sheet.ts";
import { m } from "#app/i18n/messages.js";
import { seeLabHealth } from "#app/journey/see-lab-health.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { ODS_TYPE, odsFile } from "#app/platform/sheets/ods.ts";

/** How a lab goes, as a spreadsheet for people. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActorOr401(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  const { title, health } = seeLabHealth(actor, args.params, locale);
  return inLocale(locale, () => {
    const file = odsFile([{ name: title, widths: [14, 4, 4], ...healthSheet(health) }], now());
    const day = taipeiDay(now());
    return fileResponse(createReadableStreamFromReadable(Readable.from(file)), {
      type: ODS_TYPE,
      name: `${m.health_title({ title })}-${day}.ods`,
      ascii: `lab-${day}.ods`,
    });
  });
}
