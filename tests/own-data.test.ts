import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { travelTo } from "#app/platform/clock.ts";
import { saveDraft } from "#app/platform/drafts.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { PERSONAL_TABLES } from "#db/personal-data.server.ts";
import { authSession, passwordCredential } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { loader } from "../app/routes/privacy-data.ts";
import { freshDatabase } from "./support/database.ts";
import {
  makeCompletion,
  makeEnrolment,
  makePerson,
  publishRealCourse,
  publishTestCourse,
} from "./support/factories.ts";
import { unitOf } from "./support/learner.ts";
import { routeArgs, signedInRequest } from "./support/requests.ts";
import { triesIn } from "./support/tries.ts";

let version: CourseVersion;
let learner: Actor;
let other: Actor;
const PROMPT = "請把來信摘要成三點，<b>不要</b>加稱謂。";

beforeAll(async () => {
  freshDatabase();
  version = await publishRealCourse();
  learner = await makePerson({ name: "林𠮷祥", employeeNumber: "A-007", password: "a long password 1" });
  other = await makePerson({ name: "別人的名字" });
  for (const [person, prompt] of [
    [learner, PROMPT],
    [other, "別人寫的提示詞"],
  ] as const) {
    await makeCompletion(person, await publishTestCourse());
    await makeEnrolment(person, version);
    const tries = triesIn(person, version, unitOf(version, "lab"));
    await tries.run(prompt);
    await tries.submit(prompt);
    const text = { personId: person.personId, subject: "lab:x", body: `${prompt}（草稿）`, baseRevision: 0 };
    await inTransaction((tx) => saveDraft(tx, text));
  }
});

async function download(actor: Actor) {
  const response = (await loader(
    routeArgs(await signedInRequest(actor, "/privacy/data.zip")) as never,
  )) as Response;
  return response;
}

async function files(actor: Actor): Promise<Record<string, string>> {
  const response = await download(actor);
  expect(response.status).toBe(200);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  const entries = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe("a copy of one's own data", () => {
  it("holds every table in JSON, with what each is and what is left out", async () => {
    const { "data.json": json = "" } = await files(learner);
    const copy = JSON.parse(json);
    expect(Object.keys(copy.tables)).toEqual(Object.keys(PERSONAL_TABLES));
    expect(copy.tables.person.rows).toMatchObject([{ name: "林𠮷祥", employee_number: "A-007" }]);
    expect(copy.tables.lab_run.rows).toMatchObject([{ prompt: PROMPT, outcome: "finished" }]);
    expect(copy.tables.lab_attempt.rows).toMatchObject([{ prompt: PROMPT, number: 1 }]);
    expect(copy.tables.lab_attempt.leftOut[0].column).toBe("evidence");
    expect(copy.tables.certificate.rows[0].snapshot.name).toBe("林𠮷祥");
    expect(copy.tables.draft.rows).toHaveLength(1);
    expect(copy.tables.completion.about).toEqual({ "zh-TW": "完成的課程", en: "Courses completed" });
  });

  it("reads as a page in both languages, with what was typed as text, and without a script or an address", async () => {
    const copy = await files(learner);
    expect(Object.keys(copy)).toEqual(["data.json", "我的資料.html", "my-data.html"]);
    for (const page of [copy["我的資料.html"] ?? "", copy["my-data.html"] ?? ""]) {
      expect(page).toContain("林𠮷祥");
      expect(page).toContain("&lt;b&gt;不要&lt;/b&gt;");
      expect(page).not.toMatch(/<script|<link|src=|https?:/);
    }
    expect(copy["my-data.html"]).toContain("<h2>Lab runs</h2>");
  });

  it("holds nothing of anybody else, and no secret", async () => {
    const text = Object.values(await files(learner)).join("");
    expect(text).not.toContain("別人");
    const hash = getDatabase()
      .select()
      .from(passwordCredential)
      .where(eq(passwordCredential.personId, learner.personId))
      .get()?.hash;
    const sessions = getDatabase().select({ id: authSession.id }).from(authSession).all();
    for (const secret of [hash ?? "?", ...sessions.map(({ id }) => id)]) expect(text).not.toContain(secret);
  });

  it("is written down, and refused where the password was typed too long ago", async () => {
    const taken = () =>
      getDatabase().select().from(auditEvent).where(eq(auditEvent.action, "account.take-data")).all().length;
    const before = taken();
    await files(other);
    expect(taken()).toBe(before + 1);
    const request = await signedInRequest(other, "/privacy/data.zip");
    travelTo(new Date(Date.now() + 61 * 60_000).toISOString());
    const refused = (await loader(routeArgs(request) as never)) as Response;
    travelTo(null);
    expect(refused.status).toBe(403);
    expect(taken()).toBe(before + 1);
  });
});
