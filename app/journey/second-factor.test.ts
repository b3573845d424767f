import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  secondFactorOf,
  secretBeingSetUp,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { FAILURE_LIMITS } from "#app/features/identity/sign-in-failures.server.ts";
import { signInsOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sealText, unsealText } from "#app/platform/sealed-text.server.ts";
import { recoveryCode, totpSecret } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { routeModule } from "#tests/support/answers.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestPerson } from "#tests/support/factories.ts";
import { makePerson } from "#tests/support/factories.ts";
import { appCode } from "#tests/support/learner.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "#tests/support/requests.ts";

// A code of the app beside the password: set up, asked for, never twice, and a way back for who lost the phone.

const PASSWORD = "one sentence only I know";
let database: ReturnType<typeof freshDatabase>;
let officer: TestPerson;
/** What the browser keeps, by name. */
let cookies: Map<string, string>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-27T01:00:00Z") });
  env().SECRETS_KEY = Buffer.alloc(32, 7);
  database = freshDatabase();
  officer = await makePerson({ email: "officer@county.example", password: PASSWORD });
  cookies = new Map();
});
afterEach(() => void vi.useRealTimers());

type Answer = { status: number; to: string; codes: string[] | null };

/** Posts a form as the browser would, keeping what it is told to keep. */
async function post(file: string, path: string, fields: Record<string, string>): Promise<Answer> {
  const { action } = await routeModule(file);
  const request = new Request(TEST_ORIGIN + path, formPost(fields));
  request.headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  let answer: unknown;
  try {
    answer = await action?.(routeArgs(request));
  } catch (thrown) {
    answer = thrown;
  }
  if (answer instanceof Response) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: answer.status, to: answer.headers.get("Location") ?? "", codes: null };
  }
  const { data, init } = answer as { data: { codes?: string[] | null }; init: ResponseInit | null };
  return { status: init?.status ?? 200, to: "", codes: data.codes ?? null };
}
const setting = (fields: Record<string, string>) =>
  post("second-factor.tsx", "/account/second-factor", fields);
const password = () =>
  post("sign-in.tsx", "/sign-in", { email: officer.email, password: PASSWORD, returnTo: "/courses" });
const code = (typed: string) =>
  post("sign-in-code.tsx", "/sign-in/code", { code: typed, returnTo: "/courses" });

const seconds = (count: number) => vi.setSystemTime(Date.now() + count * 1000);

/** Sets up the app on one's account. @returns the secret in it, and the recovery codes */
async function setUp(): Promise<{ secret: string; codes: string[] }> {
  const [name = "", value = ""] = (await sessionCookie(officer.personId)).split("=");
  cookies.set(name, value);
  expect((await setting({ intent: "begin" })).status).toBe(302);
  const secret = secretBeingSetUp(officer.personId) ?? "";
  const { codes } = await setting({ intent: "finish", code: appCode(secret) });
  cookies.clear();
  seconds(30);
  return { secret, codes: codes ?? [] };
}
const signedIn = () => cookies.has("session");

describe("setting up", () => {
  it("asks for nothing before a first code was right, and then keeps the secret to itself", async () => {
    const [name = "", value = ""] = (await sessionCookie(officer.personId)).split("=");
    cookies.set(name, value);
    await setting({ intent: "begin" });
    const secret = secretBeingSetUp(officer.personId) ?? "";
    expect((await setting({ intent: "finish", code: "000000" })).status).toBe(400);
    expect((await setting({ intent: "finish", code: "" })).status).toBe(400);
    cookies.clear();
    expect((await password()).to).toBe("/courses");
    const done = await setting({ intent: "finish", code: appCode(secret) });
    expect(done.codes).toHaveLength(10);
    expect(secretBeingSetUp(officer.personId)).toBeNull();
    expect(JSON.stringify(database.select().from(totpSecret).all())).not.toContain(secret);
    expect(JSON.stringify(database.select().from(recoveryCode).all())).not.toContain(
      done.codes?.[0]?.slice(0, 5),
    );
  });

  it("signs out the other devices, for whoever knows the password may be there", async () => {
    await sessionCookie(officer.personId);
    await sessionCookie(officer.personId);
    await setUp();
    expect(signInsOf(officer.personId)).toHaveLength(1);
  });
});

describe("signing in with it", () => {
  it("takes the password and then the code, and leads on", async () => {
    const { secret } = await setUp();
    const step = await password();
    expect(step.to).toBe("/sign-in/code?returnTo=%2Fcourses");
    expect(signedIn()).toBe(false);
    expect((await code(appCode(secret))).to).toBe("/courses");
    expect(signedIn()).toBe(true);
  });

  it.each([-1, 0, 1])("takes a code %i steps from now, whatever spaces are in it", async (later) => {
    const { secret } = await setUp();
    seconds(60);
    await password();
    const shown = appCode(secret, later);
    expect((await code(` ${shown.slice(0, 3)} ${shown.slice(3)} `)).to).toBe("/courses");
  });

  it("takes no code twice, none of long ago, none to come, and no other text", async () => {
    const { secret } = await setUp();
    await password();
    const used = appCode(secret);
    expect((await code(used)).to).toBe("/courses");
    cookies.clear();
    await password();
    for (const typed of [used, appCode(secret, -2), appCode(secret, 2), "12345", "1234567", "ＡＢＣＤＥＦ"])
      expect((await code(typed)).status, typed).toBe(400);
    expect(signedIn()).toBe(false);
  });

  it("without the password leads to the sign-in", async () => {
    const { secret } = await setUp();
    expect((await code(appCode(secret))).to).toBe("/sign-in?returnTo=%2Fcourses");
    await password();
    seconds(11 * 60);
    expect((await code(appCode(secret))).to).toBe("/sign-in?returnTo=%2Fcourses");
    expect(signedIn()).toBe(false);
  });

  it("counts wrong codes like wrong passwords, and a right password in between forgives none", async () => {
    const { secret } = await setUp();
    let tries = 0;
    for (; tries + 2 <= FAILURE_LIMITS.account; tries += 2) {
      await password();
      expect((await code("000000")).status).toBe(400);
    }
    await password();
    expect((await code(appCode(secret))).status).toBe(429);
    expect(signedIn()).toBe(false);
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { codes } = await setUp();
    await password();
    const misread = codes[0]
      ?.toLowerCase()
      .replace("-", " ")
      .replace(/o/g, "0")
      .replace(/i/g, "1")
      .replace(/b/g, "8");
    expect((await code(` ${misread}`)).to).toBe("/courses");
    cookies.clear();
    await password();
    expect((await code(codes[0] ?? "")).status).toBe(400);
    expect(secondFactorOf(officer.personId).codesLeft).toBe(9);
    const kinds = database
      .select()
      .from(auditEvent)
      .all()
      .flatMap(({ action, detail }) => (action.startsWith("account.sign-in") ? [detail.second] : []));
    expect(kinds).toEqual(["recovery-code", "refused"]);
  });
});

describe("afterwards", () => {
  it("new recovery codes put the old ones out of use, and removing leaves the password alone", async () => {
    const { secret, codes } = await setUp();
    await password();
    await code(appCode(secret));
    const renewed = await setting({ intent: "renew" });
    expect(renewed.codes).toHaveLength(10);
    expect(renewed.codes).not.toContain(codes[0]);
    expect((await setting({ intent: "remove" })).to).toBe("/account/second-factor?done=removed");
    cookies.clear();
    expect((await password()).to).toBe("/courses");
    expect(database.select().from(recoveryCode).all()).toEqual([]);
  });

  it("nothing of it can be changed long after the password was typed", async () => {
    const { secret } = await setUp();
    await password();
    await code(appCode(secret));
    vi.setSystemTime(Date.now() + 61 * 60_000);
    expect((await setting({ intent: "remove" })).to).toContain("/confirm?returnTo=");
    expect(secondFactorOf(officer.personId).since).not.toBeNull();
  });
});

it("a sealed secret opens for its owner alone, whole, and with its key", () => {
  const key = [Buffer.alloc(32, 1)] as const;
  const sealed = sealText("JBSWY3DPEHPK3PXP", "one", key);
  expect(unsealText(sealed, "one", key)).toBe("JBSWY3DPEHPK3PXP");
  expect(() => unsealText(sealed, "another", key)).toThrow();
  expect(() => unsealText(sealed, "one", [Buffer.alloc(32, 2)])).toThrow();
  // Not the last character: some of its bits mean nothing.
  expect(() => unsealText(`${sealed.slice(0, -4)}AAAA`, "one", key)).toThrow();
});
