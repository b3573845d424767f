import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { changePerson } from "#app/features/identity/people/people.server.ts";
import type { RequestDetails } from "#app/features/identity/privacy/privacy-page-data.ts";
import { endRole } from "#app/journey/end-role.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import { verifyAudit } from "#app/platform/audit-verify.server.ts";
import { now, travelTo } from "#app/platform/clock.ts";
import { saveDraft } from "#app/platform/drafts.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { passwordCredential, person, post } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { dataRequest } from "#db/schema/privacy.ts";
import { recordRow } from "#db/schema/record.ts";
import { loader as correction, action as decide } from "../app/routes/correction.tsx";
import { loader as corrections } from "../app/routes/corrections.tsx";
import { action as onPerson } from "../app/routes/person.tsx";
import { action as ask } from "../app/routes/privacy-request.tsx";
import { loader as verify } from "../app/routes/verify.tsx";
import { answerOf } from "./support/answers.ts";
import { freshDatabase } from "./support/database.ts";
import {
  makeAgencyTree,
  makeCompletion,
  makeEnrolment,
  makePerson,
  publishRealCourse,
  publishTestCourse,
} from "./support/factories.ts";
import { unitOf } from "./support/learner.ts";
import { formPost, routeArgs, signedInRequest, TEST_ORIGIN } from "./support/requests.ts";
import { triesIn } from "./support/tries.ts";

let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let learner: Actor;
let officer: Actor;

beforeEach(async () => {
  travelTo(null);
  freshDatabase();
  agencies = await makeAgencyTree();
  const { county, bureau } = agencies;
  const number = { employeeNumber: "B-204", password: "a long password 1" };
  learner = await makePerson({ name: "林佳穎", agency: county, ...number });
  officer = await makePerson({ name: "黃淑惠", agency: bureau, roles: [{ role: "hr", agency: bureau }] });
});

async function post_(
  actor: Actor,
  action: (args: never) => unknown,
  path: string,
  fields: Record<string, string>,
  params = {},
) {
  const request = await signedInRequest(actor, path, formPost(fields));
  let errors: Record<string, string> = {};
  const answer = await answerOf(
    async (args) => {
      const value = await action(args as never);
      errors = (value as { data?: { errors?: Record<string, string> } } | null)?.data?.errors ?? {};
      return value;
    },
    routeArgs(request, params),
  );
  return { status: answer.status, to: answer.headers.get("Location"), errors };
}

const form = (fields: Record<string, string> = {}) => ({
  ...{ id: newId(), kind: "name", enrolment: "", wanted: "林家穎", reason: "當初輸入錯誤" },
  ...fields,
});
const sendRequest = (fields: Record<string, string>, actor = learner) =>
  post_(actor, ask, "/privacy/request", fields);
const decideOn = (id: string, fields: Record<string, string>, actor = officer) =>
  post_(actor, decide, `/corrections/${id}`, fields, { request: id });
const row = (id: string) => getDatabase().select().from(dataRequest).where(eq(dataRequest.id, id)).get();
const theLearner = () => getDatabase().select().from(person).where(eq(person.id, learner.personId)).get();

async function asked(fields: Record<string, string> = {}): Promise<string> {
  const sent = form(fields);
  expect((await sendRequest(sent)).status).toBe(302);
  return sent.id;
}

describe("asking for a correction", () => {
  it("is kept once, however often the form is sent, and again only once it is decided", async () => {
    const sent = form();
    expect((await sendRequest(sent)).to).toBe("/privacy?done=asked");
    expect(await sendRequest(form())).toMatchObject({ status: 409, errors: { kind: "waiting" } });
    expect(getDatabase().select().from(dataRequest).all()).toHaveLength(1);
    await decideOn(sent.id, { intent: "refuse", answer: "請檢附證明" });
    expect((await sendRequest(form())).status).toBe(302);
  });

  it.each([
    ["no kind", { kind: "" }, { kind: "missing" }],
    ["nothing wanted", { wanted: " " }, { wanted: "missing" }],
    ["no reason", { reason: "" }, { reason: "missing" }],
    ["a long text", { reason: "長".repeat(501) }, { reason: "too-long" }],
    ["a record without one", { kind: "record" }, { enrolment: "missing" }],
    ["somebody else's record", { kind: "record", enrolment: "not-mine" }, { enrolment: "unknown" }],
  ])("with %s names the field and writes nothing", async (_, fields, errors) => {
    expect(await sendRequest(form(fields))).toMatchObject({ status: 400, errors });
    expect(getDatabase().select().from(dataRequest).all()).toEqual([]);
  });
});

describe("deciding a correction", () => {
  it("puts the fact right, in HR's list too, with a trail, in one step", async () => {
    await makeCompletion(learner, await publishTestCourse());
    const id = await asked();
    expect((await decideOn(id, { intent: "accept", value: "林家穎", answer: "" })).to).toContain(
      "done=decided",
    );
    expect(theLearner()?.name).toBe("林家穎");
    expect(getDatabase().select({ name: recordRow.name }).from(recordRow).all()).toEqual([
      { name: "林家穎" },
    ]);
    expect(row(id)).toMatchObject({ outcome: "accepted", decidedBy: officer.personId });
    const trail = getDatabase()
      .select({ action: auditEvent.action, detail: auditEvent.detail })
      .from(auditEvent)
      .all();
    expect(trail.filter(({ action }) => /^(request|person)\./.test(action))).toEqual([
      { action: "request.ask", detail: { personId: learner.personId, kind: "name" } },
      { action: "request.decide", detail: { personId: learner.personId, kind: "name", outcome: "accepted" } },
      { action: "person.correct", detail: { what: "name" } },
    ]);
  });

  it("is done once: who comes second is told", async () => {
    const id = await asked();
    await decideOn(id, { intent: "refuse", answer: "不用改" });
    expect((await decideOn(id, { intent: "accept", value: "林家穎" })).to).toContain("done=late");
    expect(theLearner()?.name).toBe("林佳穎");
  });

  it.each([
    ["a refusal that says nothing", {}, { intent: "refuse", answer: " " }, { answer: "missing" }],
    ["no name", {}, { intent: "accept", value: "" }, { value: "missing" }],
    [
      "a name that turns the reading direction",
      {},
      { intent: "accept", value: "林\u202e佳" },
      { value: "characters" },
    ],
    ["a long name", {}, { intent: "accept", value: "林".repeat(51) }, { value: "too-long" }],
    [
      "a number that is somebody else's",
      { kind: "employee-number", wanted: "TAKEN" },
      { intent: "accept", value: "TAKEN" },
      { value: "taken" },
    ],
  ])("with %s changes nothing and leaves the request open", async (_, fields, decision, errors) => {
    await makePerson({ employeeNumber: "TAKEN" });
    const id = await asked(fields);
    const before = theLearner();
    expect(await decideOn(id, decision)).toMatchObject({ status: 400, errors });
    expect(row(id)?.outcome).toBeNull();
    expect(theLearner()).toEqual(before);
  });

  it("is for HR in charge, and never for oneself", async () => {
    const { otherBureau, bureau } = agencies;
    const elsewhere = await makePerson({ agency: otherBureau, roles: [{ role: "hr", agency: otherBureau }] });
    const id = await asked();
    const own = form();
    await sendRequest(own, officer);
    expect((await decideOn(id, { intent: "refuse", answer: "x" }, elsewhere)).status).toBe(404);
    expect((await decideOn(own.id, { intent: "accept", value: "x" }, officer)).status).toBe(404);
    const list = (await corrections(routeArgs(await signedInRequest(officer, "/corrections")) as never)) as {
      open: { id: string }[];
    };
    expect(list.open.map((one) => one.id)).toEqual([id]);
    expect(bureau).toBeDefined();
  });
});

describe("erasing", () => {
  const SECRETS = ["林佳穎", "B-204", "只有我知道的提示詞", "草稿裡的話", "a test reason"];
  let version: CourseVersion;
  let serial: string;

  /** Somebody who wrote a lot, completed a course, and left long ago. */
  async function leaver(): Promise<void> {
    version = await publishRealCourse();
    ({ serial } = await makeCompletion(learner, await publishTestCourse()));
    await makeEnrolment(learner, version);
    const tries = triesIn(learner, version, unitOf(version, "lab"));
    await tries.run("只有我知道的提示詞");
    await tries.submit("只有我知道的提示詞");
    const text = { personId: learner.personId, subject: "lab:x", body: "草稿裡的話", baseRevision: 0 };
    await inTransaction((tx) => {
      saveDraft(tx, text);
      changePerson(tx, learner.personId, "romanised-name", "Lin Chia-ying");
    });
    const role = { id: newId(), personId: learner.personId, role: "trainer", agencyId: null } as const;
    const how = { startsAt: now(), endsAt: null, grantedBy: null, reason: "a test reason 林佳穎" };
    await giveRole({ ...role, ...how }, null);
    await endRole({ ...role, confirmedAt: now() }, { actorId: null, reason: "a test reason, too" }, null);
    getDatabase().update(post).set({ until: "2026-01-31" }).where(eq(post.personId, learner.personId)).run();
  }

  async function askedForErasure(): Promise<string> {
    const id = newId();
    const fields = { intent: "erase", id, erasureReason: "林佳穎離職多年" };
    const path = `/people/${learner.personId}`;
    expect((await post_(officer, onPerson, path, fields, { person: learner.personId })).to).toContain(
      "asked",
    );
    return id;
  }

  async function pageOf(id: string): Promise<RequestDetails> {
    const args = routeArgs(await signedInRequest(officer, `/corrections/${id}`), { request: id });
    return ((await correction(args as never)) as { request: RequestDetails }).request;
  }

  const later = () => travelTo(new Date(Date.now() + (env().RECORD_DAYS + 1) * 86_400_000).toISOString());

  it("is blocked by a post, a role and a completion that must be kept, each said; nothing is changed", async () => {
    const { serial: _ } = await makeCompletion(learner, await publishTestCourse());
    const role = { id: newId(), personId: learner.personId, role: "trainer", agencyId: null } as const;
    await giveRole({ ...role, startsAt: now(), endsAt: null, grantedBy: null, reason: "x" }, null);
    const id = await asked({ kind: "erasure", wanted: "" });
    expect((await pageOf(id)).erasure?.blocks.map(({ kind }) => kind)).toEqual(["post", "roles", "records"]);
    expect(await decideOn(id, { intent: "accept" })).toMatchObject({
      status: 409,
      errors: { intent: "blocked" },
    });
    expect(theLearner()?.name).toBe("林佳穎");
    expect(row(id)?.outcome).toBeNull();
  });

  it("leaves nothing that says who it was in any table, and the hours and the chain as they were", async () => {
    await leaver();
    later();
    const before = everything();
    for (const secret of SECRETS) expect(before).toContain(secret);
    const id = await askedForErasure();
    expect((await pageOf(id)).erasure).toEqual({ blocks: [], completions: 1, certificates: 1 });
    expect((await decideOn(id, { intent: "accept" })).to).toContain("done=decided");

    const after = everything();
    for (const secret of [...SECRETS, learner.email, "Lin Chia-ying", "離職多年"])
      expect(after).not.toContain(secret);
    expect(theLearner()).toMatchObject({ employeeNumber: null, romanisedName: null });
    expect(theLearner()?.name).toMatch(/^ID-[0-9A-F]{10}$/);
    const hash = getDatabase()
      .select()
      .from(passwordCredential)
      .where(eq(passwordCredential.personId, learner.personId));
    expect(hash.all()).toEqual([]);
    const done = getDatabase()
      .select()
      .from(recordRow)
      .all()
      .filter(({ state }) => state === "completed");
    expect(done).toMatchObject([{ name: theLearner()?.name, creditedMinutes: 30, serial }]);
    expect(verifyAudit(getDatabase(), null)).toMatchObject({ broken: null });
  });

  it("leaves a certificate that still verifies, and says that its name is gone", async () => {
    await leaver();
    later();
    await decideOn(await askedForErasure(), { intent: "accept" });
    const request = new Request(`${TEST_ORIGIN}/verify/${serial}`);
    const answer = await verify(routeArgs(request, { serial }) as never);
    const found = (answer as { data: { verification: { certificate: unknown } } }).data;
    expect(JSON.stringify(found)).toContain('"maskedName":null');
    expect(JSON.stringify(found)).toContain('"kind":"valid"');
  });
});

/** The text of every row of every table. */
function everything(): string {
  const { $client } = getDatabase();
  const tables = $client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  const content = tables.filter((name) => name !== "course_version");
  return content.map((name) => JSON.stringify($client.prepare(`SELECT * FROM "${name}"`).all())).join("\n");
}
