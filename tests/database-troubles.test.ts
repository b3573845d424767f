import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { readiness } from "#app/journey/run-service.server.ts";
import { now, nowMs, travelTo } from "#app/platform/clock.ts";
import { forgetTroubles } from "#app/platform/database-watch.server.ts";
import { guardRoutes } from "#app/platform/guard-routes.server.ts";
import { isSecret, writtenTexts } from "#app/platform/unavailable.ts";
import type { Database } from "#db/client.server.ts";
import { getDatabase, useDatabase as makeOwn, openDatabase } from "#db/client.server.ts";
import { authSession } from "#db/schema/identity.ts";
import * as frame from "../app/root.tsx";
import * as account from "../app/routes/account.tsx";
import * as certificates from "../app/routes/certificates.tsx";
import * as course from "../app/routes/course.tsx";
import * as courses from "../app/routes/courses.tsx";
import * as home from "../app/routes/home.tsx";
import * as lab from "../app/routes/lab.tsx";
import * as labDraft from "../app/routes/lab-draft.ts";
import * as labHistory from "../app/routes/lab-history.tsx";
import * as lesson from "../app/routes/lesson.tsx";
import * as quiz from "../app/routes/quiz.tsx";
import * as records from "../app/routes/records.tsx";
import * as verify from "../app/routes/verify.tsx";
import { freshDatabase } from "./support/database.ts";
import {
  makeAgency,
  makeCompletion,
  makeEnrolment,
  makePerson,
  publishRealCourse,
} from "./support/factories.ts";
import { unitAddress, unitOf } from "./support/learner.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "./support/requests.ts";
import { openTestDatabase } from "./support/template-database.ts";

// A disk that is full or read-only, and pages that can't be read: refused in words, logged, known to readiness; what
// can be read is shown as ever. tests/e2e/disk.spec.ts does it to a server with real disks.

type Module = { default?: unknown; loader?: unknown; action?: unknown };
type Handler = (args: ReturnType<typeof routeArgs>) => Promise<unknown>;

let version: CourseVersion;
let learner: Actor;
let officer: Actor;
let graduate: Actor;

beforeAll(async () => {
  freshDatabase();
  version = await publishRealCourse();
  const agency = await makeAgency();
  learner = await makePerson({ agency });
  officer = await makePerson({ agency, roles: [{ role: "hr", agency }] });
  await makeEnrolment(learner, version);
  graduate = await makePerson({ agency });
  await makeCompletion(graduate, version);
});
beforeEach(forgetTroubles);
afterEach(() => travelTo(null));

/** A route's loader or action as the server calls it. */
function served(module: Module, name: "loader" | "action"): Handler {
  const { routes } = guardRoutes({ routes: { it: { id: "it", module } } } as never) as {
    routes: Record<string, { module: Record<string, Handler> }>;
  };
  return routes.it?.module[name] ?? expect.unreachable();
}

/** Sees or sends; the cookie is of a session that was made before the trouble began. */
async function ask(
  module: Module,
  cookie: string,
  { path, params }: { path: string; params?: Record<string, string> },
  fields?: Record<string, string>,
): Promise<{ status: number; data: Record<string, unknown> }> {
  const request = new Request(new URL(path, TEST_ORIGIN), fields ? formPost(fields) : {});
  request.headers.set("Cookie", cookie);
  try {
    await served(module, fields ? "action" : "loader")(routeArgs(request, params));
    return { status: 200, data: {} };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, data: await thrown.json() };
    const { data, init } = thrown as { data: Record<string, unknown>; init: ResponseInit };
    if (!init) throw thrown;
    return { status: init.status ?? 200, data };
  }
}

function unit(kind: "lesson" | "quiz" | "lab", below = "") {
  const activity = unitOf(version, kind);
  const path = unitAddress(version, activity) + below;
  return { path, params: { course: version.courseId, activity: activity.id } };
}

/** Leaves the database no page more than it has, as a full disk would. @returns makes room again */
function fillUp({ $client: sqlite }: Database): () => void {
  // What is free inside the file could still be written.
  sqlite.exec("VACUUM");
  const pages = sqlite.pragma("page_count", { simple: true });
  sqlite.pragma(`max_page_count = ${pages}`);
  return () => void sqlite.pragma("max_page_count = 1073741823");
}

/** Refuses every write, as a disk does that the system has made read-only. */
function makeReadOnly({ $client: sqlite }: Database): () => void {
  sqlite.pragma("query_only = ON");
  return () => void sqlite.pragma("query_only = OFF");
}

describe("a database that can't be written", () => {
  const PROMPT = "請把公文改寫成\n給民眾看的通知";
  let cookie: string;
  let end: () => void;

  beforeEach(async () => {
    cookie = await sessionCookie(learner.personId);
    end = makeReadOnly(getDatabase());
  });
  afterEach(() => end());

  it("shows what can be read, also to somebody whose sign-in ought to be noted as used", async () => {
    end();
    const long = new Date(nowMs() - 20 * 60_000).toISOString();
    getDatabase().update(authSession).set({ lastSeenAt: long, rights: "of another day" }).run();
    end = makeReadOnly(getDatabase());
    const params = { course: version.courseId };
    const pages: [Module, { path: string; params?: Record<string, string> }][] = [
      [frame, { path: "/" }],
      [home, { path: "/" }],
      [courses, { path: "/courses" }],
      [course, { path: `/courses/${version.courseId}`, params }],
      [lesson, unit("lesson")],
      [quiz, unit("quiz")],
      [lab, unit("lab")],
      [labHistory, unit("lab", "/history")],
      [certificates, { path: "/certificates" }],
      [account, { path: "/account" }],
      [verify, { path: "/verify/0000000000000", params: { serial: "0000000000000" } }],
    ];
    for (const [module, address] of pages) {
      expect(await ask(module, cookie, address), address.path).toEqual({ status: 200, data: {} });
    }
  });

  it("gives back what was sent, with the address to send it to again, and never a password", async () => {
    const sent = {
      intent: "submit",
      prompt: PROMPT,
      submissionKey: "a-key",
      baseRevision: "0",
      version: version.id,
    };
    const { status, data } = await ask(lab, cookie, unit("lab"), sent);
    expect(status).toBe(503);
    expect(data).toMatchObject({
      kind: "unwritten",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sent: { to: unit("lab").path, fields: Object.entries(sent), whole: true },
    });
    expect(writtenTexts(data.sent as never)).toEqual([PROMPT]);

    const passwords = {
      intent: "change-password",
      current: "the old password",
      next: "a new password",
      repeat: "a new password",
    };
    const changed = await ask(account, cookie, { path: "/en/account.data?_routes=en" }, passwords);
    expect(changed).toMatchObject({ status: 503, data: { sent: { to: "/en/account", whole: false } } });
    expect(JSON.stringify(changed.data)).not.toContain("the old password");
    expect(JSON.stringify(changed.data)).not.toContain("a new password");
  });

  it("answers scripts in their own words, and stores nothing", async () => {
    const draft = await ask(labDraft, cookie, unit("lab", "/draft"), { prompt: PROMPT, baseRevision: "0" });
    expect(draft).toEqual({ status: 503, data: { error: "unavailable" } });
    end();
    expect(getDatabase().$client.prepare("SELECT count(*) FROM draft").pluck().get()).toBe(0);
    // And the same form goes through once there is room.
    const again = await ask(labDraft, cookie, unit("lab", "/draft"), { prompt: PROMPT, baseRevision: "0" });
    expect(again.status).toBe(200);
  });

  it("shows no record of others, for that must be noted, and says so", async () => {
    end();
    const hr = await sessionCookie(officer.personId);
    end = makeReadOnly(getDatabase());
    const { status, data } = await ask(records, hr, { path: "/records" });
    expect(status).toBe(503);
    expect(data).toMatchObject({ kind: "unwritten", sent: null });
  });

  it("is said by readiness, until it can be written again", async () => {
    expect(readiness()).toMatchObject({ ready: false, reason: expect.stringContaining("read-only") });
    end();
    travelTo(new Date(nowMs() + 6000).toISOString());
    expect(readiness()).toEqual({ ready: true, reason: "ok" });
    end = makeReadOnly(getDatabase());
    // A request that met it is enough; nobody waits for the next try.
    await ask(labDraft, cookie, unit("lab", "/draft"), { prompt: "x", baseRevision: "1" });
    expect(readiness().ready).toBe(false);
  });
});

it("refuses what a full disk has no room for, whole, and takes it afterwards", async () => {
  const other = await makePerson();
  await makeEnrolment(other, version);
  const cookie = await sessionCookie(other.personId);
  const drafts = getDatabase().$client.prepare("SELECT count(*) FROM draft WHERE person_id = ?").pluck();
  const send = () =>
    ask(labDraft, cookie, unit("lab", "/draft"), { prompt: "長".repeat(4000), baseRevision: "0" });
  const makeRoom = fillUp(getDatabase());
  expect((await send()).status).toBe(503);
  expect(drafts.get(other.personId)).toBe(0);
  expect(readiness()).toMatchObject({ ready: false, reason: expect.stringContaining("full") });
  makeRoom();
  expect((await send()).status).toBe(200);
  expect(drafts.get(other.personId)).toBe(1);
});

it("gives back what was sent while somebody else writes for longer than anybody waits, and takes it afterwards", async () => {
  const waiting = await makePerson();
  await makeEnrolment(waiting, version);
  const cookie = await sessionCookie(waiting.personId);
  const drafts = getDatabase().$client.prepare("SELECT count(*) FROM draft WHERE person_id = ?").pluck();
  const other = openDatabase(getDatabase().$client.name);
  other.$client.exec("BEGIN IMMEDIATE");
  const sent = {
    ...{ intent: "submit", prompt: "寫給等待的人", submissionKey: "waits" },
    ...{ baseRevision: "0", version: version.id },
  };
  const [page, script] = await Promise.all([
    ask(lab, cookie, unit("lab"), sent),
    ask(labDraft, cookie, unit("lab", "/draft"), { prompt: sent.prompt, baseRevision: "0" }),
  ]).finally(() => other.$client.close());
  expect(page.status).toBe(503);
  expect(page.data).toMatchObject({ kind: "unwritten", sent: { fields: Object.entries(sent), whole: true } });
  expect(script.status).toBe(503);
  expect(drafts.get(waiting.personId)).toBe(0);
  expect(readiness().ready).toBe(true);
  const again = await ask(labDraft, cookie, unit("lab", "/draft"), {
    prompt: "寫給等待的人",
    baseRevision: "0",
  });
  expect(again.status).toBe(200);
  expect(drafts.get(waiting.personId)).toBe(1);
});

it("is damaged: what rests on the page can't be shown, what doesn't can, and readiness remembers", async () => {
  const cookie = await sessionCookie(graduate.personId);
  const whole = getDatabase();
  const { $client: sqlite } = whole;
  const root = sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'certificate'").pluck().get();
  const size = Number(sqlite.pragma("page_size", { simple: true }));
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  const bytes = readFileSync(sqlite.name);
  // Whatever a dying disk makes of it; the first byte says what kind of page it is.
  bytes.fill(0xa7, (Number(root) - 1) * size, Number(root) * size);
  const file = `${sqlite.name}.damaged`;
  writeFileSync(file, bytes);
  const damaged = openTestDatabase(file);
  makeOwn(damaged);
  try {
    expect(await ask(certificates, cookie, { path: "/certificates" })).toMatchObject({
      status: 503,
      data: { kind: "unreadable", sent: null },
    });
    expect((await ask(lesson, cookie, unit("lesson"))).status).toBe(200);
    expect((await ask(frame, cookie, { path: "/" })).status).toBe(200);
    travelTo(new Date(Date.parse(now()) + 3_600_000).toISOString());
    expect(readiness()).toMatchObject({ ready: false, reason: expect.stringContaining("can't be read") });
  } finally {
    damaged.$client.close();
    makeOwn(whole);
  }
});

it("knows every field of the product that holds a secret", () => {
  const secret = /type="password"|autoComplete="(one-time-code|(current|new)-password)"/;
  const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => join("app", name));
  const names = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/<(?:TextField|input)\b.*?\/>/gs)]
      .map(([element]) => element)
      .filter((element) => secret.test(element))
      .map((element) => /\bname="([^"]+)"/.exec(element)?.[1] ?? `unnamed in ${file}`),
  );
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !isSecret(name))).toEqual([]);
});
