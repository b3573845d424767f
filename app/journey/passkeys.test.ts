import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { passkeysOf } from "#app/features/identity/passkeys/passkeys.server.ts";
import { signInsOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { authSession } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { passkey, signInChallenge } from "#db/schema/sign-in.ts";
import { answerOf, routeModule } from "#tests/support/answers.ts";
import type { Lies } from "#tests/support/authenticator.ts";
import { Authenticator } from "#tests/support/authenticator.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makePerson } from "#tests/support/factories.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "#tests/support/requests.ts";
import { takeSecondFactorAway } from "./remove-second-factor.server.ts";

// Passkeys: made under a proof, signing in by one, and each thing that can be forged about it.

let database: ReturnType<typeof freshDatabase>;
let officer: Actor;
let key: Authenticator;
/** What the browser keeps, by name. */
let cookies: Map<string, string>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  database = freshDatabase();
  officer = await makePerson({ email: "officer@county.example" });
  key = new Authenticator(TEST_ORIGIN, officer.personId);
  cookies = new Map();
});
afterEach(() => void vi.useRealTimers());

type Answer = { status: number; challenge?: string; to?: string; kept?: boolean; error?: string };

/** What a page's script sends; the browser keeps what it is told to. */
async function send(address: string, body: unknown): Promise<Answer> {
  const { action } = await routeModule(
    address === "/sign-in/passkey" ? "sign-in-passkey.ts" : "account-passkey.ts",
  );
  const request = new Request(TEST_ORIGIN + address, { method: "POST", body: JSON.stringify(body) });
  request.headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  const answer = await answerOf(action as never, routeArgs(request));
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }
  return { status: answer.status, ...((await answer.json().catch(() => ({}))) as object) };
}
const account = (body: unknown) => send("/account/passkey", body);
const door = (body: unknown) => send("/sign-in/passkey", body);

async function signedInAs(person: Actor): Promise<void> {
  const [name = "", value = ""] = (await sessionCookie(person.personId)).split("=");
  cookies.set(name, value);
}
async function register(lies: Lies = {}, made = key): Promise<Answer> {
  const { challenge = "" } = await account({ intent: "begin", purpose: "passkey-register" });
  return account({ intent: "register", made: made.make(challenge, lies), name: "辦公室電腦" });
}
async function signIn(lies: Lies = {}, shown = key): Promise<Answer> {
  const { challenge = "" } = await door({ intent: "begin" });
  shown.counter += 1;
  return door({ intent: "finish", shown: shown.show(challenge, lies), returnTo: "/courses" });
}
const audit = (action: string) =>
  database.select().from(auditEvent).where(eq(auditEvent.action, action)).all();

describe("making one", () => {
  it("keeps its public half under the name it was given, and nothing that signs", async () => {
    await signedInAs(officer);
    expect(await register()).toMatchObject({ status: 200, kept: true });
    expect(passkeysOf(officer.personId)).toMatchObject([{ name: "辦公室電腦", usedAt: null }]);
    expect(database.select().from(signInChallenge).all()).toEqual([]);
    expect((await register()).status, "the same one again").toBe(400);
    expect(audit("account.add-passkey")).toHaveLength(1);
  });

  it.each<[string, Lies]>([
    ["made for another site", { site: "elsewhere.example" }],
    ["made on a page of another site", { origin: "https://elsewhere.example" }],
    ["made without a finger or a PIN", { verified: false }],
    ["made for another challenge", { challenge: "b3RoZXI" }],
    ["that is a sign-in's answer", { type: "webauthn.get" }],
  ])("takes none that was %s", async (_what, lies) => {
    await signedInAs(officer);
    expect((await register(lies)).status).toBe(400);
    expect(passkeysOf(officer.personId)).toEqual([]);
  });

  it("asks for a proof, and whoever has one for more than a password", async () => {
    expect((await account({ intent: "begin", purpose: "passkey-register" })).status).toBe(401);
    await signedInAs(officer);
    vi.setSystemTime(Date.now() + 61 * 60_000);
    expect((await account({ intent: "begin", purpose: "passkey-register" })).status).toBe(403);
    await signedInAs(officer);
    await register();
    // Somebody else, who has nothing but the password.
    await signedInAs(officer);
    database.update(authSession).set({ strong: false }).run();
    const another = new Authenticator(TEST_ORIGIN, officer.personId);
    expect((await register({}, another)).status).toBe(403);
    const { loader } = await routeModule("passkeys.tsx");
    const request = new Request(`${TEST_ORIGIN}/account/passkeys`);
    request.headers.set("Cookie", `session=${cookies.get("session")}`);
    const answer = await answerOf(loader as never, routeArgs(request));
    expect(answer.headers.get("Location")).toContain("/confirm?returnTo=%2Faccount%2Fpasskeys&with=factor");
  });

  it("takes a challenge that was given to somebody else from nobody", async () => {
    await signedInAs(await makePerson());
    const { challenge = "" } = await account({ intent: "begin", purpose: "passkey-register" });
    await signedInAs(officer);
    expect((await account({ intent: "register", made: key.make(challenge), name: "" })).status).toBe(400);
  });
});

describe("signing in by one", () => {
  beforeEach(async () => {
    await signedInAs(officer);
    await register();
    cookies.clear();
  });

  it("takes no password and no code, counts as both, and returns to where one was going", async () => {
    expect(await signIn()).toMatchObject({ status: 200, to: "/courses" });
    expect(cookies.has("session")).toBe(true);
    expect(signInsOf(officer.personId)).toHaveLength(2);
    expect(database.select().from(authSession).all()).toContainEqual(
      expect.objectContaining({ way: "passkey", strong: true }),
    );
    expect(audit("account.sign-in")[0]?.detail).toEqual({ way: "passkey" });
  });

  it.each<[string, Lies]>([
    ["of another site", { site: "elsewhere.example" }],
    ["asked for by another site", { origin: "https://elsewhere.example" }],
    ["without a finger or a PIN", { verified: false }],
    ["for another challenge", { challenge: "b3RoZXI" }],
    ["that was a new one's", { type: "webauthn.create" }],
    ["whose signature was changed", { tampered: true }],
    ["that says it is somebody else's", { userHandle: "somebody-else" }],
  ])("refuses one %s, and says so in the audit", async (_what, lies) => {
    expect((await signIn(lies)).status).toBe(400);
    expect(cookies.has("session")).toBe(false);
    expect(audit("account.sign-in-refused")).toHaveLength(1);
  });

  it("refuses one that it doesn't know, and one that was removed", async () => {
    expect((await signIn({}, new Authenticator(TEST_ORIGIN, officer.personId))).status).toBe(400);
    database.delete(passkey).run();
    expect((await signIn()).status).toBe(400);
  });

  it("takes an answer once, within five minutes, and in the browser that asked", async () => {
    const { challenge = "" } = await door({ intent: "begin" });
    key.counter = 1;
    const finish = () => door({ intent: "finish", shown: key.show(challenge), returnTo: "/" });
    const kept = new Map(cookies);
    cookies.clear();
    expect((await finish()).status, "in another browser").toBe(400);
    cookies = new Map(kept);
    expect((await finish()).status).toBe(200);
    cookies = new Map(kept);
    key.counter = 2;
    expect((await finish()).status, "again").toBe(400);
    const late = await door({ intent: "begin" });
    vi.setSystemTime(Date.now() + 5 * 60_000 + 1);
    expect(
      (await door({ intent: "finish", shown: key.show(late.challenge ?? ""), returnTo: "/" })).status,
    ).toBe(400);
  });

  it("refuses one whose counter doesn't go up, for there may be two of it", async () => {
    await signIn({ counter: 7 });
    cookies.clear();
    expect((await signIn({ counter: 7 })).status).toBe(400);
    expect(audit("account.sign-in-refused")[0]).toMatchObject({
      subjectId: officer.personId,
      detail: { way: "passkey", why: "counter" },
    });
    expect((await signIn({ counter: 8 })).status).toBe(200);
  });

  it.each([null, "text", {}, { intent: "finish" }, { intent: "finish", shown: { id: "x".repeat(9000) } }])(
    "answers 400 to a message that is none: %j",
    async (body) => {
      expect((await door(body)).status).toBe(400);
      await signedInAs(officer);
      expect((await account(body)).status).toBe(400);
    },
  );

  it("leads nowhere else afterwards", async () => {
    const { challenge = "" } = await door({ intent: "begin" });
    key.counter = 9;
    const answer = await door({ intent: "finish", shown: key.show(challenge), returnTo: "//evil.example" });
    expect(answer.to).toBe("/");
  });
});

describe("confirming by one", () => {
  async function confirm(shown: Authenticator): Promise<Answer> {
    const { challenge = "" } = await account({ intent: "begin", purpose: "passkey-confirm" });
    shown.counter += 1;
    return account({ intent: "confirm", shown: shown.show(challenge), returnTo: "/records" });
  }

  it("shows who one is and that one has a second factor; somebody else's doesn't", async () => {
    const other = await makePerson();
    const others = new Authenticator(TEST_ORIGIN, other.personId);
    await signedInAs(other);
    await register({}, others);
    await signedInAs(officer);
    await register();
    const mine = () =>
      database.select().from(authSession).where(eq(authSession.userId, officer.personId)).get();
    database.update(authSession).set({ provenAt: null, strong: false }).run();
    expect((await confirm(others)).status).toBe(400);
    expect(mine()).toMatchObject({ provenAt: null, strong: false });
    expect(await confirm(key)).toMatchObject({ status: 200, to: "/records" });
    expect(mine()).toMatchObject({ provenAt: "2026-11-27T01:00:00.000Z", strong: true });
  });
});

it("is removed by its owner alone, and by the operator for whoever has lost what it is on", async () => {
  await signedInAs(officer);
  await register();
  const [{ id } = { id: "" }] = passkeysOf(officer.personId);
  const { action } = await routeModule("passkeys.tsx");
  const remove = async (person: Actor) => {
    await signedInAs(person);
    const request = new Request(
      `${TEST_ORIGIN}/account/passkeys`,
      formPost({ intent: "remove", passkey: id }),
    );
    request.headers.set("Cookie", `session=${cookies.get("session")}`);
    return (await answerOf(action as never, routeArgs(request))).status;
  };
  await remove(await makePerson());
  expect(passkeysOf(officer.personId)).toHaveLength(1);
  expect(await remove(officer)).toBe(302);
  expect(passkeysOf(officer.personId)).toEqual([]);
  await register();
  expect(await takeSecondFactorAway(officer.personId, { actorId: null, reason: "lost" }, null)).toBe(true);
  expect(passkeysOf(officer.personId)).toEqual([]);
});
