import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "#app/features/identity/actor.ts";
import { rolesAsleep, rolesAwake } from "#app/features/identity/second-factor/demanded-roles.ts";
import { secretBeingSetUp } from "#app/features/identity/second-factor/second-factors.server.ts";
import { env, readSettings } from "#app/platform/env.server.ts";
import { answerOf, routeModule } from "#tests/support/answers.ts";
import { freshDatabase } from "#tests/support/database.ts";
import type { TestPerson } from "#tests/support/factories.ts";
import { makeAgencyTree, makePerson } from "#tests/support/factories.ts";
import { appCode } from "#tests/support/learner.ts";
import { formPost, routeArgs, TEST_ORIGIN } from "#tests/support/requests.ts";

// Roles that demand a second factor: asleep after a password alone, awake once one was shown.

const PASSWORD = "one sentence only I know";
let agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
let cookies: Map<string, string>;

beforeEach(async () => {
  freshDatabase();
  agencies = await makeAgencyTree();
  cookies = new Map();
  Object.assign(env(), { SECRETS_KEY: Buffer.alloc(32, 7), FACTOR_ROLES: ["operator", "auditor", "hr"] });
});

/** Asks a route as the browser would, keeping what it is told to keep. */
async function ask(file: string, path: string, fields?: Record<string, string>): Promise<Response> {
  const { loader, action } = await routeModule(file);
  const request = new Request(TEST_ORIGIN + path, fields && formPost(fields));
  request.headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  const answer = await answerOf((fields ? action : loader) as never, routeArgs(request));
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }
  return answer;
}
async function signIn(email: string, returnTo = "/records"): Promise<string> {
  const answer = await ask("sign-in.tsx", "/sign-in", { email, password: PASSWORD, returnTo });
  return answer.headers.get("Location") ?? "";
}
const officer = (role: Role): Promise<TestPerson> =>
  makePerson({ password: PASSWORD, agency: agencies.bureau, roles: [{ role, agency: agencies.bureau }] });

describe("an officer of HR who has no second factor", () => {
  it("is led to set one up; the password alone opens nothing of the role, and all that learners have", async () => {
    const { email } = await officer("hr");
    expect(await signIn(email)).toBe("/account/factor?returnTo=%2Frecords");
    expect((await ask("factor-needed.tsx", "/account/factor")).status).toBe(200);
    for (const [file, path] of [
      ["records.tsx", "/records"],
      ["roles.tsx", "/roles"],
      ["records-csv.ts", "/records.csv"],
    ] as const)
      expect((await ask(file, path)).status, path).toBe(404);
    expect((await ask("courses.tsx", "/courses")).status).toBe(200);
    expect((await ask("account.tsx", "/account")).status).toBe(200);
  });

  it("has the role once the app is set up, and at the next sign-in after its code", async () => {
    const { email, personId } = await officer("hr");
    await signIn(email);
    await ask("second-factor.tsx", "/account/second-factor", { intent: "begin" });
    const code = appCode(secretBeingSetUp(personId) ?? "");
    const secret = secretBeingSetUp(personId) ?? "";
    await ask("second-factor.tsx", "/account/second-factor", { intent: "finish", code });
    expect((await ask("records.tsx", "/records")).status).toBe(200);
    expect(
      (await ask("factor-needed.tsx", "/account/factor?returnTo=/records")).headers.get("Location"),
    ).toBe("/records");

    cookies.clear();
    expect(await signIn(email)).toBe("/sign-in/code?returnTo=%2Frecords");
    await ask("sign-in-code.tsx", "/sign-in/code", { code: appCode(secret, 1), returnTo: "/records" });
    expect((await ask("records.tsx", "/records")).status).toBe(200);
  });
});

it.each(["trainer", "author", "manager"] as const)("asks nothing more of the role of %s", async (role) => {
  expect(await signIn((await officer(role)).email, "/courses")).toBe("/courses");
});

it("asks nothing where the operator says so", async () => {
  env().FACTOR_ROLES = [];
  expect(await signIn((await officer("hr")).email)).toBe("/records");
  expect((await ask("records.tsx", "/records")).status).toBe(200);
});

it("is demanded of operators, auditors and HR unless told otherwise, and of nobody in the demo", () => {
  const demands = (settings: Record<string, string>) => readSettings(settings).FACTOR_ROLES;
  expect(demands({})).toEqual(["operator", "auditor", "hr"]);
  expect(demands({ FACTOR_ROLES: "operator, trainer" })).toEqual(["operator", "trainer"]);
  expect(demands({ FACTOR_ROLES: "none" })).toEqual([]);
  expect(demands({ NODE_ENV: "development", DEMO: "true" })).toEqual([]);
  expect(() => demands({ FACTOR_ROLES: "operators" })).toThrow("operators: no such role");
});

it("leaves the roles that demand nothing awake, wherever they hold", () => {
  const roles = [
    { role: "hr", agencyId: "a" },
    { role: "hr", agencyId: "b" },
    { role: "trainer", agencyId: null },
  ] as const;
  expect(rolesAwake(roles, false, ["hr"])).toEqual([roles[2]]);
  expect(rolesAsleep(roles, false, ["hr"])).toEqual(["hr"]);
  expect(rolesAsleep(roles, true, ["hr"])).toEqual([]);
});
