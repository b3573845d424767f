import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { publishContent } from "#app/journey/publish-content.server.ts";
import { loader as csv } from "../app/routes/lab-health-csv.ts";
import { loader as ods } from "../app/routes/lab-health-ods.ts";
import { freshDatabase } from "./support/database.ts";
import { makePerson } from "./support/factories.ts";
import { routeArgs, signedInRequest } from "./support/requests.ts";

// A lab's health as files: the same table in both, for those whom the page is for.

const LAB = { course: "first-good-prompt", activity: "meeting-summary" };
let trainer: Actor;
let learner: Actor;

beforeAll(async () => {
  freshDatabase();
  await publishContent();
  trainer = await makePerson({ roles: [{ role: "trainer", agency: null }] });
  learner = await makePerson();
});

async function file(loader: typeof csv, actor: Actor, ending: string, lang: string): Promise<Response> {
  const path = `/courses/${LAB.course}/labs/${LAB.activity}/health.${ending}?lang=${lang}`;
  return loader(routeArgs(await signedInRequest(actor, path), LAB) as never);
}

it.each([
  ["zh-TW", "加入課程", "檢核"],
  ["en", "Joined the course", "Check"],
])("the same table as CSV and as a spreadsheet, in %s", async (lang, step, check) => {
  const comma = await file(csv, trainer, "csv", lang);
  const sheet = await file(ods, trainer, "ods", lang);
  expect(comma.headers.get("Content-Type")).toMatch(/^text\/csv/);
  expect(sheet.headers.get("Content-Type")).toBe("application/vnd.oasis.opendocument.spreadsheet");
  for (const { headers } of [comma, sheet]) expect(headers.get("Cache-Control")).toBe("no-store");

  const rows = (await comma.text()).replace("\uFEFF", "").trimEnd().split("\r\n");
  const content = unzipSync(new Uint8Array(await sheet.arrayBuffer()))["content.xml"] ?? new Uint8Array();
  const cells = strFromU8(content)
    .split("<table:table-row>")
    .slice(1)
    .map((row) => [...row.matchAll(/<text:p>([^<]*)/g)].map(([, text]) => text).join(","));
  expect(rows.map((row) => row.replaceAll('"', "").replace(/,+$/, ""))).toEqual(cells);
  expect(cells.some((row) => row.startsWith(step))).toBe(true);
  expect(cells.some((row) => row.startsWith(check))).toBe(true);
});

it.each([
  ["csv", csv],
  ["ods", ods],
])("health.%s isn't there for a learner", async (ending, loader) => {
  const refused = await file(loader, learner, ending, "en").catch((thrown: unknown) => thrown);
  expect((refused as Response).status).toBe(404);
});
