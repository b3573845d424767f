import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { maskedNationalId } from "#app/features/identity/people/national-ids.server.ts";
import { setNationalId } from "#app/journey/keep-national-id.server.ts";
import { rotateSecrets } from "#app/journey/rotate-secrets.server.ts";
import { searchAudit } from "#app/platform/audit-search.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { sealText, unsealText } from "#app/platform/sealed-text.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { personNationalId } from "#db/schema/privacy.ts";
import { action, loader } from "../app/routes/person.tsx";
import { answerOf } from "./support/answers.ts";
import { freshDatabase } from "./support/database.ts";
import { makeAgencyTree, makePerson } from "./support/factories.ts";
import { formPost, routeArgs, signedInRequest } from "./support/requests.ts";

// Numbers that no one has: the right form and checksum, made up for tests.
const NUMBER = "A123456789";
const OTHER = "B142610160";

let learner: Actor;
let officer: Actor;

beforeEach(async () => {
  travelTo(null);
  freshDatabase();
  const { bureau, county } = await makeAgencyTree();
  Object.assign(env(), {
    NATIONAL_ID_AGENCIES: [bureau.code],
    SECRETS_KEY: Buffer.alloc(32, 1),
    SECRETS_KEYS_OLD: [],
  });
  learner = await makePerson({ agency: county });
  officer = await makePerson({ agency: bureau, roles: [{ role: "hr", agency: bureau }] });
});

async function send(fields: Record<string, string>, actor = officer, about = learner) {
  const path = `/people/${about.personId}`;
  const request = await signedInRequest(actor, path, formPost(fields));
  let body: { errors?: Record<string, string>; revealed?: string | null } = {};
  const answer = await answerOf(
    async (args) => {
      const value = (await action(args as never)) as { data?: typeof body };
      body = value.data ?? {};
      return value;
    },
    routeArgs(request, { person: about.personId }),
  );
  return { status: answer.status, ...body };
}

const page = async () =>
  JSON.stringify(
    await loader(
      routeArgs(await signedInRequest(officer, `/people/${learner.personId}`), {
        person: learner.personId,
      }) as never,
    ),
  );
const events = () => searchAudit({}, 100).events.filter((one) => one.action.startsWith("national-id."));

describe("a national ID", () => {
  it("is kept sealed, shown without its end, and stands in no event", async () => {
    expect((await send({ intent: "set", number: " ａ123456789 " })).status).toBe(302);
    expect(await page()).toContain("A12345****");
    expect(await page()).not.toContain(NUMBER);
    const { $client } = getDatabase();
    for (const table of ["person_national_id", "audit_event", "person"])
      expect(JSON.stringify($client.prepare(`SELECT * FROM ${table}`).all())).not.toContain(NUMBER);
    expect(events()).toMatchObject([{ action: "national-id.set", detail: { personId: learner.personId } }]);
  });

  it("is shown whole for a reason only, and each time that is written down", async () => {
    await send({ intent: "set", number: NUMBER });
    expect(await send({ intent: "reveal", why: " " })).toMatchObject({
      status: 400,
      errors: { why: "missing" },
    });
    expect(events()).toHaveLength(1);
    const why = "申報十一月時數";
    expect(await send({ intent: "reveal", why })).toMatchObject({ status: 200, revealed: NUMBER });
    await send({ intent: "reveal", why });
    expect(events().map(({ action: what, aside }) => [what, aside.reason])).toEqual([
      ["national-id.reveal", why],
      ["national-id.reveal", why],
      ["national-id.set", undefined],
    ]);
  });

  it("isn't shown or entered an hour after the password was typed", async () => {
    await send({ intent: "set", number: NUMBER });
    const request = await signedInRequest(officer, "/people/x", formPost({ intent: "reveal", why: "x" }));
    travelTo(new Date(Date.now() + 61 * 60_000).toISOString());
    const answer = await answerOf(action as never, routeArgs(request, { person: learner.personId }));
    expect(answer.status).toBe(403);
    expect(events()).toHaveLength(1);
  });

  it.each([
    ["nothing", "", "missing"],
    ["a wrong checksum", "A123456788", "checksum"],
    ["a business number", "04595257", "checksum"],
    ["markup", "<b>A123456789</b>", "checksum"],
  ])("that is %s is refused by name", async (_, number, error) => {
    expect(await send({ intent: "set", number })).toMatchObject({ status: 400, errors: { number: error } });
    expect(getDatabase().select().from(personNationalId).all()).toEqual([]);
  });

  it("is one person's: entered for another it is refused, and it isn't said whose it is", async () => {
    await send({ intent: "set", number: NUMBER });
    expect(await send({ intent: "set", number: NUMBER })).toMatchObject({ status: 302 });
    const answer = await send({ intent: "set", number: NUMBER }, officer, officer);
    expect(answer).toMatchObject({ status: 409, errors: { number: "taken" } });
  });

  it("isn't taken for an agency that needs none", async () => {
    env().NATIONAL_ID_AGENCIES = [];
    expect(await send({ intent: "set", number: NUMBER })).toMatchObject({ status: 400 });
  });
});

describe("a new key", () => {
  it("seals all anew, after which the old one isn't needed; numbers are still found by the new one", async () => {
    const by = { actorId: officer.personId, requestId: null };
    await setNationalId(learner.personId, NUMBER, by);
    const before = getDatabase().select().from(personNationalId).get();
    Object.assign(env(), { SECRETS_KEY: Buffer.alloc(32, 2), SECRETS_KEYS_OLD: [Buffer.alloc(32, 1)] });
    expect(await setNationalId(officer.personId, NUMBER, by), "found by its old hash").toBe(false);
    expect(await rotateSecrets()).toEqual({ secondFactors: 0, nationalIds: 1 });
    expect(await rotateSecrets()).toEqual({ secondFactors: 0, nationalIds: 0 });
    env().SECRETS_KEYS_OLD = [];
    expect(maskedNationalId(learner.personId)?.masked).toBe("A12345****");
    const after = getDatabase().select().from(personNationalId).get();
    expect(after?.lookup).not.toBe(before?.lookup);
    expect(await setNationalId(officer.personId, NUMBER, by)).toBe(false);
    expect(await setNationalId(officer.personId, OTHER, by)).toBe(true);
  });

  it("rotates nothing where one secret opens with none of the keys", async () => {
    const by = { actorId: officer.personId, requestId: null };
    await setNationalId(learner.personId, NUMBER, by);
    const before = getDatabase().select().from(personNationalId).all();
    env().SECRETS_KEY = Buffer.alloc(32, 2);
    await expect(rotateSecrets()).rejects.toThrow("neither SECRETS_KEY nor among SECRETS_KEYS_OLD");
    expect(getDatabase().select().from(personNationalId).all()).toEqual(before);
  });

  it("opens what was sealed before keys had ids", () => {
    const key = Buffer.alloc(32, 1);
    const [, bare = ""] = sealText("JBSWY3DPEHPK3PXP", "one", [key]).split(".");
    expect(unsealText(bare, "one", [Buffer.alloc(32, 2), key])).toBe("JBSWY3DPEHPK3PXP");
  });
});
