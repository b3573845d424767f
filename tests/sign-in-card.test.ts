import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { formatCardCode } from "#app/features/identity/cards/card.ts";
import { cardCode, newSheetSeed } from "#app/features/identity/cards/cards.server.ts";
import type { CardSheet } from "#app/features/identity/cards/cards-page-data.ts";
import { passkeysOf } from "#app/features/identity/passkeys/passkeys.server.ts";
import { FAILURE_LIMITS } from "#app/features/identity/sign-in-failures.server.ts";
import { passwordHashOf, signInsOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { keepHouse } from "#app/journey/keep-house.server.ts";
import { printCards } from "#app/journey/print-cards.server.ts";
import { searchAudit } from "#app/platform/audit-search.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase } from "#db/client.server.ts";
import { departure, person, totpSecret } from "#db/schema/identity.ts";
import { signInCard } from "#db/schema/sign-in.ts";
import { answerOf, routeModule } from "./support/answers.ts";
import { Authenticator } from "./support/authenticator.ts";
import { freshDatabase } from "./support/database.ts";
import type { NewPerson } from "./support/factories.ts";
import { makeAgencyTree, makePerson } from "./support/factories.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "./support/requests.ts";

// People without e-mail: HR prints them a card with a code, by which they choose how they sign in from then on.

const PASSWORD = "three rivers under one bridge";
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let officer: Actor;
let clerk: Actor;
/** What the holder's browser keeps, by name. */
let cookies: Map<string, string>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  freshDatabase();
  agencies = await makeAgencyTree();
  officer = await makePerson({ agency: agencies.bureau, roles: [{ role: "hr", agency: agencies.bureau }] });
  clerk = await withoutMail({ employeeNumber: "B1027" });
  cookies = new Map();
});
afterEach(() => void vi.useRealTimers());

async function withoutMail(input: NewPerson & { employeeNumber: string | null }): Promise<Actor> {
  const made = await makePerson({ agency: agencies.county, ...input });
  getDatabase().update(person).set({ email: null }).where(eq(person.id, made.personId)).run();
  return { ...made, email: null } as unknown as Actor;
}

/** Sends something as the holder's browser, which keeps what it is told to. */
async function send(file: string, path: string, init: RequestInit): Promise<Response> {
  const { action } = await routeModule(file);
  const request = new Request(TEST_ORIGIN + path, { method: "POST", ...init });
  request.headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  const answer = await answerOf(action as never, routeArgs(request));
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }
  return answer;
}
const open = (number: string, code: string) =>
  send("sign-in-card.tsx", "/sign-in/card", formPost({ number, code }));
const choose = (next = PASSWORD) =>
  send("sign-in-card-new.tsx", "/sign-in/card/new", formPost({ next, repeat: next }));
const passkey = (body: object) =>
  send("sign-in-card-passkey.ts", "/sign-in/card-passkey", { body: JSON.stringify(body) });
const signIn = (email: string, password = PASSWORD) =>
  send("sign-in.tsx", "/sign-in", formPost({ email, password }));
const to = (answer: Response) => answer.headers.get("Location");
const signedIn = () => cookies.has("session");

/** Prints as the page's form does. @returns the sheet with the answer's status */
async function print(
  people: Actor[],
  { by = officer, seed = newSheetSeed() } = {},
): Promise<{ status: number; sheet: CardSheet | null }> {
  const { action } = await routeModule("cards.tsx");
  const form = new URLSearchParams([["seed", seed], ...people.map((one) => ["person", one.personId])]);
  const request = new Request(`${TEST_ORIGIN}/roster/cards`, { ...formPost({}), body: form.toString() });
  request.headers.set("Cookie", await sessionCookie(by.personId));
  const answer = await action?.(routeArgs(request));
  const { data, init } = answer as { data: { sheet: CardSheet | null }; init: ResponseInit | null };
  return { status: init?.status ?? 200, sheet: data.sheet };
}
async function codeFor(holder: Actor): Promise<string> {
  return (await print([holder])).sheet?.cards[0]?.code ?? expect.unreachable();
}
const cards = () => getDatabase().select().from(signInCard).all();
const events = (action: string) => searchAudit({}, 100).events.filter((event) => event.action === action);

describe("a card", () => {
  it("lets its holder choose a password, once, and sign in with their number from then on", async () => {
    const { sheet } = await print([clerk]);
    expect(sheet).toMatchObject({
      address: `${TEST_ORIGIN}/sign-in/card`,
      cards: [{ name: clerk.name, employeeNumber: "B1027", expiresAt: "2026-12-11T01:00:00.000Z" }],
    });
    const code = sheet?.cards[0]?.code ?? "";
    expect(code).toMatch(/^[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}$/);

    expect(to(await open(" ｂ1027 ", code.toLowerCase().replaceAll(" ", "-")))).toBe("/sign-in/card/new");
    expect(signedIn()).toBe(false);
    expect(to(await choose())).toBe("/");
    expect(signedIn()).toBe(true);
    expect(to(await choose()), "sent twice").toBe("/sign-in/card");

    cookies.clear();
    expect((await open("B1027", code)).status, "used up").toBe(400);
    expect(to(await signIn("b1027"))).toBe("/");
    expect(events("card.print")).toMatchObject([{ actorId: officer.personId, subjectId: clerk.personId }]);
    expect(events("account.set-password")).toMatchObject([{ detail: { by: "card" } }]);
  });

  it("isn't used up by whoever opens it and goes away", async () => {
    const code = await codeFor(clerk);
    await open("B1027", code);
    cookies.clear();
    await open("B1027", code);
    expect((await choose("B1027B1027B1027")).status, "what everybody knows of them").toBe(400);
    expect(to(await choose())).toBe("/");
  });

  it("leaves no code in the database", async () => {
    const code = await codeFor(clerk);
    const stored = JSON.stringify([cards(), searchAudit({}, 100)]);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replaceAll(" ", ""));
  });

  it("ends the one before, and is over after its days", async () => {
    const [old, fresh] = [await codeFor(clerk), await codeFor(clerk)];
    expect((await open("B1027", old)).status).toBe(400);
    vi.setSystemTime(Date.parse("2026-11-27T01:00:00Z") + env().CARD_DAYS * 86_400_000);
    expect((await open("B1027", fresh)).status).toBe(400);
    vi.setSystemTime(Date.parse("2027-01-20T00:00:00Z"));
    await keepHouse();
    expect(cards()).toEqual([]);
  });

  it("is the same however often its sheet is asked for, until it is used or replaced", async () => {
    const seed = newSheetSeed();
    const first = await print([clerk], { seed });
    expect((await print([clerk], { seed })).sheet).toEqual(first.sheet);
    expect(cards()).toHaveLength(1);
    expect(events("card.print")).toHaveLength(1);
    await print([clerk]);
    expect(await print([clerk], { seed })).toEqual({ status: 409, sheet: null });
  });

  it("ends other sign-ins, and leaves a second factor to be asked for", async () => {
    await sessionCookie(clerk.personId);
    getDatabase()
      .insert(totpSecret)
      .values({ personId: clerk.personId, sealed: "x", createdAt: now(), confirmedAt: now(), lastStep: 0 })
      .run();
    await open("B1027", await codeFor(clerk));
    expect((await passkey({ intent: "begin" })).status, "a passkey would leave it out").toBe(400);
    expect(to(await choose())).toBe("/sign-in/code?returnTo=%2F");
    expect(signInsOf(clerk.personId)).toEqual([]);
    expect(signedIn()).toBe(false);
  });

  it("can be used for a passkey, which takes the place of a password", async () => {
    await open("B1027", await codeFor(clerk));
    await choose();
    cookies.clear();
    const code = await codeFor(clerk);
    await open("B1027", code);
    const { challenge } = (await (await passkey({ intent: "begin" })).json().catch(() => ({}))) as {
      challenge: string;
    };
    const key = new Authenticator(TEST_ORIGIN, clerk.personId);
    const forged = key.make(challenge, { origin: "https://elsewhere.example" });
    expect((await passkey({ intent: "finish", made: forged })).status).toBe(400);
    const again = (await (await passkey({ intent: "begin" })).json()) as { challenge: string };
    expect((await passkey({ intent: "finish", made: key.make(again.challenge) })).status).toBe(200);
    expect(signedIn()).toBe(true);
    expect(passkeysOf(clerk.personId)).toHaveLength(1);
    expect(passwordHashOf(clerk.personId)).toBeNull();
    cookies.clear();
    expect((await open("B1027", code)).status).toBe(400);
  });
});

describe("somebody who guesses", () => {
  it("learns neither whose number it is nor whether there is a card, and is stopped", async () => {
    const other = await withoutMail({ employeeNumber: "B2000" });
    await print([clerk]);
    const wrong = formatCardCode(cardCode("a seed", "somebody"));
    for (const number of ["B1027", "B2000", "nobody"]) expect((await open(number, wrong)).status).toBe(400);
    expect(events("account.sign-in-refused").map(({ subjectId }) => subjectId)).toEqual(
      expect.arrayContaining([clerk.personId, other.personId, "unknown"]),
    );
    for (let tries = 1; tries < FAILURE_LIMITS.account; tries++) await open("b1027", wrong);
    expect((await open("B1027", wrong)).status).toBe(429);
  });

  it.each([
    ["no number", "", "ACDE FGHJ KMNP"],
    ["no code", "B1027", ""],
    ["letters that no code has", "B1027", "0000 0000 0000"],
    ["a text that is too long", "B1027", "A".repeat(10_000)],
  ])("is told of %s", async (_what, number, code) => {
    expect((await open(number, code)).status).toBe(400);
    expect(events("account.sign-in-refused")).toEqual([]);
  });
});

describe("cards are for", () => {
  it("people in the officer's charge who work there, have a number and no address", async () => {
    const mailed = await makePerson({ agency: agencies.county, employeeNumber: "B3" });
    const numberless = await withoutMail({ employeeNumber: null });
    const elsewhere = await withoutMail({ employeeNumber: "B4", agency: agencies.otherBureau });
    const left = await withoutMail({ employeeNumber: "B5" });
    getDatabase().insert(departure).values({ id: newId(), personId: left.personId, since: now() }).run();
    for (const one of [mailed, numberless, elsewhere, left])
      expect((await print([one])).status, one.name).toBe(409);
    const { sheet } = await print([mailed, clerk, elsewhere]);
    expect(sheet?.cards.map(({ employeeNumber }) => employeeNumber)).toEqual(["B1027"]);
    await expect(print([clerk], { by: clerk })).rejects.toMatchObject({ status: 404 });
  });

  it("nobody with a role that demands a second factor, given before or after", async () => {
    const auditor = await withoutMail({ employeeNumber: "B6", roles: [{ role: "auditor", agency: null }] });
    expect((await print([auditor])).status).toBe(409);
    // Printed while the setting was another one.
    const demanded = env().FACTOR_ROLES;
    env().FACTOR_ROLES = [];
    const code = await codeFor(auditor);
    env().FACTOR_ROLES = demanded;
    expect((await open("B6", code)).status).toBe(400);
    expect(events("account.sign-in-refused")).toMatchObject([{ detail: { way: "card", why: "role" } }]);
  });

  it("nobody who has left since", async () => {
    const code = await codeFor(clerk);
    await open("B1027", code);
    getDatabase().insert(departure).values({ id: newId(), personId: clerk.personId, since: now() }).run();
    expect(to(await choose())).toBe("/sign-in/card");
    cookies.clear();
    expect((await open("B1027", code)).status).toBe(400);
  });

  it("two hundred at once at most, and for whoever has proved who they are lately", async () => {
    const many = Array.from({ length: 201 }, () => ({ ...clerk, personId: newId() }));
    expect((await print(many)).status).toBe(400);
    expect((await print([])).status).toBe(400);
    const sheet = await printCards(officer, [clerk.personId], newSheetSeed(), "request");
    expect(sheet?.cards).toHaveLength(1);
  });
});

describe("a number that differs from another by case alone", () => {
  it("has to be typed as it is", async () => {
    const lower = await withoutMail({ employeeNumber: "b1027" });
    const code = await codeFor(lower);
    expect((await open("B1027", code)).status).toBe(400);
    expect(to(await open("b1027", code))).toBe("/sign-in/card/new");
  });
});
