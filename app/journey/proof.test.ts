import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { FAILURE_LIMITS } from "#app/features/identity/sign-in-failures.server.ts";
import { newId } from "#app/platform/ids.ts";
import { roleGrant } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { answerOf, routeModule } from "#tests/support/answers.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestPerson } from "#tests/support/factories.ts";
import { makeAgencyTree, makePerson } from "#tests/support/factories.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "#tests/support/requests.ts";

// Before records leave the house or rights are given, whoever is at the browser proves that it is them.

const PASSWORD = "one sentence only I know";
let database: ReturnType<typeof freshDatabase>;
let officer: Actor;
let person: TestPerson;
let cookie: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  database = freshDatabase();
  const { bureau } = await makeAgencyTree();
  person = await makePerson({ agency: bureau });
  officer = await makePerson({ agency: bureau, password: PASSWORD, roles: [{ role: "hr", agency: bureau }] });
  cookie = await sessionCookie(officer.personId);
});
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
/** Time goes by while the page is used: the sign-in itself stays alive. */
async function useFor(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    vi.setSystemTime(Date.now() + 5 * MINUTE);
    await ask("home.tsx", "/");
  }
}

async function ask(file: string, path: string, init: RequestInit = {}, params = {}): Promise<Response> {
  const { loader, action } = await routeModule(file);
  const handler = init.method === "POST" ? action : loader;
  if (!handler) throw new Error(`${file} has nothing that answers this`);
  const request = new Request(TEST_ORIGIN + path, init);
  request.headers.set("Cookie", cookie);
  return answerOf(handler, routeArgs(request, params));
}
const prove = (password: string, returnTo = "/records?state=completed") =>
  ask("confirm.tsx", "/confirm", formPost({ password, returnTo }));
const csv = async () => (await ask("records-csv.ts", "/records.csv")).status;
const gift = (id = newId()) =>
  formPost({
    ...{
      id,
      who: person.email,
      role: "trainer",
      agency: officer.agencyId ?? "",
      from: "2026-11-27",
      until: "",
    },
    ...{ reason: "a test", intent: "give" },
  });
const give = async () => (await ask("role-new.tsx", "/roles/new", gift())).status;

it("isn't asked for right after signing in", async () => {
  expect((await ask("role-new.tsx", "/roles/new")).status).toBe(200);
  expect(await csv()).toBe(200);
  expect(await give()).toBe(302);
});

it("is asked for a while later, leads back, and counts from then on", async () => {
  await useFor(20);
  const sent = await ask("role-new.tsx", "/en/roles/new");
  expect(sent.status).toBe(302);
  expect(sent.headers.get("Location")).toBe("/en/confirm?returnTo=%2Fen%2Froles%2Fnew");
  const back = await prove(PASSWORD, "/en/roles/new");
  expect([back.status, back.headers.get("Location")]).toEqual([302, "/en/roles/new"]);
  expect((await ask("role-new.tsx", "/en/roles/new")).status).toBe(200);
  await useFor(20);
  expect((await ask("role-new.tsx", "/roles/new")).status).toBe(302);
});

it("lets finish what was begun, and after an hour refuses it and writes nothing", async () => {
  await useFor(55);
  expect(await give()).toBe(302);
  await useFor(10);
  const before = database.select().from(roleGrant).all().length;
  expect(await give()).toBe(403);
  expect(await csv()).toBe(403);
  const [grant] = database.select().from(roleGrant).all();
  const end = formPost({ intent: "end", reason: "a test" });
  expect((await ask("role.tsx", `/roles/${grant?.id}`, end, { grant: grant?.id })).status).toBe(403);
  expect(database.select().from(roleGrant).all()).toHaveLength(before);
  expect(
    database
      .select()
      .from(roleGrant)
      .all()
      .every(({ revokedAt }) => revokedAt === null),
  ).toBe(true);
});

describe("a wrong password", () => {
  it("proves nothing, counts like a failed sign-in, and stands in the audit", async () => {
    await useFor(65);
    for (let count = 0; count < FAILURE_LIMITS.account; count++)
      expect((await prove("a guess")).status).toBe(400);
    expect((await prove(PASSWORD)).status, "not even the right one now").toBe(429);
    expect(await csv()).toBe(403);
    const refused = database
      .select()
      .from(auditEvent)
      .all()
      .filter(({ action }) => action === "account.confirm-refused");
    expect(refused).toHaveLength(FAILURE_LIMITS.account);
    expect(JSON.stringify(refused)).not.toContain("a guess");
  });

  it.each([{}, { password: "" }, { password: "x".repeat(10_000) }])(
    "of the form %j is named",
    async (fields) => {
      expect((await ask("confirm.tsx", "/confirm", formPost(fields))).status).toBe(400);
    },
  );
});

it.each(["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"])(
  "leads nowhere else: %s",
  async (target) => {
    expect((await prove(PASSWORD, target)).headers.get("Location")).toBe("/");
  },
);

it("is a proof for this sign-in only", async () => {
  await useFor(20);
  const other = await sessionCookie(officer.personId);
  await useFor(20);
  await prove(PASSWORD);
  cookie = other;
  expect((await ask("role-new.tsx", "/roles/new")).status).toBe(302);
});
