import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { postOnly } from "#app/platform/http.server.ts";
import remixConfig from "../remix.config.js";
import { answerOf, routeModule } from "./support/answers.ts";
import { reaches, reachesFrom, readSource, readText } from "./support/calls.ts";
import { freshDatabase } from "./support/database.ts";
import { makePerson } from "./support/factories.ts";
import { formPost, routeArgs, signedInRequest, TEST_ORIGIN } from "./support/requests.ts";
import { addressesOf, ROUTES_FOLDER, routeFiles, routeTable } from "./support/route-table.ts";

/** Routes that answer people who aren't signed in. Adding one here is a decision. */
const PUBLIC = [
  "home.tsx",
  "sign-in.tsx",
  "sign-in-code.tsx",
  "sign-in-card.tsx",
  "sign-in-card-new.tsx",
  "sign-in-card-passkey.ts",
  "reset-password.tsx",
  "reset-password-new.tsx",
  "welcome.tsx",
  "sign-in-provider.tsx",
  "sign-in-callback.ts",
  "sign-in-help.tsx",
  "signed-out.tsx",
  "sign-in-passkey.ts",
  "sign-out.ts",
  "verify.tsx",
  "join.tsx",
  // Guests have a seat without an account: these ask for the seat.
  "workshop-room.tsx",
  "room-commands.ts",
  "room-catchup.ts",
  "room-beat.ts",
  "room-spotlight.ts",
  "about.tsx",
  "privacy.tsx",
  "practice-model.tsx",
  "styleguide.tsx",
  "not-found.tsx",
];

/** All that a route file may export; Remix strips nothing else from the browser's part. */
const MAY_EXPORT = [
  ...["loader", "action", "meta", "headers", "handle", "shouldRevalidate", "default"],
  ...["clientLoader", "clientAction", "ErrorBoundary"],
];

describe("the route table", () => {
  it("names every route file, and no other", () => {
    expect(routeTable.map((route) => route.file).sort()).toEqual(routeFiles().sort());
  });

  it("mounts each page in both languages and everything else once", () => {
    const mounted: { path: string; file: string }[] = [];
    const collect = (path: string, file: string) => mounted.push({ path: `/${path}`, file });
    remixConfig.routes?.(((define: (route: typeof collect) => void) => define(collect)) as never);
    const mountedAs = (file: string) =>
      mounted.flatMap((route) => (route.file === `routes/${file}` ? [route.path] : []));
    for (const { path, file, page } of routeTable) {
      const bare = path === "/" ? "" : path;
      const expected = page ? [`/${bare}`, bare === "" ? "/en" : `/en/${bare}`] : [`/${bare}`];
      expect(mountedAs(file)).toEqual(expected);
    }
  });
});

describe.each([...routeFiles(), "../root.tsx"])("%s", (file) => {
  const path = join(ROUTES_FOLDER, file);
  const { exports, functions } = readSource(path);
  // `loader = postOnly` answers 405 to everybody and has nothing to ask about.
  const refusing = readFileSync(path, "utf8").includes("export const loader = postOnly;") ? "loader" : null;
  const handlers = ["loader", "action"].filter((name) => exports.includes(name) && name !== refusing);
  const root = file === "../root.tsx";

  it("has a loader or an action, and each asks whether the actor may", () => {
    expect(handlers).not.toEqual([]);
    expect(handlers.filter((name) => !reaches(path, name, /^authorise(Public)?$/))).toEqual([]);
  });

  it("marks itself public only when it stands in the list of public routes", () => {
    const marks = handlers.some((name) => functions.get(name)?.includes("authorisePublic"));
    expect(marks).toBe(root || PUBLIC.includes(file));
  });

  it("exports nothing but what Remix knows, and is short", () => {
    const allowed = root ? [...MAY_EXPORT, "links", "Layout", "ErrorBoundary"] : MAY_EXPORT;
    expect(exports.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(readFileSync(path, "utf8").split("\n").length).toBeLessThanOrEqual(root ? 150 : 130);
  });
});

it("sees through a journey to the question it asks, and finds the loader that asks nothing", () => {
  const source = (text: string) => readText("app/routes/x.tsx", text);
  const asks = source(
    'import { openActivity } from "#app/journey/open-activity.server.ts";\n' +
      "export const loader = (args: never) => openActivity(args, kind);",
  );
  const silent = source("export async function loader() { return secret(); }");
  expect(reachesFrom(asks, "loader", /^authorise$/)).toBe(true);
  expect(reachesFrom(silent, "loader", /^authorise$/)).toBe(false);
});

describe("what server.ts answers ahead of Remix", () => {
  /** Its handler, and the journey that it leads to; null for what isn't about anybody. */
  const HANDLERS: Record<string, { file: string; name: string } | null> = {
    "/healthz": null,
    "/readyz": null,
    // Asks for a token of its own.
    "/metrics": null,
    "/workshops/:workshop/stream": { file: "app/journey/stream-room.server.ts", name: "streamRoom" },
  };

  it("is listed here, and asks whether the actor may where it is about somebody", () => {
    const paths = [...readFileSync("server.ts", "utf8").matchAll(/\bapp\.get\("([^"]+)"/g)];
    expect(paths.map(([, path]) => path).sort()).toEqual(Object.keys(HANDLERS).sort());
    const asked = Object.values(HANDLERS).filter((one) => one !== null);
    expect(asked.filter(({ file, name }) => !reaches(file, name, /^authorise(Public)?$/))).toEqual([]);
  });
});

const guarded = routeTable
  .filter((route) => !PUBLIC.includes(route.file) && routeFiles().includes(route.file))
  .flatMap((route) => addressesOf(route).map((address) => ({ address, route })));

describe("someone who isn't signed in", () => {
  beforeAll(() => void freshDatabase());

  it.each(guarded)("is sent away from $address", async ({ address, route }) => {
    const module = await routeModule(route.file);
    const calls = [
      { handler: module.loader, request: new Request(TEST_ORIGIN + address) },
      { handler: module.action, request: new Request(TEST_ORIGIN + address, formPost({ intent: "done" })) },
    ];
    for (const { handler, request } of calls) {
      if (!handler || handler === postOnly) continue;
      const { status, headers } = await answerOf(handler, routeArgs(request));
      if (status === 401) continue;
      expect(status).toBe(302);
      const to = new URL(headers.get("Location") ?? "", TEST_ORIGIN);
      expect(to.pathname).toBe(address.startsWith("/en") ? "/en/sign-in" : "/sign-in");
      expect(to.searchParams.get("returnTo")).toBe(address);
    }
  });
});

describe("a learner who asks for what isn't there or isn't theirs", () => {
  beforeAll(() => void freshDatabase());
  const withParameters = guarded.filter(({ route }) => /[:*]|^records/.test(route.path));

  it.each(withParameters)("gets a 404 from $address, whatever is sent there", async ({ address, route }) => {
    const module = await routeModule(route.file);
    const learner = await makePerson();
    const params = Object.fromEntries(
      [...route.path.matchAll(/:(\w+)|\*/g)].map(([whole, name]) => [name ?? whole, "unknown"]),
    );
    for (const [handler, init] of [
      [module.loader, {}],
      [module.action, formPost({ intent: "done" })],
    ] as const) {
      if (!handler || handler === postOnly) continue;
      const request = await signedInRequest(learner, address, init);
      expect((await answerOf(handler, routeArgs(request, params))).status).toBe(404);
    }
  });
});
