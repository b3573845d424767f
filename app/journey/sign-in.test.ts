import { beforeEach, describe, expect, it } from "vitest";
import { readAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { FAILURE_LIMITS } from "#app/features/identity/sign-in-failures.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { openDatabase, useDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { authSession } from "#db/schema/identity.ts";
import { createAccount } from "./create-account.server.ts";
import { signIn } from "./sign-in.server.ts";

const PASSWORD = "correct horse battery";
let database: ReturnType<typeof openDatabase>;

beforeEach(async () => {
  travelTo(null);
  database = openDatabase(":memory:");
  migrate(database);
  useDatabase(database);
  await createAccount({
    email: "Officer@county.example",
    name: "莎韻‧達利",
    password: PASSWORD,
    roles: [],
    reason: "test",
    actorId: null,
  });
});

const attempt = (email: string, password: string, address = "192.0.2.1", request = requestWith("")) =>
  signIn({ name: email, password }, request, { clientAddress: address, requestId: "request-1" });

function requestWith(cookie: string): Request {
  return new Request("http://localhost/", { headers: { Cookie: cookie.split(";")[0] ?? "" } });
}

describe("signing in", () => {
  it("finds the account whatever the case of the e-mail, and the cookie stands for the person", async () => {
    const result = await attempt("officer@COUNTY.example", PASSWORD);
    if (result.outcome !== "signed-in") return expect.unreachable();
    expect(await readAuthSession(requestWith(result.cookie))).toMatchObject({
      actor: { name: "莎韻‧達利", roles: [] },
      cookie: null,
    });
  });

  it("gives a cookie that ends with the browser and that scripts can't read", async () => {
    const result = await attempt("officer@county.example", PASSWORD);
    if (result.outcome !== "signed-in") return expect.unreachable();
    expect(result.cookie).toMatch(/HttpOnly/);
    expect(result.cookie).toMatch(/SameSite=Lax/);
    expect(result.cookie).not.toMatch(/Max-Age|Expires/i);
  });

  it("stores no token that would sign anyone in", async () => {
    const result = await attempt("officer@county.example", PASSWORD);
    if (result.outcome !== "signed-in") return expect.unreachable();
    const token = result.cookie.split(/[=;]/)[1];
    const [row] = database.select().from(authSession).all();
    expect(row?.id).not.toBe(token);
    expect(await readAuthSession(requestWith(`session=${row?.id}`))).toBeNull();
  });

  it("gives a new id every time, and ends the sign-in that the browser had before", async () => {
    const first = await attempt("officer@county.example", PASSWORD);
    if (first.outcome !== "signed-in") return expect.unreachable();
    const again = await attempt("officer@county.example", PASSWORD, "192.0.2.1", requestWith(first.cookie));
    if (again.outcome !== "signed-in") return expect.unreachable();
    expect(await readAuthSession(requestWith(first.cookie))).toBeNull();
    expect(await readAuthSession(requestWith(again.cookie))).not.toBeNull();
  });

  it("reads the same for a wrong password and an unknown account", async () => {
    expect(await attempt("officer@county.example", "wrong password")).toEqual({ outcome: "refused" });
    expect(await attempt("nobody@county.example", PASSWORD)).toEqual({ outcome: "refused" });
  });
});

describe("counting failures", () => {
  it("stops trying an account after its limit, the right password included, and says how long to wait", async () => {
    for (let i = 0; i < FAILURE_LIMITS.account; i++) await attempt("officer@county.example", "wrong");
    expect(await attempt("officer@county.example", PASSWORD)).toEqual({ outcome: "wait", minutes: 15 });
    // Another account from the same office is not shut out.
    expect(await attempt("nobody@county.example", "x")).toEqual({ outcome: "refused" });
  });

  it("counts an unknown account in the same way", async () => {
    for (let i = 0; i < FAILURE_LIMITS.account; i++) await attempt("ghost@county.example", "wrong");
    expect(await attempt("ghost@county.example", "wrong")).toMatchObject({ outcome: "wait" });
  });

  it("starts afresh after a success and after the window", async () => {
    for (let i = 0; i < FAILURE_LIMITS.account - 1; i++) await attempt("officer@county.example", "wrong");
    expect(await attempt("officer@county.example", PASSWORD)).toMatchObject({ outcome: "signed-in" });
    for (let i = 0; i < FAILURE_LIMITS.account; i++) await attempt("officer@county.example", "wrong");
    expect(await attempt("officer@county.example", PASSWORD)).toMatchObject({ outcome: "wait" });
    travelTo(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await attempt("officer@county.example", PASSWORD)).toMatchObject({ outcome: "signed-in" });
  });
});
