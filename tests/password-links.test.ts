import { beforeEach, describe, expect, it } from "vitest";
import { readAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { INVITATION_DAYS, LINK_MS } from "#app/features/identity/links/link.ts";
import { cutKey } from "#app/features/identity/links/one-time-links.server.ts";
import {
  beginSecondFactor,
  secretBeingSetUp,
  spendAppCode,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { RESET_LIMITS } from "#app/features/identity/sign-in-failures.server.ts";
import { askPasswordReset } from "#app/journey/ask-password-reset.server.ts";
import { sendInvitation } from "#app/journey/invite-person.server.ts";
import { signIn } from "#app/journey/sign-in.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Database } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { auditEvent, job } from "#db/schema/platform.ts";
import * as reset from "../app/routes/reset-password.tsx";
import * as newPassword from "../app/routes/reset-password-new.tsx";
import * as welcome from "../app/routes/welcome.tsx";
import { freshDatabase } from "./support/database.ts";
import type { TestPerson } from "./support/factories.ts";
import { makeAgency, makePerson } from "./support/factories.ts";
import { appCode } from "./support/learner.ts";
import { linkIn } from "./support/mail-link.ts";
import { openMailbox } from "./support/mailbox.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "./support/requests.ts";

// Invitations and resets as people meet them: a mail, its link, and what becomes of it.

const PASSWORD = "a sentence of mine";
const mailbox = openMailbox();
const client = { clientAddress: "192.0.2.1", requestId: "request-1" };
let database: Database;
let person: TestPerson;

beforeEach(async () => {
  database = freshDatabase();
  travelTo(null);
  env().SECRETS_KEY = Buffer.alloc(32, 7);
  const agency = await makeAgency({ nameZh: "晴川縣政府" });
  person = await makePerson({ name: "莎韻‧達利", email: "saiun@county.example", agency });
});

type Route = typeof welcome;

async function open(route: Route, link: string, cookie = ""): Promise<{ state: string }> {
  const request = new Request(TEST_ORIGIN + link, { headers: { Cookie: cookie } });
  return (await route.loader(routeArgs(request) as never)) as { state: string };
}

/** Sends the form of a link. @returns the status, where it leads, and the cookies it sets */
async function choose(route: Route, link: string, next = PASSWORD, cookie = "", repeat = next) {
  const request = new Request(TEST_ORIGIN + link, formPost({ next, repeat }));
  if (cookie) request.headers.set("Cookie", cookie);
  const value = (await route.action(routeArgs(request) as never)) as
    | Response
    | { data: unknown; init: ResponseInit };
  if (value instanceof Response) {
    const { status, headers } = value;
    return { status, to: headers.get("Location"), cookie: headers.get("Set-Cookie") ?? "", errors: null };
  }
  const { errors } = value.data as { errors: Record<string, string> | null };
  return { status: value.init.status ?? 200, to: null, cookie: "", errors };
}

const ask = (email = person.email, locale: Locale = "zh-TW", address = "192.0.2.1") =>
  askPasswordReset({ email, locale }, { ...client, clientAddress: address });
const invite = () => sendInvitation({ personId: person.personId, invitedBy: null, requestId: null });
const enter = (password: string) =>
  signIn({ name: person.email, password }, new Request(TEST_ORIGIN), client);
const later = (ms: number) => travelTo(new Date(Date.now() + ms).toISOString());

async function linkByMail(send: () => Promise<unknown>): Promise<string> {
  await send();
  const [mail] = await mailbox.deliver();
  return linkIn(mail);
}

describe("an invitation", () => {
  it("brings a link by mail; looking at it uses nothing up, the form does, and signs in", async () => {
    await invite();
    const [mail] = await mailbox.deliver();
    expect(mail?.text).toContain("晴川縣政府");
    expect(mail?.text).toContain(`${INVITATION_DAYS} 天`);
    expect(mail?.to).toMatchObject({ value: [{ address: person.email, name: person.name }] });
    const link = linkIn(mail);
    expect(link).toMatch(/^\/welcome\?token=[\w-]{32}$/);
    for (let look = 0; look < 3; look++) {
      expect(await open(welcome, link)).toMatchObject({ state: "open", name: person.name });
    }
    const done = await choose(welcome, link);
    expect(done).toMatchObject({ status: 302, to: "/" });
    const cookie = done.cookie.split(";")[0] ?? "";
    const request = new Request(TEST_ORIGIN, { headers: { Cookie: cookie } });
    expect((await readAuthSession(request))?.actor.personId).toBe(person.personId);
    expect(await enter(PASSWORD)).toMatchObject({ outcome: "signed-in" });
    // Nobody needs to be told of a password that they have just set for the first time.
    expect(await mailbox.deliver()).toEqual([]);
  });

  it("works once, also when the form is sent twice at the same time", async () => {
    const link = await linkByMail(invite);
    const statuses = (await Promise.all([choose(welcome, link), choose(welcome, link)])).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([302, 410]);
    expect(await open(welcome, link)).toEqual({ state: "used" });
  });

  it("ends after its days, and when a newer one is sent", async () => {
    const first = await linkByMail(invite);
    const second = await linkByMail(invite);
    expect(await open(welcome, first)).toEqual({ state: "replaced" });
    expect((await choose(welcome, first)).status).toBe(410);
    later(LINK_MS.invitation + 1000);
    expect(await open(welcome, second)).toEqual({ state: "over" });
    expect((await choose(welcome, second)).status).toBe(410);
    expect(await enter(PASSWORD)).toEqual({ outcome: "refused" });
  });

  it("isn't opened by what is no token, nor a reset's page by its token", async () => {
    const link = await linkByMail(invite);
    for (const wrong of [
      "/welcome",
      "/welcome?token=",
      "/welcome?token=x",
      `/welcome?token=${"x".repeat(5000)}`,
    ])
      expect(await open(welcome, wrong)).toEqual({ state: "unknown" });
    expect(await open(newPassword, link)).toEqual({ state: "unknown" });
  });

  it("says so to somebody else who is signed in, and does nothing", async () => {
    const link = await linkByMail(invite);
    const other = await sessionCookie((await makePerson({ name: "王小明" })).personId);
    expect(await open(welcome, link, other)).toEqual({ state: "other-person", signedInAs: "王小明" });
    expect((await choose(welcome, link, PASSWORD, other)).status).toBe(410);
    expect(await open(welcome, link)).toMatchObject({ state: "open" });
  });

  it("outlives somebody's asking for a reset, and ends when the password is set by it", async () => {
    const invitation = await linkByMail(invite);
    const link = await linkByMail(ask);
    expect(await open(welcome, invitation)).toMatchObject({ state: "open" });
    expect((await choose(newPassword, link)).status).toBe(302);
    expect(await open(welcome, invitation)).toEqual({ state: "replaced" });
  });

  it("whose mail is sent again after a crash has two keys, and both open it", async () => {
    await invite();
    const [row] = database.select().from(job).all();
    const id = String(row?.payload.link);
    const first = await inTransaction((tx) => cutKey(tx, id));
    const second = await inTransaction((tx) => cutKey(tx, id));
    for (const cut of [first, second])
      expect(await open(welcome, `/welcome?token=${cut?.token}`)).toMatchObject({ state: "open" });
  });
});

describe("a reset", () => {
  it("ends every other sign-in, tells by mail, and an hour later the link is over", async () => {
    const cookie = await sessionCookie(person.personId);
    const link = await linkByMail(() => ask(person.email.toUpperCase(), "en"));
    expect(link).toMatch(/^\/en\/reset-password\/new\?token=/);
    expect((await choose(newPassword, link)).to).toBe("/en");
    expect(await readAuthSession(new Request(TEST_ORIGIN, { headers: { Cookie: cookie } }))).toBeNull();
    const [notice] = await mailbox.deliver();
    expect(notice?.subject).toContain("password was changed");
    const again = await linkByMail(ask);
    later(LINK_MS.reset + 1000);
    expect(await open(newPassword, again)).toEqual({ state: "over" });
  });

  it("leaves the second factor to be asked for", async () => {
    await inTransaction((tx) => beginSecondFactor(tx, person.personId));
    const code = appCode(secretBeingSetUp(person.personId) ?? "");
    expect(await inTransaction((tx) => spendAppCode(tx, person.personId, code))).toBe(true);
    const done = await choose(newPassword, await linkByMail(ask));
    expect(done.to).toMatch(/^\/sign-in\/code/);
    expect(done.cookie).toMatch(/^sign-in-step=/);
  });

  it("writes the same for an address that nobody has, and answers the same", async () => {
    const written = () =>
      Object.fromEntries(
        ["one_time_link", "job", "audit_event", "sign_in_failure"].map((table) => [
          table,
          database.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
        ]),
      );
    const before = written();
    const known = await ask(person.email, "zh-TW", "192.0.2.1");
    const between = written();
    const unknown = await ask("nobody@county.example", "zh-TW", "192.0.2.2");
    const after = written();
    expect(unknown).toEqual(known);
    const grown = (from: typeof before, to: typeof before) =>
      Object.keys(to).map((table) => (to[table] ?? 0) - (from[table] ?? 0));
    expect(grown(between, after)).toEqual(grown(before, between));
    expect(await mailbox.deliver()).toHaveLength(1);
  });

  it("can be asked for a few times, whether or not the account exists", async () => {
    for (const email of [person.email, "nobody@county.example"]) {
      for (let time = 0; time < RESET_LIMITS.account; time++)
        expect((await ask(email)).outcome).toBe("asked");
      expect(await ask(email)).toMatchObject({ outcome: "wait" });
    }
    const form = new Request(`${TEST_ORIGIN}/reset-password`, formPost({ email: person.email }));
    expect(await reset.action(routeArgs(form) as never)).toMatchObject({ init: { status: 429 } });
  });

  it.each(["", "not an address", `${"x".repeat(300)}@county.example`])(
    "asked with %j is a mistake",
    async (email) => {
      const form = new Request(`${TEST_ORIGIN}/reset-password`, formPost({ email }));
      expect(await reset.action(routeArgs(form) as never)).toMatchObject({ init: { status: 400 } });
      expect(database.select().from(job).all()).toEqual([]);
    },
  );
});

describe("a password by a link", () => {
  it.each([
    ["too short", "short", "short", { next: "too-short" }],
    ["everybody's", "Password!2026", "Password!2026", { next: "guessable" }],
    ["one's own name", "saiun@county2026", "saiun@county2026", { next: "guessable" }],
    ["one's agency", "晴川縣政府晴川縣政府123", "晴川縣政府晴川縣政府123", { next: "guessable" }],
    ["not the same twice", PASSWORD, `${PASSWORD}!`, { repeat: "differs" }],
    ["nothing", "", "", { next: "missing", repeat: "missing" }],
  ])("is refused when it is %s, and the link still works", async (_what, next, repeat, errors) => {
    const link = await linkByMail(invite);
    expect(await choose(welcome, link, next, "", repeat)).toMatchObject({ status: 400, errors });
    expect(await open(welcome, link)).toMatchObject({ state: "open" });
  });

  it("leaves no token in the database, and no name in a job or an event", async () => {
    const link = await linkByMail(invite);
    const token = link.split("=")[1] ?? "";
    await choose(welcome, link);
    const dump = (
      database.$client
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .pluck()
        .all() as string[]
    )
      .map((table) => JSON.stringify(database.$client.prepare(`SELECT * FROM "${table}"`).all()))
      .join("\n");
    expect(dump).not.toContain(token);
    const told = JSON.stringify([
      database.select().from(job).all(),
      database
        .select()
        .from(auditEvent)
        .all()
        .filter(({ action }) => action !== "account.create"),
    ]);
    expect(told).not.toContain("saiun");
    expect(told).not.toContain("莎韻");
  });
});
