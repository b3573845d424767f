import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readSettings } from "#app/platform/env.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { authSession, roleGrant } from "#db/schema/identity.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makePerson } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/requests.ts";
import { endAuthSession, readAuthSession } from "./auth-sessions.server.ts";
import { signInsOf } from "./sign-ins.queries.server.ts";
import { forgetEndedSignIns } from "./sign-ins.server.ts";

let database: ReturnType<typeof freshDatabase>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  database = freshDatabase();
});
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);
const limits = readSettings({ NODE_ENV: "test" });

function requestWith(cookie: string): Request {
  return new Request("http://localhost/", { headers: { Cookie: cookie.split(";")[0] ?? "" } });
}
const read = (cookie: string) => readAuthSession(requestWith(cookie));
const rows = () => database.select().from(authSession).all();

async function giveRole(personId: string, role: "hr" | "trainer") {
  database
    .insert(roleGrant)
    .values({
      id: `${role}-${personId}`,
      personId,
      role,
      startsAt: new Date().toISOString(),
      grantedAt: new Date().toISOString(),
      confirmedAt: new Date().toISOString(),
      reason: "test",
    })
    .run();
}

describe("how long a sign-in lasts", () => {
  it("ends after its time without use, to the minute", async () => {
    const cookie = await sessionCookie((await makePerson()).personId);
    pass(limits.SESSION_IDLE_MINUTES - 1);
    expect(await read(cookie)).not.toBeNull();
    pass(limits.SESSION_IDLE_MINUTES - 1);
    expect(await read(cookie)).not.toBeNull();
    pass(limits.SESSION_IDLE_MINUTES);
    expect(await read(cookie)).toBeNull();
  });

  it("ends after its hours however much it is used", async () => {
    const cookie = await sessionCookie((await makePerson()).personId);
    for (let minutes = 0; minutes < limits.SESSION_HOURS * 60; minutes += 30) {
      expect(await read(cookie), `after ${minutes} minutes`).not.toBeNull();
      pass(30);
    }
    expect(await read(cookie)).toBeNull();
  });

  it("ends sooner for those who see what belongs to others", async () => {
    const hr = await makePerson({ roles: [{ role: "hr", agency: null }] });
    const trainer = await makePerson({ roles: [{ role: "trainer", agency: null }] });
    const [ofHr, ofTrainer] = [await sessionCookie(hr.personId), await sessionCookie(trainer.personId)];
    pass(limits.SESSION_IDLE_MINUTES_PRIVILEGED);
    expect(await read(ofHr)).toBeNull();
    expect(await read(ofTrainer)).not.toBeNull();
  });

  it("writes its use down seldom: reading a page is no write", async () => {
    const cookie = await sessionCookie((await makePerson()).personId);
    const [before] = rows();
    pass(limits.SESSION_IDLE_MINUTES * 0.1 - 1);
    await read(cookie);
    expect(rows()).toEqual([before]);
    pass(1);
    await read(cookie);
    expect(rows()[0]?.lastSeenAt).toBe(new Date().toISOString());
  });

  it("lasts no longer where the clock is set back, and reading goes on", async () => {
    const cookie = await sessionCookie((await makePerson()).personId);
    const [before] = rows();
    pass(-60 * 24);
    expect(await read(cookie)).not.toBeNull();
    expect(rows()[0]?.expiresAt).toBe(before?.expiresAt);
  });

  it("goes on for a reader when its use can't be written down", async () => {
    const cookie = await sessionCookie((await makePerson()).personId);
    pass(60);
    database.$client.pragma("query_only = ON");
    expect(await read(cookie)).toMatchObject({ cookie: null });
  });

  it("is forgotten when it is over, by the housekeeping", async () => {
    await sessionCookie((await makePerson()).personId);
    pass(limits.SESSION_HOURS * 60 + 1);
    await inTransaction(forgetEndedSignIns);
    expect(rows()).toEqual([]);
  });
});

describe("a change of roles", () => {
  it("gives the sign-in a new id with the next request, and the old one ends a minute later", async () => {
    const { personId } = await makePerson();
    const old = await sessionCookie(personId);
    await giveRole(personId, "hr");
    const renewed = await read(old);
    expect(renewed?.actor.roles).toEqual([{ role: "hr", agencyId: null }]);
    const cookie = renewed?.cookie ?? "";
    expect(cookie).not.toContain(old.split("=")[1] ?? "?");

    // A request that had left before, and the page's others: no second new id, and nobody is signed out.
    expect(await read(old)).toMatchObject({ cookie: null, signInId: renewed?.signInId });
    expect(await read(cookie)).toMatchObject({ cookie: null, signInId: renewed?.signInId });
    expect(signInsOf(personId)).toHaveLength(1);
    pass(1.1);
    expect(await read(old)).toBeNull();
    expect(await read(cookie)).not.toBeNull();
    pass(limits.SESSION_IDLE_MINUTES_PRIVILEGED);
    expect(await read(cookie)).toBeNull();
  });

  it("of two requests at once one gets the new id", async () => {
    const { personId } = await makePerson();
    const old = await sessionCookie(personId);
    await giveRole(personId, "trainer");
    const both = await Promise.all([read(old), read(old)]);
    expect(both.filter((one) => one?.cookie)).toHaveLength(1);
    expect(both).not.toContain(null);
  });

  it("signing out ends the old id too", async () => {
    const { personId } = await makePerson();
    const old = await sessionCookie(personId);
    await giveRole(personId, "hr");
    const cookie = (await read(old))?.cookie ?? "";
    await inTransaction((tx) => endAuthSession(tx, requestWith(cookie)));
    expect([await read(old), await read(cookie)]).toEqual([null, null]);
  });
});

it.each([
  ["cut", (value: string) => value.slice(0, -1)],
  ["doubled", (value: string) => value + value],
  ["of another case", (value: string) => value.toUpperCase()],
  ["empty", () => ""],
  ["very long", () => "x".repeat(100_000)],
])("a cookie that is %s signs nobody in", async (_name, change) => {
  const [name = "", value = ""] = (await sessionCookie((await makePerson()).personId)).split("=");
  expect(await read(`${name}=${change(value)}`)).toBeNull();
});
