import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { rosterTemplate } from "#app/features/identity/roster/roster-template.ts";
import { m } from "#app/i18n/messages.js";
import { now } from "#app/platform/clock.ts";
import { fileResponse, notFound } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { BOM, CSV_TYPE, csvLine } from "#app/platform/sheets/csv.ts";
import { ODS_TYPE, odsFile } from "#app/platform/sheets/ods.ts";
import { XLSX_TYPE, xlsxFile } from "#app/platform/sheets/xlsx.ts";

const FILE = /^(zh-TW|en)\.(ods|xlsx|csv)$/;

/** A roster to fill in, in one of three formats and two languages. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActorOr401(args);
  authorise(actor, "roster.list", null);
  const [, language, format = ""] = FILE.exec(args.params.file ?? "") ?? notFound();
  return inLocale(language === "en" ? "en" : "zh-TW", () => {
    const sheets = rosterTemplate();
    const name = { name: `${m.roster_template_file()}.${format}`, ascii: `roster-template.${format}` };
    if (format === "csv") {
      return fileResponse(BOM + [...sheets[0].rows].map(csvLineOf).join(""), { type: CSV_TYPE, ...name });
    }
    const file = format === "ods" ? odsFile(sheets, now()) : xlsxFile(sheets, now());
    const type = format === "ods" ? ODS_TYPE : XLSX_TYPE;
    return fileResponse(createReadableStreamFromReadable(Readable.from(file)), { type, ...name });
  });
}

const csvLineOf = (row: readonly unknown[]) => csvLine(row.map(String));
