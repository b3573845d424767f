import { get } from "node:http";
import { eq } from "drizzle-orm";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { labRun } from "#db/schema/lab.ts";
import { draft } from "#db/schema/platform.ts";
import { servingProcesses } from "../load/processes.ts";
import { COURSE, expect, test } from "../support/browser.ts";
import { makeEnrolment, makePerson } from "../support/factories.ts";
import { labOf, unitAddress, unitOf } from "../support/learner.ts";
import { sessionCookie } from "../support/requests.ts";
import { addressesOf, routeTable } from "../support/route-table.ts";
import { startServer } from "../support/server.ts";

// The production server as HTTP sees it: no browser, plain requests.

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

const plain = (url: string, init: RequestInit = {}) => fetch(url, { redirect: "manual", ...init });

test("every page that isn't public sends visitors to sign in, its data included", async ({ app }) => {
  for (const route of routeTable.filter((one) => !PUBLIC.includes(one.file))) {
    for (const address of addressesOf(route, { course: app.course.courseId })) {
      const page = await plain(app.url + address);
      const refused = [401, 405].includes(page.status);
      if (!refused) {
        expect(page.status, address).toBe(302);
        expect(page.headers.get("Location"), address).toContain("/sign-in?returnTo=");
      }
      const post = await plain(app.url + address, {
        method: "POST",
        headers: { Origin: app.url },
        body: new URLSearchParams({ intent: "done" }),
      });
      expect([302, 401, 405], `POST ${address} gives ${post.status}`).toContain(post.status);
      if (route.page) {
        const data = await (await plain(`${app.url}${address}.data`)).text();
        expect(data, `${address}.data`).toContain("/sign-in?returnTo=");
      }
    }
  }
});

test("answers carry the security headers, and the content policy a nonce of their own", async ({ app }) => {
  const [first, second] = [await plain(`${app.url}/sign-in`), await plain(`${app.url}/sign-in`)];
  const policy = first.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain("allow-duplicates");
  expect(policy).not.toBe(second.headers.get("Content-Security-Policy"));
  expect(first.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(first.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(first.headers.get("X-Powered-By")).toBeNull();
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  expect(await first.text()).toContain(`nonce="${nonce}"`);
});

test("assets are kept for good and come compressed, pages are asked for again", async ({ app }) => {
  const html = await (await plain(`${app.url}/sign-in`)).text();
  const asset = /\/assets\/[\w.-]+\.js/.exec(html)?.[0] ?? "";
  const answer = await plain(app.url + asset, { headers: { "Accept-Encoding": "br" } });
  expect(answer.headers.get("Cache-Control")).toMatch(/max-age=31536000.*immutable/);
  expect(answer.headers.get("Content-Encoding")).toBe("br");
  // What documents need is left out of these; what keeps a file from being taken for another isn't.
  expect(answer.headers.get("Content-Security-Policy")).toBe("default-src 'self'");
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(answer.headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
  expect((await plain(`${app.url}/sign-in`)).headers.get("Cache-Control")).toContain("no-cache");
  expect((await plain(`${app.url}/assets/none.js`)).status).toBe(404);
});

test("is alive and ready", async ({ app }) => {
  expect((await plain(`${app.url}/healthz`)).status).toBe(200);
  expect((await plain(`${app.url}/readyz`)).status).toBe(200);
});

test("answers what fuzzing found as the client's mistake: a host for a path, a head of data, another name", async ({
  app,
}) => {
  for (const path of ["/%5C", "/%5c..%2f..", "//evil.example", "/\\evil.example", "/%2Fevil.example"]) {
    const { port } = new URL(app.url);
    const status = await new Promise((resolve) =>
      get({ port, path }, (response) => resolve(response.resume().statusCode)),
    );
    expect(status, path).toBe(404);
  }
  expect((await plain(`${app.url}/account.data`, { method: "HEAD" })).status).toBe(405);
  const headers = { Origin: app.url, "X-Forwarded-Host": "evil.example" };
  const body = new URLSearchParams({ email: "a@b.example", password: "x" });
  for (const path of ["/sign-in", "/sign-in.data"])
    expect((await plain(app.url + path, { method: "POST", headers, body })).status, path).toBe(421);
});

test("refuses what comes from another site, and what is too large", async ({ app }) => {
  const learner = await makePerson();
  const Cookie = await sessionCookie(learner.personId);
  const url = `${app.url}/courses/${app.course.courseId}`;
  const body = new URLSearchParams({ intent: "enrol" });
  const foreign = await plain(url, {
    method: "POST",
    headers: { Cookie, Origin: "https://evil.example" },
    body,
  });
  expect(foreign.status).toBe(403);
  const large = await plain(url, {
    method: "POST",
    headers: { Cookie, Origin: app.url },
    body: new URLSearchParams({ intent: "x".repeat(2_000_000) }),
  });
  expect(large.status).toBe(413);
});

test("answers hostile input with 4xx and writes nothing", async ({ app }) => {
  const learner = await makePerson();
  await makeEnrolment(learner, app.course);
  const headers = { Cookie: await sessionCookie(learner.personId), Origin: app.url };
  const post = (path: string, fields: Record<string, string>) =>
    plain(app.url + path, { method: "POST", headers, body: new URLSearchParams(fields) });
  const lab = unitAddress(app.course, unitOf(app.course, "lab"));
  const lesson = unitAddress(app.course, unitOf(app.course, "lesson"));
  const answers = [
    await post(`${lab}/draft`, { prompt: "x".repeat(30_000), baseRevision: "0" }),
    await post(`${lab}/draft`, { prompt: "x", baseRevision: "-1" }),
    await post(`${lab}/draft`, { prompt: "x", baseRevision: "many" }),
    await post(`${lab}/draft`, {}),
    await post(`${lab}/runs`, {}),
    await post(`${lab}/runs`, { prompt: "" }),
    await post(`${lab}/runs`, { prompt: "x".repeat(30_000) }),
    await post(lab, { intent: "submit" }),
    await post(lab, { intent: "submit", prompt: "x" }),
    await post(lesson, { intent: "answer", question: "no-such-question" }),
    await post(lesson, { intent: "answer" }),
    await post(lesson, {}),
    await post(`${lesson}/position`, { heading: "<script>" }),
    await plain(app.url + lesson, { method: "POST", headers, body: "\u0000not a form" }),
    await plain(`${app.url}/sign-in`, {
      method: "POST",
      headers: { Origin: app.url, "Content-Type": "multipart/form-data; boundary=x" },
      body: "--x",
    }),
    await plain(`${app.url}/courses/%E0%A4%A`, { headers }),
    await plain(`${app.url}/courses/${"x".repeat(3000)}`, { headers }),
    await plain(`${app.url}/course-files/x/..%2f..%2fpackage.json`, { headers }),
    await plain(`${app.url}/records?page=-1`, { headers }),
    await plain(`${app.url}/verify/${encodeURIComponent("' OR 1=1 --")}`),
  ];
  for (const answer of answers) {
    expect(answer.status, `${answer.url} ${await answer.text()}`.slice(0, 300)).toBeGreaterThanOrEqual(400);
    expect(answer.status, answer.url).toBeLessThan(500);
  }
  expect(app.database.select().from(draft).where(eq(draft.personId, learner.personId)).all()).toEqual([]);
});

test("refuses to start with the demo's settings, a wrong one or an unknown one, and names it", async () => {
  await expect(startServer({ DEMO: "true" })).rejects.toThrow(/DEMO=true/);
  await expect(startServer({ LOG_LEVEL: "loud" })).rejects.toThrow(/LOG_LEVEL/);
  await expect(startServer({ DATABASE_FLIE: "x.db" })).rejects.toThrow(/DATABASE_FLIE/);
});

test("says when its port is taken", async ({ app }) => {
  await expect(startServer({ PORT: new URL(app.url).port })).rejects.toThrow(/is taken/);
});

test("finishes what is under way before it stops", async ({ app }) => {
  const server = await startServer();
  try {
    const course = currentVersion(COURSE, server.database);
    if (!course) throw new Error("the server did not publish the course");
    const activity = unitOf(course, "lab");
    writeInto(server.database);
    const learner = await makePerson();
    const cookie = await sessionCookie(learner.personId);
    const { id } = await makeEnrolment(learner, course);
    const run = await plain(`${server.url}${unitAddress(course, activity)}/runs`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: server.url },
      body: new URLSearchParams({ prompt: labOf(course, activity).text["zh-TW"].solution }),
    });
    expect(run.status).toBe(200);
    const [body] = await Promise.all([run.text(), server.end()]);
    expect(body).toContain("event: verdict");
    expect(body).toContain("event: end");
    const rows = server.database.select().from(labRun).where(eq(labRun.enrolmentId, id)).all();
    expect(rows.map((row) => row.outcome)).toEqual(["finished"]);
  } finally {
    writeInto(app.database);
    await server.stop();
  }
});

test("of several processes one that dies is replaced, and its successor serves", async () => {
  const server = await startServer({ WEB_CONCURRENCY: "2" });
  const first = servingProcesses(server.pid);
  expect(first).toHaveLength(2);
  for (const pid of first) process.kill(pid, "SIGKILL");
  // Both that were there are gone: whoever answers came after them. A connection that one of them took with it is silent.
  const ready = () =>
    fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(ready, { timeout: 15_000 }).toBe(200);
  const now = servingProcesses(server.pid);
  expect(now).toHaveLength(2);
  expect(now.filter((pid) => first.includes(pid))).toEqual([]);
  await server.stop();
});
