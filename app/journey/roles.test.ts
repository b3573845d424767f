import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor, Role } from "#app/features/identity/actor.ts";
import { AUDIT_ACTIONS } from "#app/features/identity/audit/audit-filter.ts";
import { readAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { grantState } from "#app/features/identity/roles/role-grant.ts";
import { rolesOf } from "#app/features/identity/roles/role-grants.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { inTransaction } from "#db/client.server.ts";
import { roleGrant } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { statusFor } from "#tests/support/answers.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestPerson } from "#tests/support/factories.ts";
import { makeAgencyTree, makePerson } from "#tests/support/factories.ts";
import { formPost, sessionCookie, TEST_ORIGIN } from "#tests/support/requests.ts";

let database: ReturnType<typeof freshDatabase>;
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let hr: TestPerson;
let operator: TestPerson;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  database = freshDatabase();
  agencies = await makeAgencyTree();
  hr = await makePerson({ agency: agencies.bureau, roles: [{ role: "hr", agency: agencies.bureau }] });
  operator = await makePerson({ roles: [{ role: "operator", agency: null }] });
});
afterEach(() => void vi.useRealTimers());

const days = (count: number) => vi.setSystemTime(Date.now() + count * 86_400_000);
const held = async (person: Actor) =>
  (await inTransaction((tx) => rolesOf(tx, person.personId))).map(({ role }) => role);
const grants = () => database.select().from(roleGrant).all();
const events = (action: string) =>
  database
    .select()
    .from(auditEvent)
    .all()
    .filter((event) => event.action === action);

/** What the form of a new role posts, with what a test cares about changed. */
function formFor(person: TestPerson, change: Record<string, string> = {}) {
  return {
    ...{ id: newId(), who: person.email, role: "manager", agency: agencies.county.id },
    ...{ from: "2026-11-27", until: "", reason: "府人字第 1150012345 號", intent: "give" },
    ...change,
  };
}
const give = (actor: Actor, fields: Record<string, string>) =>
  statusFor(actor, "role-new.tsx", "/roles/new", {}, formPost(fields));
const onRole = (actor: Actor, grant: string, fields: Record<string, string>) =>
  statusFor(actor, "role.tsx", `/roles/${grant}`, { grant }, formPost(fields));

describe("giving a role", () => {
  it("holds from then on, and says who gave it and why", async () => {
    const person = await makePerson({ agency: agencies.county });
    const fields = formFor(person);
    expect(await give(hr, fields)).toBe(302);
    expect(await held(person)).toEqual(["manager"]);
    const [event] = events("role.give");
    expect(event).toMatchObject({ actorId: hr.personId, subjectId: fields.id });
    expect(event?.detail).toMatchObject({ personId: person.personId, agencyId: agencies.county.id });
    expect(event?.aside).toContain("府人字第 1150012345 號");
  });

  it("is one role when the form is sent twice", async () => {
    const person = await makePerson({ agency: agencies.county });
    const fields = formFor(person);
    const before = grants().length;
    expect(await Promise.all([give(hr, fields), give(hr, fields)])).toEqual([302, 302]);
    expect(grants()).toHaveLength(before + 1);
    expect(events("role.give")).toHaveLength(1);
  });

  it("writes nothing while it is only being checked", async () => {
    const before = grants().length;
    const person = await makePerson({ agency: agencies.county });
    expect(await give(hr, formFor(person, { intent: "check" }))).toBe(200);
    expect(await give(hr, formFor(person, { intent: "edit" }))).toBe(200);
    expect(grants()).toHaveLength(before);
  });

  it("is refused to somebody who holds it there at that time, and allowed after it", async () => {
    const person = await makePerson({ agency: agencies.county });
    expect(await give(hr, formFor(person, { until: "2026-12-31" }))).toBe(302);
    expect(await give(hr, formFor(person, { from: "2026-12-31" }))).toBe(409);
    expect(await give(hr, formFor(person, { from: "2027-01-01" }))).toBe(302);
    expect(await give(hr, formFor(person, { agency: agencies.bureau.id, from: "2026-12-31" }))).toBe(302);
  });

  it("doesn't make an auditor of whom auditors look at, nor the other way round", async () => {
    const oneself = await makePerson({
      agency: agencies.county,
      roles: [{ role: "hr", agency: agencies.county }],
    });
    const auditor = await makePerson({ agency: agencies.county, roles: [{ role: "auditor", agency: null }] });
    expect(await give(operator, formFor(oneself, { role: "auditor" }))).toBe(409);
    expect(await give(operator, formFor(auditor, { role: "operator" }))).toBe(409);
    expect(await give(hr, formFor(auditor, { role: "hr" }))).toBe(409);
  });

  it("answers about somebody outside one's charge as about nobody", async () => {
    const before = grants().length;
    const outside = await makePerson({ agency: agencies.otherBureau });
    expect(await give(hr, formFor(outside))).toBe(400);
    expect(await give(hr, formFor(outside, { who: "nobody@test.example" }))).toBe(400);
    expect(await give(hr, formFor(hr))).toBe(400);
    const person = await makePerson({ agency: agencies.county });
    expect(await give(hr, formFor(person, { agency: agencies.otherBureau.id }))).toBe(400);
    expect(await give(hr, formFor(person, { agency: "" }))).toBe(400);
    expect(await give(hr, formFor(person, { role: "operator" }))).toBe(400);
    expect(grants()).toHaveLength(before);
  });
});

describe("a role's time", () => {
  it("begins and ends by itself, for somebody who is signed in all the while", async () => {
    const person = await makePerson({ agency: agencies.county });
    await give(hr, formFor(person, { role: "hr", from: "2026-11-29", until: "2026-11-30" }));
    const mayList = async () => (await statusFor(person, "records.tsx", "/records")) === 200;
    expect(await mayList()).toBe(false);
    const cookie = await sessionCookie(person.personId);
    const request = () => new Request(TEST_ORIGIN, { headers: { Cookie: cookie } });
    // 16:30 UTC is half past midnight in Taipei.
    vi.setSystemTime(Date.parse("2026-11-28T16:30:00Z"));
    expect(await mayList()).toBe(true);
    vi.setSystemTime(Date.parse("2026-11-30T15:59:00Z"));
    const late = await sessionCookie(person.personId);
    const lateRequest = () => new Request(TEST_ORIGIN, { headers: { Cookie: late } });
    expect((await readAuthSession(lateRequest()))?.actor.roles).toHaveLength(1);
    vi.setSystemTime(Date.parse("2026-11-30T16:00:00Z"));
    const after = await readAuthSession(lateRequest());
    expect(after?.actor.roles).toEqual([]);
    expect(after?.cookie, "rights have changed, so the id does").not.toBeNull();
    expect(await mayList()).toBe(false);
    expect(await readAuthSession(request()), "it had run out meanwhile").toBeNull();
  });

  it("is read the same in SQL as in words", async () => {
    const person = await makePerson();
    const times = fc
      .constantFrom("2026-11-26", "2026-11-27", "2026-11-28")
      .map((day) => `${day}T01:00:00.000Z`);
    const maybe = fc.option(times, { nil: null });
    await fc.assert(
      fc.asyncProperty(times, maybe, maybe, maybe, async (startsAt, endsAt, confirmedAt, revokedAt) => {
        const grant = { startsAt, endsAt, confirmedAt, revokedAt };
        database.delete(roleGrant).run();
        database
          .insert(roleGrant)
          .values({
            id: "one",
            personId: person.personId,
            role: "hr",
            grantedAt: now(),
            reason: "",
            ...grant,
          })
          .run();
        expect((await held(person)).length === 1).toBe(grantState(grant, now()) === "current");
      }),
    );
  });
});

describe("four eyes", () => {
  const waitingRole = async (role: Role) => {
    const person = await makePerson();
    const fields = formFor(person, { role, agency: "" });
    expect(await give(operator, fields)).toBe(302);
    return { person, id: fields.id };
  };

  it.each(["operator", "auditor"] as const)(
    "make an %s: neither the giver's nor their own will do",
    async (role) => {
      const { person, id } = await waitingRole(role);
      expect(await held(person)).toEqual([]);
      expect(await onRole(operator, id, { intent: "confirm" })).toBe(404);
      expect(await onRole(person, id, { intent: "confirm" })).toBe(404);
      expect(await held(person)).toEqual([]);
      const second = await makePerson({ roles: [{ role: "operator", agency: null }] });
      expect(await onRole(second, id, { intent: "confirm" })).toBe(302);
      expect(await onRole(second, id, { intent: "confirm" }), "a second click").toBe(302);
      expect(await held(person)).toEqual([role]);
      expect(events("role.confirm")).toMatchObject([{ actorId: second.personId, subjectId: id }]);
    },
  );

  it("come too late for a role that has been ended meanwhile", async () => {
    const { person, id } = await waitingRole("auditor");
    expect(await onRole(operator, id, { intent: "end", reason: "wrong person" })).toBe(302);
    const second = await makePerson({ roles: [{ role: "operator", agency: null }] });
    expect(await onRole(second, id, { intent: "confirm" })).toBe(302);
    expect(await held(person)).toEqual([]);
    expect(events("role.confirm")).toEqual([]);
  });

  it("can be done without on the host's command line", async () => {
    const person = await makePerson();
    const gift = { id: newId(), personId: person.personId, role: "auditor", agencyId: null } as const;
    const how = { startsAt: now(), endsAt: null, grantedBy: null, reason: "the first auditor" };
    expect(await giveRole({ ...gift, ...how }, null)).toBe("given");
    expect(await held(person)).toEqual(["auditor"]);
  });
});

describe("ending a role", () => {
  it("takes it with the next request, and keeps the row with who and why", async () => {
    const person = await makePerson({ agency: agencies.county });
    const fields = formFor(person, { role: "hr" });
    await give(hr, fields);
    expect(await statusFor(person, "records.tsx", "/records")).toBe(200);
    expect(await onRole(hr, fields.id, { intent: "end", reason: "" })).toBe(400);
    expect(await onRole(hr, fields.id, { intent: "end", reason: "職務調整" })).toBe(302);
    expect(await statusFor(person, "records.tsx", "/records")).toBe(404);
    const row = grants().find(({ id }) => id === fields.id);
    expect(row).toMatchObject({ revokedBy: hr.personId, revokedReason: "職務調整" });
    expect(await onRole(hr, fields.id, { intent: "end", reason: "again" })).toBe(302);
    expect(grants().find(({ id }) => id === fields.id)?.revokedReason).toBe("職務調整");
    expect(events("role.end")).toHaveLength(1);
  });

  it("doesn't end what is over", async () => {
    const person = await makePerson({ agency: agencies.county });
    const fields = formFor(person, { until: "2026-11-27" });
    await give(hr, fields);
    days(2);
    expect(await statusFor(hr, "role.tsx", `/roles/${fields.id}`, { grant: fields.id })).toBe(200);
    expect(await held(person)).toEqual([]);
    expect(await onRole(hr, fields.id, { intent: "end", reason: "too late" })).toBe(302);
    expect(grants().find(({ id }) => id === fields.id)?.revokedAt).toBeNull();
    expect(events("role.end")).toEqual([]);
  });
});

it("has every kind of event in the auditor's list", () => {
  const written = new Set<string>();
  for (const file of readdirSync("app", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".server.ts")) continue;
    const text = readFileSync(`app/${file}`, "utf8");
    if (!text.includes("recordAudit")) continue;
    for (const [, action = ""] of text.matchAll(/(?:action: |note\(tx, )"([a-z-]+\.[a-z-]+)"/g))
      written.add(action);
  }
  expect(written.size).toBeGreaterThan(15);
  expect([...written].filter((action) => !(AUDIT_ACTIONS as readonly string[]).includes(action))).toEqual([]);
});
