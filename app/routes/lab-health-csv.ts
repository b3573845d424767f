import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { healthSheet } from "#app/features/lab/health/health-sheet.ts";
import { m } from "#app/i18n/messages.js";
import { seeLabHealth } from "#app/journey/see-lab-health.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { BOM, CSV_TYPE, csvLine } from "#app/platform/sheets/csv.ts";

/** How a lab goes, for programs; people take the ODS. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActorOr401(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  const { title, health } = seeLabHealth(actor, args.params, locale);
  return inLocale(locale, () => {
    const lines = healthSheet(health).rows.map((row) =>
      csvLine(
        row.map((cell) =>
          typeof cell === "object" && cell !== null ? `${Math.round(cell.share * 100)}%` : cell,
        ),
      ),
    );
    const day = taipeiDay(now());
    return fileResponse(BOM + lines.join(""), {
      type: CSV_TYPE,
      name: `${m.health_title({ title })}-${day}.csv`,
      ascii: `lab-${day}.csv`,
    });
  });
}
