import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { m } from "#app/i18n/messages.js";
import { useDatabase as writeInto } from "#db/client.server.ts";
import {
  COURSE,
  expect,
  expectAccessible,
  expectNoHorizontalScroll,
  signIn,
  test,
} from "../support/browser.ts";
import { makeEnrolment, makePerson } from "../support/factories.ts";
import { chooseRightAnswer, questionsOf, unitAddress, unitOf } from "../support/learner.ts";
import { sessionCookie } from "../support/requests.ts";
import type { TestServer } from "../support/server.ts";
import { startServer } from "../support/server.ts";
import { copyTemplateDatabase } from "../support/template-database.ts";

// A server whose disk is really full, and one whose disk the system makes read-only under its hands: a small memory
// file system and an image of ext4. Where nobody may mount (a container without rights) these two are left out;
// tests/database-troubles.test.ts asks the same of SQLite alone.

// A page that takes the place of another is drawn anew with its head, and Chromium asks for an icon in between; what the
// page that went had asked for is dropped.
test.use({ tolerated: /503|the database could not be used|favicon\.ico|signal is aborted/ });
test.skip(!mayMount(), "mounting a file system isn't allowed here");

const TOKEN = "a-token-for-prometheus-alone";

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "academy-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

/** A server on a disk of its own, with a learner who is under way. */
async function serverOn(folder: string) {
  const file = copyTemplateDatabase(join(folder, "academy.db"));
  const server = await startServer({ DATABASE_FILE: file, METRICS_TOKEN: TOKEN });
  writeInto(server.database);
  const course = currentVersion(COURSE, server.database);
  if (!course) throw new Error("the server did not publish the course");
  const learner = await makePerson({});
  const enrolment = await makeEnrolment(learner, course);
  const cookie = await sessionCookie(learner.personId);
  // What the log beside the file has room for already could still be written.
  server.database.$client.pragma("wal_checkpoint(TRUNCATE)");
  return { server, course, learner, enrolment, cookie };
}

const statusOf = async (server: TestServer, path: string, cookie = "") =>
  (await fetch(server.url + path, { redirect: "manual", headers: { Cookie: cookie } })).status;

/** Everything a learner reads. */
async function expectReadable({ server, course, cookie }: Awaited<ReturnType<typeof serverOn>>) {
  const units = (["lesson", "quiz", "lab"] as const).map((kind) => unitAddress(course, unitOf(course, kind)));
  for (const path of [
    "/",
    "/en/courses",
    `/courses/${course.courseId}`,
    ...units,
    "/certificates",
    "/healthz",
  ])
    expect(await statusOf(server, path, cookie), path).toBe(200);
}

/** Uses up what a file system has left. @returns gives it back */
function fillUp(folder: string): () => void {
  const files = [1 << 20, 4096].map((size) => {
    const file = join(folder, `filler-${size}`);
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
    return file;
  });
  return () => {
    for (const file of files) rmSync(file);
  };
}

test("a full disk: what was sent is given back and sent again, pages can be read, readiness and metrics tell", async ({
  app,
  context,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "academy-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", folder]);
  let server: TestServer | undefined;
  try {
    const world = await serverOn(folder);
    server = world.server;
    const { course, cookie } = world;
    await signIn(context, server.url, world.learner);
    const lesson = unitOf(course, "lesson");
    const [question] = questionsOf(course, lesson);
    if (!question) throw new Error("the lesson has no question");
    await page.goto(server.url + unitAddress(course, lesson));
    await chooseRightAnswer(page, question);
    server.database.$client.pragma("wal_checkpoint(TRUNCATE)");
    const makeRoom = fillUp(folder);

    const form = page.locator("form").filter({ has: page.locator(`#q-${question.id}`) });
    await form.getByRole("button", { name: m.quiz_answer_button() }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(m.error_503_unsent_title());
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);
    await expectReadable(world);

    // Without scripts a long text comes back in the page.
    const lab = unitAddress(course, unitOf(course, "lab"));
    const prompt = `請把公文改寫成給民眾看的通知。${"字".repeat(5000)}`;
    const saved = await fetch(`${server.url}/en${lab}`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: server.url },
      body: new URLSearchParams({ intent: "save", prompt, submissionKey: "a-key", baseRevision: "0" }),
    });
    expect(saved.status).toBe(503);
    const html = await saved.text();
    expect(html).toContain(m.error_503_unsent_title({}, { locale: "en" }));
    expect(html).toContain(prompt);

    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("disk is full")]);
    const metrics = await fetch(`${server.url}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    const counted = await metrics.text();
    expect(counted).toMatch(/^database_troubles_total\{trouble="full"\} [2-9]/m);
    expect(counted).toMatch(/^disk_free_bytes 0$/m);
    const told = server.log.filter((line) => line.trouble === "full");
    expect(told[0]).toMatchObject({ level: 50, requestId: expect.any(String), err: { code: "SQLITE_FULL" } });

    makeRoom();
    await page.getByRole("button", { name: m.error_503_again() }).click();
    await expect(form.locator(".verdict-word")).toHaveText(m.quiz_right());
    await expect.poll(() => statusOf(world.server, "/readyz")).toBe(200);
  } finally {
    writeInto(app.database);
    await page.goto("about:blank");
    await server?.stop();
    execFileSync("umount", [folder]);
    rmdirSync(folder);
  }
});

test("a disk made read-only under the server: pages can be read, and a server that starts there says why it doesn't", async ({
  app,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "academy-disk-"));
  const image = `${folder}.img`;
  writeFileSync(image, "");
  truncateSync(image, 48 << 20);
  execFileSync("mkfs.ext4", ["-q", "-F", image]);
  execFileSync("mount", ["-o", "loop,errors=remount-ro", image, folder]);
  let server: TestServer | undefined;
  try {
    const world = await serverOn(folder);
    server = world.server;
    await expectReadable(world);
    const device = basename(execFileSync("findmnt", ["-no", "SOURCE", folder], { encoding: "utf8" }).trim());
    // The same as when the kernel meets a fault on a disk: from now on it lets nobody write there.
    expect(device).toMatch(/^loop\d+$/);
    writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, "a test");

    const draft = await fetch(
      `${server.url}${unitAddress(world.course, unitOf(world.course, "lab"))}/draft`,
      {
        method: "POST",
        headers: { Cookie: world.cookie, Origin: server.url },
        body: new URLSearchParams({ prompt: "x".repeat(5000), baseRevision: "0" }),
      },
    );
    expect([draft.status, await draft.json()]).toEqual([503, { error: "unavailable" }]);
    await expectReadable(world);
    expect(await statusOf(server, "/readyz")).toBe(503);
    await server.end();
    await expect(startServer({ DATABASE_FILE: server.database.$client.name })).rejects.toThrow(
      /academy\.db can't be used: it, or its disk, is read-only/,
    );
  } finally {
    writeInto(app.database);
    await server?.stop();
    execFileSync("umount", [folder]);
    rmdirSync(folder);
    rmSync(image);
  }
});
