import { expect, it } from "vitest";
import { publishContent } from "#app/journey/publish-content.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { labAttempt } from "#db/schema/lab.ts";
import { recordRow } from "#db/schema/record.ts";
import { AGENCIES, PEOPLE } from "#db/seed/ministry.ts";
import { makeDemoHistory } from "../app/cli/demo-history.ts";
import { freshDatabase } from "./support/database.ts";

// The demo's ministry: what a newcomer meets, and what screenshots and lessons rest on.

/** HR's list and the labs' verdicts without what is drawn at random: ids, serials, keys. */
async function history() {
  freshDatabase();
  await publishContent();
  await makeDemoHistory("a password for the demo");
  const records = getDatabase()
    .select()
    .from(recordRow)
    .all()
    .map(({ enrolmentId, personId, agencyId, serial, ...row }) => ({ ...row, certified: serial !== null }));
  const attempts = getDatabase()
    .select({ at: labAttempt.submittedAt, lab: labAttempt.activityId, score: labAttempt.score })
    .from(labAttempt)
    .all();
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { records, all: [...sorted(records), ...sorted(attempts)] };
}

it("has the names that software breaks on", () => {
  expect(AGENCIES).toHaveLength(4);
  expect(PEOPLE).toHaveLength(60);
  const names = PEOPLE.map((person) => person.name);
  expect(new Set(names).size).toBe(60);
  for (const kind of [/^\p{Script=Han}{2}$/u, /^\p{Script=Han}{4}$/u, /‧/, /[\u{20000}-\u{3ffff}]/u]) {
    expect(names.filter((name) => kind.test(name))).not.toEqual([]);
  }
  const accounts = PEOPLE.flatMap((person) => person.account ?? []);
  expect(accounts.sort()).toEqual(["auditor", "hr", "learner", "manager", "operator", "trainer"]);
});

it("is the same on every run, and shows every state", async () => {
  const first = await history();
  for (const state of ["completed", "in-progress", "not-started"]) {
    expect(first.records.filter((row) => row.state === state).length).toBeGreaterThan(3);
  }
  expect(first.records.every((row) => row.certified === (row.state === "completed"))).toBe(true);
  expect((await history()).all).toEqual(first.all);
}, 120_000);
