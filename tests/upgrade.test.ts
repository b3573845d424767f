import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import { certificatesOf } from "#app/features/credential/certificates.queries.server.ts";
import { readAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { completionOf } from "#app/features/progress/progress.queries.server.ts";
import { enrolmentFacts } from "#app/features/record/evidence.queries.server.ts";
import { listRecords } from "#app/features/record/records.queries.server.ts";
import { prepareDatabase, readiness } from "#app/journey/run-service.server.ts";
import { seeEvidence } from "#app/journey/see-evidence.server.ts";
import { recordScope } from "#app/journey/see-records.server.ts";
import { signIn } from "#app/journey/sign-in.server.ts";
import { verifyAudit } from "#app/platform/audit-verify.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as makeOwn, openDatabase } from "#db/client.server.ts";
import { appliedMigrations, readMigrations } from "#db/migrate.server.ts";
import { loader as lab } from "../app/routes/lab.tsx";
import { loader as lesson } from "../app/routes/lesson.tsx";
import { loader as quiz } from "../app/routes/quiz.tsx";
import { routeArgs, signedInRequest, TEST_ORIGIN } from "./support/requests.ts";
import { openTestDatabase, removeTestDatabase } from "./support/template-database.ts";

// Each earlier release's database, with people and what they have done, comes up to this release as an operator's does
// at the start. tests/tools/release-fixture.ts makes a release's.

const FOLDER = "tests/fixtures/releases";
const releases = readdirSync(FOLDER).map((file) => basename(file, ".db.gz"));

/** What a table held before anything of this release had touched it. */
type Before = {
  migrations: string[];
  rows: Map<string, number>;
  completions: Record<string, unknown>[];
  certificates: { personId: string; serial: string; snapshot: string }[];
};

/** What may end or begin at an upgrade without anybody missing anything. */
const PASSING = new Set(["applied_migration", "auth_session"]);

function lookAt(file: string): Before {
  const database = openDatabase(file, { readonly: true });
  const { $client: sqlite } = database;
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  const before = {
    migrations: appliedMigrations(database),
    rows: new Map(tables.filter((name) => !PASSING.has(name)).map((name) => [name, count(sqlite, name)])),
    completions: sqlite.prepare("SELECT * FROM completion ORDER BY id").all() as Before["completions"],
    certificates: sqlite
      .prepare("SELECT person_id AS personId, serial, snapshot FROM certificate ORDER BY id")
      .all() as Before["certificates"],
  };
  sqlite.close();
  return before;
}

const count = (sqlite: Database["$client"], table: string) =>
  sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;

it("has databases of several releases, each of a schema that this one comes from", () => {
  expect(releases.length).toBeGreaterThan(3);
  const known = readMigrations().map(({ name }) => name);
  expect(releases.filter((name) => !known.includes(name))).toEqual([]);
});

describe.each(releases)("a database of the release with %s", (release) => {
  let database: Database;
  let before: Before;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), "academy-test-")), "academy.db");
    writeFileSync(file, gunzipSync(readFileSync(join(FOLDER, `${release}.db.gz`))));
    before = lookAt(file);
    env().DATABASE_FILE = file;
    // Its people have passwords and nothing else.
    env().FACTOR_ROLES = [];
    database = openTestDatabase(file);
    makeOwn(database);
    await prepareDatabase();
  });
  afterAll(() => removeTestDatabase(database));

  const as = async (account: string) => {
    const result = await signIn(
      { name: `${account}@demo.example`, password: "the fixtures' password" },
      new Request(TEST_ORIGIN),
      { clientAddress: "192.0.2.1", requestId: "upgrade" },
    );
    if (result.outcome !== "signed-in") throw new Error(`${account}: ${result.outcome}`);
    const session = await readAuthSession(
      new Request(TEST_ORIGIN, { headers: { Cookie: result.cookie.split(";")[0] ?? "" } }),
    );
    return session?.actor ?? expect.unreachable();
  };

  it("was of that release, is whole after every migration since, and is ready to serve", () => {
    expect(before.migrations.at(-1)).toBe(release);
    expect(appliedMigrations(database)).toEqual(readMigrations().map(({ name }) => name));
    const { $client: sqlite } = database;
    expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(sqlite.pragma("foreign_key_check")).toEqual([]);
    expect(readiness()).toEqual({ ready: true, reason: "ok" });
  });

  it("has lost no row", () => {
    const now = (table: string) => count(database.$client, table);
    // What this release publishes adds course versions, and events that say so.
    const fewer = [...before.rows].filter(([table, rows]) => now(table) < rows);
    expect(fewer).toEqual([]);
    const people = [
      "person",
      "enrolment",
      "completion",
      "certificate",
      "lab_attempt",
      "quiz_attempt",
      "role_grant",
    ];
    expect(people.map((table) => [table, now(table)])).toEqual(
      people.map((table) => [table, before.rows.get(table)]),
    );
    expect(before.rows.get("completion")).toBeGreaterThan(20);
  });

  it("has an audit whose chain holds, with what is written now behind what was written then", async () => {
    await as("learner");
    const verdict = verifyAudit(database, null);
    expect(verdict.broken).toBeNull();
    expect(verdict.events).toBeGreaterThan(before.rows.get("audit_event") ?? 0);
  });

  it("lets its people in, with the roles that they had: those of HR and operators once a second factor is shown", async () => {
    env().FACTOR_ROLES = ["operator", "auditor", "hr"];
    expect((await as("hr")).roles).toEqual([]);
    env().FACTOR_ROLES = [];
    expect((await as("learner")).roles).toEqual([]);
    expect((await as("hr")).roles.map(({ role }) => role)).toContain("hr");
    expect((await as("trainer")).roles.map(({ role }) => role)).toContain("trainer");
    expect((await as("operator")).roles.map(({ role }) => role)).toContain("operator");
  });

  it("has every completion and every certificate as it stood", () => {
    for (const row of before.completions) {
      const { completedAt, creditedMinutes, titleZh, agencyNameZh, grade, source } =
        completionOf(String(row.enrolment_id)) ?? expect.unreachable();
      expect({ completedAt, creditedMinutes, titleZh, agencyNameZh, grade, source }).toEqual({
        completedAt: row.completed_at,
        creditedMinutes: row.credited_minutes,
        titleZh: row.title_zh,
        agencyNameZh: row.agency_name_zh,
        grade: row.grade,
        source: row.source,
      });
    }
    for (const { personId, serial, snapshot } of before.certificates) {
      const held = certificatesOf(personId).find(({ certificate }) => certificate.serial === serial);
      expect(held?.certificate.snapshot).toEqual(JSON.parse(snapshot));
    }
  });

  it("gives HR the list, and for each completion what it rests on", async () => {
    const { filter, agencyIds } = recordScope(await as("hr"), new URLSearchParams("state=completed"));
    const listed = listRecords(filter, agencyIds);
    expect(listed).toHaveLength(before.completions.length);
    for (const { enrolmentId, serial } of listed) {
      const facts = enrolmentFacts(enrolmentId) ?? expect.unreachable();
      const evidence = seeEvidence(facts, "zh-TW", true);
      expect(evidence.certificate?.serial.replaceAll("-", "")).toBe(serial);
      expect(evidence.units.filter(({ doneAt, proof }) => doneAt === null || proof === null)).toEqual([]);
      expect(evidence.units.length).toBeGreaterThan(3);
    }
  });

  it("opens the pages of the version that people had begun", async () => {
    const { person_id: personId, version_id: versionId } = before.completions[0] ?? expect.unreachable();
    const { course } = versionById(String(versionId)) ?? expect.unreachable();
    const loaders = { lesson: [lesson, "lessons"], quiz: [quiz, "quizzes"], lab: [lab, "labs"] } as const;
    for (const { id, kind } of course.activities) {
      const [load, folder] = loaders[kind];
      const request = await signedInRequest(
        { personId: String(personId) },
        `/courses/${course.id}/${folder}/${id}`,
      );
      expect(await load(routeArgs(request, { course: course.id, activity: id }))).toBeTruthy();
    }
  });
});
