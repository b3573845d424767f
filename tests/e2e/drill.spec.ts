import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { verifyAudit } from "#app/platform/audit-verify.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as makeOwn, openDatabase } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { draft } from "#db/schema/platform.ts";
import { expect, test } from "../support/browser.ts";
import { makeEnrolment, makePerson } from "../support/factories.ts";
import { unitAddress, unitOf } from "../support/learner.ts";
import { sessionCookie } from "../support/requests.ts";
import type { TestServer } from "../support/server.ts";
import { startServer } from "../support/server.ts";
import { copyTemplateDatabase, removeTestDatabase } from "../support/template-database.ts";

// A server under writes is killed (SIGKILL) at random moments. What it had acknowledged is there, and nothing is broken.

/** Fifty kills, on two databases side by side. */
const KILLS = 25;
const DATABASES = ["one", "another"];
const WRITERS = 4;

type Writer = {
  personId: string;
  cookie: string;
  /** The newest text whose saving was answered with 200, and the revision it got. */
  kept: { revision: number; text: string };
  /** Whether joining the course was answered. */
  joined: boolean;
};

/** Saves one text after another until the server is gone. */
async function write(server: TestServer, course: CourseVersion, writer: Writer): Promise<void> {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: writer.cookie, Origin: server.url },
      body: new URLSearchParams(fields),
    });
  const lab = unitAddress(course, unitOf(course, "lab"));
  const other = currentVersion("prompt-practice");
  for (let text = 0; ; text++) {
    try {
      if (!writer.joined && other) {
        const { status } = await post(`/courses/${other.courseId}`, { intent: "enrol" });
        writer.joined = status === 302;
      }
      const prompt = `text ${text} after ${writer.kept.revision}`;
      const fields = { prompt, baseRevision: String(writer.kept.revision) };
      const answer = await post(`${lab}/draft`, fields);
      // A text may have been kept whose answer died with the server: the next one goes on from there.
      if (answer.status === 409) {
        const { current } = (await answer.json()) as { current: { revision: number; body: string } };
        writer.kept = { revision: current.revision, text: current.body };
      } else if (answer.status === 200) {
        const { revision } = (await answer.json()) as { revision: number };
        writer.kept = { revision, text: prompt };
      } else throw new Error(`saving was answered with ${answer.status}`);
    } catch (error) {
      // The connection died with the server, in the middle of an answer perhaps; anything else is a failure.
      if (error instanceof TypeError || error instanceof SyntaxError) return;
      throw error;
    }
  }
}

function expectWhole(database: Database, writers: Writer[]): void {
  const { $client: sqlite } = database;
  expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(sqlite.pragma("foreign_key_check")).toEqual([]);
  expect(verifyAudit(database, null).broken).toBeNull();
  for (const { personId, kept, joined } of writers) {
    if (kept.revision > 0) {
      const row = database.select().from(draft).where(eq(draft.personId, personId)).get();
      expect(row?.revision).toBeGreaterThanOrEqual(kept.revision);
      if (row?.revision === kept.revision) expect(row.body).toBe(kept.text);
    }
    const courses = database.select().from(enrolment).where(eq(enrolment.personId, personId)).all();
    expect(courses.length).toBeGreaterThanOrEqual(joined ? 2 : 1);
    expect(new Set(courses.map(({ courseId }) => courseId)).size, "nobody joined twice").toBe(courses.length);
  }
}

async function makeWriter(course: CourseVersion): Promise<Writer> {
  const { personId } = await makePerson();
  await makeEnrolment({ personId }, course);
  return { personId, cookie: await sessionCookie(personId), kept: { revision: 0, text: "" }, joined: false };
}

for (const name of DATABASES) {
  test(`${KILLS} kills of a server on ${name} database lose nothing that was acknowledged`, async ({
    app,
  }) => {
    const file = copyTemplateDatabase();
    let server = await startServer({ DATABASE_FILE: file });
    const database = openDatabase(file);
    makeOwn(database);
    const course = currentVersion("first-good-prompt");
    if (!course) throw new Error("the server did not publish the course");
    let [saved, joined] = [0, 0];
    for (let kill = 1; kill <= KILLS; kill++) {
      const writers = await Promise.all(Array.from({ length: WRITERS }, () => makeWriter(course)));
      const writing = writers.map((writer) => write(server, course, writer));
      // Once some writes have been answered, at whatever point the next ones are.
      const enough = 1 + Math.floor(Math.random() * 12);
      while (writers.reduce((sum, { kept }) => sum + kept.revision, 0) < enough) await pause(1);
      await pause(Math.random() * 12);
      process.kill(server.pid, "SIGKILL");
      await Promise.all(writing);
      expectWhole(database, writers);
      saved += writers.reduce((sum, writer) => sum + writer.kept.revision, 0);
      joined += writers.filter((writer) => writer.joined).length;
      if (kill < KILLS) server = await startServer({ DATABASE_FILE: file });
    }
    // The worker's other tests make their people where its own server reads.
    makeOwn(app.database);
    removeTestDatabase(database);
    expect(saved).toBeGreaterThanOrEqual(KILLS);
    expect(joined).toBeGreaterThan(0);
  });
}
