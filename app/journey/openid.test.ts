import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accountPerson } from "#app/features/identity/accounts.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { findProvider, forgetProviders } from "#app/features/identity/openid/providers.server.ts";
import { env } from "#app/platform/env.server.ts";
import { authSession, person, post, totpSecret } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { externalIdentity } from "#db/schema/sign-in.ts";
import { answerOf, routeModule } from "#tests/support/answers.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makeAgencyTree, makePerson } from "#tests/support/factories.ts";
import type { LyingProvider } from "#tests/support/lying-provider.ts";
import { startLyingProvider } from "#tests/support/lying-provider.ts";
import type { TestProvider } from "#tests/support/openid-provider.ts";
import { CLIENT, startProvider, visitProvider } from "#tests/support/openid-provider.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "#tests/support/requests.ts";
import { unlinkProvider } from "./unlink-provider.server.ts";

// Signing in by OpenID Connect: with a real provider, and with one that lies in each thing that it says.

const callback = (id: string) => `${TEST_ORIGIN}/sign-in/callback/${id}`;
let real: TestProvider;
let liar: LyingProvider;
let database: ReturnType<typeof freshDatabase>;
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let officer: Actor;
/** What the browser keeps, by name; at the provider it has cookies of its own. */
let cookies: Map<string, string>;
const folder = mkdtempSync(join(tmpdir(), "academy-openid-"));

beforeAll(async () => {
  real = await startProvider([callback("county")], [`${TEST_ORIGIN}/`]);
});
afterAll(async () => {
  await real.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  liar = await startLyingProvider();
  database = freshDatabase();
  agencies = await makeAgencyTree();
  officer = await makePerson({
    email: "officer@county.example",
    employeeNumber: "A0001",
    agency: agencies.county,
  });
  cookies = new Map();
  real.amr = ["pwd"];
  real.accounts.clear();
  account("officer-1", { email: "Officer@County.example", email_verified: true });
  configure();
});
afterEach(() => liar.stop());

function configure(change: Record<string, unknown> = {}): void {
  const one = (id: string, issuer: string) => ({
    ...{ id, nameZh: "縣府單一簽入", nameEn: "County sign-in", issuer, clientId: CLIENT.id },
    ...{ agencies: [agencies.bureau.code], secondFactor: { amr: ["otp"] } },
  });
  const county = { ...one("county", real.issuer), emailDomains: ["county.example"], ...change };
  const file = join(folder, "providers.json");
  writeFileSync(file, JSON.stringify({ providers: [county, { ...one("liar", liar.issuer), ...change }] }));
  process.env.OPENID_SECRET_COUNTY = CLIENT.secret;
  process.env.OPENID_SECRET_LIAR = CLIENT.secret;
  env().OPENID_FILE = file;
  forgetProviders();
}

function account(sub: string, claims: Record<string, unknown>): void {
  real.accounts.set(sub, { sub, ...claims });
}

/** What the loader of a route answers; the browser keeps what it is told to. */
async function get(file: string, path: string, params: Record<string, string>) {
  const { loader } = await routeModule(file);
  const request = new Request(TEST_ORIGIN + path);
  request.headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  const answer = await answerOf(loader as never, routeArgs(request, params));
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const value = pair.slice(pair.indexOf("=") + 1);
    if (/Max-Age=0/.test(line)) cookies.delete(pair.slice(0, pair.indexOf("=")));
    else cookies.set(pair.slice(0, pair.indexOf("=")), value);
  }
  return { status: answer.status, to: answer.headers.get("Location") ?? "" };
}

const leave = async (provider = "county", query = "?returnTo=/courses") =>
  (await get("sign-in-provider.tsx", `/sign-in/with/${provider}${query}`, { provider })).to;
const comeBack = async (address: string, provider = "county") =>
  (await get("sign-in-callback.ts", new URL(address).pathname + new URL(address).search, { provider })).to;
const signIn = async (sub: string | null = "officer-1", jar = new Map<string, string>()) =>
  comeBack(await visitProvider(await leave(), sub, jar));
const problemIn = (to: string) => new URL(to, TEST_ORIGIN).searchParams.get("problem");
const signedIn = () => cookies.has("session");
const identities = () => database.select().from(externalIdentity).all();
const audit = (action: string) =>
  database.select().from(auditEvent).where(eq(auditEvent.action, action)).all();

describe("with a real provider", () => {
  it("signs in by a verified e-mail address, links the account, and returns to where one was going", async () => {
    expect(await signIn()).toBe("/courses");
    expect(signedIn()).toBe(true);
    expect(identities()).toMatchObject([
      { issuer: real.issuer, subject: "officer-1", personId: officer.personId },
    ]);
    expect(audit("account.link")).toHaveLength(1);
    expect(audit("account.sign-in")[0]?.detail).toEqual({ way: "openid", provider: "county" });
    expect(database.select().from(authSession).get()).toMatchObject({ way: "openid", provider: "county" });
  });

  it("asks with PKCE, a state and a nonce, and leaves nothing in the cookie but a random token", async () => {
    const { searchParams } = new URL(await leave());
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(searchParams.get(name)?.length).toBeGreaterThan(40);
    expect(searchParams.get("redirect_uri")).toBe(callback("county"));
    expect([...cookies.keys()]).toEqual(["sign-in-away"]);
    const kept = Buffer.from(decodeURIComponent(cookies.get("sign-in-away") ?? ""), "base64").toString();
    expect(kept).toMatch(/^"[\w-]{43}"$/);
  });

  it("knows the person by the subject, though the e-mail address has changed at the provider", async () => {
    await signIn();
    cookies.clear();
    account("officer-1", { email: "married-name@county.example", email_verified: true });
    expect(await signIn()).toBe("/courses");
    expect(identities()).toMatchObject([{ email: "married-name@county.example" }]);
    expect(accountPerson(officer).providers).toMatchObject([
      { id: "county", email: "married-name@county.example" },
    ]);
  });

  it("takes no second account for the same person, until the first is unlinked", async () => {
    await signIn();
    cookies.clear();
    account("officer-2", { email: officer.email, email_verified: true });
    expect(problemIn(await signIn("officer-2"))).toBe("other-account");
    const county = findProvider("county");
    if (county) await unlinkProvider(officer.personId, county, { actorId: null, reason: "a new account" });
    expect(await signIn("officer-2")).toBe("/courses");
    expect(identities()).toMatchObject([{ subject: "officer-2" }]);
  });

  it.each([
    ["unverified", { email: "officer@county.example", email_verified: false }],
    ["unverified", { email: "officer@county.example" }],
    ["unknown", { email: "nobody@county.example", email_verified: true }],
    ["unknown", { email_verified: true }],
  ])("says %s and signs nobody in for %j", async (problem, claims) => {
    account("officer-1", claims);
    expect(problemIn(await signIn())).toBe(problem);
    expect(signedIn()).toBe(false);
    expect(identities()).toEqual([]);
    expect(audit("account.sign-in-refused")[0]?.detail).toMatchObject({ way: "openid", why: problem });
    expect(database.select().from(person).all()).toHaveLength(1);
  });

  it("finds by employee number where the operator says so", async () => {
    configure({ matchBy: "employee-number" });
    account("officer-1", { employee_number: "A0001", email: "whatever@elsewhere.example" });
    expect(await signIn()).toBe("/courses");
    expect(identities()).toMatchObject([{ personId: officer.personId }]);
  });

  it("lets nobody in who works elsewhere, and no longer whoever has left", async () => {
    const other = await makePerson({ email: "other@county.example", agency: agencies.otherBureau });
    account("other", { email: other.email, email_verified: true });
    expect(problemIn(await signIn("other"))).toBe("elsewhere");
    await signIn();
    cookies.clear();
    database.update(post).set({ until: "2026-01-01" }).where(eq(post.personId, officer.personId)).run();
    expect(problemIn(await signIn())).toBe("elsewhere");
    expect(signedIn()).toBe(false);
  });

  it("leads back with a word when the person says no there", async () => {
    expect(problemIn(await signIn(null))).toBe("denied");
  });

  it("asks for the code of whoever has an app, unless the provider has seen a second factor", async () => {
    database
      .insert(totpSecret)
      .values({
        ...{ personId: officer.personId, sealed: "x", lastStep: 0 },
        createdAt: "2026",
        confirmedAt: "2026",
      })
      .run();
    expect(await signIn()).toBe("/sign-in/code?returnTo=%2Fcourses");
    expect(signedIn()).toBe(false);
    real.amr = ["pwd", "otp"];
    expect(await signIn()).toBe("/courses");
    expect(database.select().from(authSession).get()).toMatchObject({ strong: true });
  });

  it("takes a callback once: neither its address nor its cookie counts again", async () => {
    const back = await visitProvider(await leave(), "officer-1");
    const kept = new Map(cookies);
    expect(await comeBack(back)).toBe("/courses");
    cookies = kept;
    expect(problemIn(await comeBack(back))).toBe("over");
    expect(signedIn()).toBe(false);
    // Begun anew, with the old code: the provider refuses it.
    const state = new URL(await leave()).searchParams.get("state") ?? "";
    const replayed = new URL(back);
    replayed.searchParams.set("state", state);
    expect(problemIn(await comeBack(replayed.href))).toBe("untrusted");
    expect(signedIn()).toBe(false);
  });

  it.each(["state", "code", "iss"])(
    "refuses a callback whose %s was changed, left out or doubled",
    async (field) => {
      for (const change of [
        (query: URLSearchParams) => query.set(field, "http://changed.example"),
        (query: URLSearchParams) => query.delete(field),
        (query: URLSearchParams) => query.append(field, query.get(field) ?? ""),
      ]) {
        const back = new URL(await visitProvider(await leave(), "officer-1"));
        change(back.searchParams);
        expect(problemIn(await comeBack(back.href)), back.search).toBe("untrusted");
        expect(signedIn()).toBe(false);
      }
    },
  );

  it("refuses a callback in a browser that never left, or with a damaged cookie", async () => {
    const back = await visitProvider(await leave(), "officer-1");
    const kept = cookies.get("sign-in-away") ?? "";
    for (const value of [undefined, "", kept.slice(0, 20), `${kept}x`, "%FF", "W10="]) {
      cookies = new Map(value === undefined ? [] : [["sign-in-away", value]]);
      expect(problemIn(await comeBack(back))).toBe("over");
    }
    cookies = new Map([["sign-in-away", kept]]);
    expect(problemIn(await comeBack(back.replace("/county", "/liar"), "liar"))).toBe("over");
  });

  it("confirms who one is only when the provider has asked anew, and for the same person", async () => {
    const jar = new Map<string, string>();
    await signIn("officer-1", jar);
    database.update(authSession).set({ provenAt: null }).run();
    const to = await leave("county", "?for=confirm&returnTo=/records");
    expect(new URL(to).searchParams.get("prompt")).toBe("login");
    expect(await comeBack(await visitProvider(to, "officer-1", jar))).toBe("/records");
    expect(database.select().from(authSession).get()?.provenAt).not.toBeNull();

    database.update(authSession).set({ provenAt: null }).run();
    await makePerson({ email: "other@county.example", agency: agencies.county });
    account("other", { email: "other@county.example", email_verified: true });
    const again = await leave("county", "?for=confirm&returnTo=/records");
    expect(problemIn(await comeBack(await visitProvider(again, "other")))).toBe("other-person");
    expect(database.select().from(authSession).get()?.provenAt).toBeNull();
  });

  it("says after signing out that the provider may know the browser still, and leads there", async () => {
    await signIn();
    const { action } = await routeModule("sign-out.ts");
    const request = new Request(`${TEST_ORIGIN}/sign-out?to=/en`, formPost({}));
    request.headers.set("Cookie", `session=${cookies.get("session")}`);
    const answer = await answerOf(action as never, routeArgs(request));
    expect(answer.headers.get("Location")).toBe("/en/signed-out/county");
    expect((await get("signed-out.tsx", "/signed-out/county", { provider: "county" })).status).toBe(200);
    const [name = "", value = ""] = (await sessionCookie(officer.personId)).split("=");
    request.headers.set("Cookie", `${name}=${value}`);
    const byPassword = await answerOf(
      action as never,
      routeArgs(new Request(request.url, { method: "POST", headers: request.headers })),
    );
    expect(byPassword.headers.get("Location")).toBe("/en");
  });

  it("leads to the provider of an e-mail address that is typed without a password", async () => {
    const { action } = await routeModule("sign-in.tsx");
    for (const [email, led] of [
      ["anybody@County.example", "county"],
      ["anybody@elsewhere.example", undefined],
    ]) {
      const request = new Request(`${TEST_ORIGIN}/sign-in`, formPost({ email: String(email), password: "" }));
      const answer = (await action?.(routeArgs(request))) as { data: { provider: { id: string } | null } };
      expect(answer.data.provider?.id).toBe(led);
    }
  });
});

describe("a provider that lies", () => {
  async function lie(change: (liar: LyingProvider) => void): Promise<string> {
    const { searchParams } = new URL(await leave("liar"));
    liar.nonce = searchParams.get("nonce") ?? "";
    change(liar);
    return comeBack(`${callback("liar")}?code=made-up&state=${searchParams.get("state")}`, "liar");
  }
  const now = () => Math.floor(Date.now() / 1000);

  it("is believed while it tells the truth", async () => {
    expect(await lie(() => {})).toBe("/courses");
    expect(signedIn()).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ["another issuer", { iss: "https://other.example" }],
    ["no issuer", { iss: null }],
    ["another audience", { aud: "another-client" }],
    ["several audiences, none of them authorised", { aud: [CLIENT.id, "another"], azp: "another" }],
    ["no audience", { aud: null }],
    ["another nonce", { nonce: "made-up" }],
    ["no nonce", { nonce: null }],
    ["no subject", { sub: null }],
    ["an empty subject", { sub: "" }],
    ["a subject that is no text", { sub: 7 }],
    ["a subject that is too long", { sub: "x".repeat(256) }],
    ["a time that is over", { exp: 1_700_000_000 }],
    ["no end", { exp: null }],
    ["no beginning", { iat: null }],
    ["a time that has not begun", { nbf: 4_000_000_000 }],
  ])("is refused with %s in its token", async (_what, claims) => {
    expect(problemIn(await lie((one) => Object.assign(one, { claims })))).toBe("untrusted");
    expect(signedIn()).toBe(false);
    expect(identities()).toEqual([]);
  });

  it.each(["by-another", "HS256", "none", "tampered"] as const)(
    "is refused with a token that is signed like this: %s",
    async (signed) => {
      expect(problemIn(await lie((one) => Object.assign(one, { signed })))).toBe("untrusted");
      expect(signedIn()).toBe(false);
    },
  );

  it("is refused ten seconds and more after its token's end, and believed before, for clocks differ", async () => {
    expect(problemIn(await lie((one) => Object.assign(one, { claims: { exp: now() - 30 } })))).toBe(
      "untrusted",
    );
    expect(await lie((one) => Object.assign(one, { claims: { exp: now() - 3 } }))).toBe("/courses");
  });

  it.each([[false], ["false"], [null], ["yes"], [1]])(
    "is not believed an address with email_verified %j",
    async (said) => {
      expect(problemIn(await lie((one) => Object.assign(one, { claims: { email_verified: said } })))).toBe(
        "unverified",
      );
    },
  );

  it("is asked for what its token lacks, and must then speak of the same subject", async () => {
    const claims = { email: null, email_verified: null };
    const userinfo = { email: officer.email, email_verified: true };
    const saysOf = (sub: string) =>
      lie((one) => Object.assign(one, { claims, userinfo: { sub, ...userinfo } }));
    expect(problemIn(await saysOf("somebody-else"))).toBe("untrusted");
    expect(await saysOf("officer-1")).toBe("/courses");
  });

  it("confirms nobody without saying when it asked, or with a time before they left", async () => {
    await lie(() => {});
    for (const [auth_time, problem] of [
      [null, "untrusted"],
      [now() - 3600, "untrusted"],
      [now() - 120, "not-anew"],
    ]) {
      const { searchParams } = new URL(await leave("liar", "?for=confirm&returnTo=/records"));
      liar.nonce = searchParams.get("nonce") ?? "";
      liar.claims = { auth_time };
      const to = await comeBack(
        `${callback("liar")}?code=made-up&state=${searchParams.get("state")}`,
        "liar",
      );
      expect(problemIn(to)).toBe(problem);
    }
  });

  it.each<[string, (liar: LyingProvider) => void]>([
    ["answers 500", (one) => Object.assign(one, { status: 500 })],
    ["redirects", (one) => Object.assign(one, { status: 302 })],
    [
      "has its keys at an address that isn't its own",
      (one) => Object.assign(one.metadata, { jwks_uri: "http://127.0.0.1:9/jwks" }),
    ],
    [
      "sends people to an address that isn't its own",
      (one) => Object.assign(one.metadata, { authorization_endpoint: "https://elsewhere.example/auth" }),
    ],
    ["calls itself another", (one) => Object.assign(one.metadata, { issuer: "https://other.example" })],
    ["says half a megabyte and more", (one) => Object.assign(one.metadata, { filler: "x".repeat(600_000) })],
  ])("is down when it %s; nobody is sent there, and it is asked again", async (_what, change) => {
    change(liar);
    const answer = await get("sign-in-provider.tsx", "/sign-in/with/liar", { provider: "liar" });
    if (answer.status === 302) {
      // Its keys are asked for only when there is a token to check.
      const { searchParams } = new URL(answer.to);
      liar.nonce = searchParams.get("nonce") ?? "";
      const to = await comeBack(
        `${callback("liar")}?code=made-up&state=${searchParams.get("state")}`,
        "liar",
      );
      expect(problemIn(to)).toBe("down");
    } else expect(answer.status).toBe(503);
    expect(liar.asked).not.toContain("/elsewhere");
    expect(signedIn()).toBe(false);
  });
});

it("a provider that is down keeps nobody from the others, and counts again once it answers", async () => {
  liar.status = 503;
  expect((await get("sign-in-provider.tsx", "/sign-in/with/liar", { provider: "liar" })).status).toBe(503);
  expect(await signIn()).toBe("/courses");
  cookies.clear();
  liar.status = null;
  expect((await get("sign-in-provider.tsx", "/sign-in/with/liar", { provider: "liar" })).status).toBe(302);
});

it("no such provider is no page", async () => {
  for (const file of ["sign-in-provider.tsx", "sign-in-callback.ts", "signed-out.tsx"])
    expect((await get(file, "/sign-in/with/none", { provider: "none" })).status).toBe(404);
});
