import { afterEach, beforeEach, expect, it } from "vitest";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor, Role } from "#app/features/identity/actor.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { now, travelTo } from "#app/platform/clock.ts";
import { openDatabase, useDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { makeEnrolment, makePerson } from "#tests/support/factories.ts";
import { openUnit } from "./open-activity.server.ts";
import { publishContent } from "./publish-content.server.ts";
import { runLabToEnd } from "./run-lab.server.ts";
import { seeLabHealth } from "./see-lab-health.server.ts";
import { submitLabAttempt } from "./submit-lab-attempt.server.ts";

const [COURSE, LAB] = ["first-good-prompt", "meeting-summary"];
const model = practiceModel({ worker: null });

beforeEach(async () => {
  const database = openDatabase(":memory:");
  migrate(database);
  useDatabase(database);
  await publishContent();
});
afterEach(() => travelTo(null));

async function learner() {
  const { actor } = await makeEnrolmentOfSomebody();
  const open = openUnit(actor, { courseId: COURSE, activityId: LAB, kind: "lab", locale: "zh-TW" });
  if (open === null || open === "not-enrolled") throw new Error("the lab can't be opened");
  const lab = publishedLab(open.version, open.activity);
  const { starter, solution } = lab.text["zh-TW"];
  let key = 0;
  return {
    starter,
    solution,
    run: (prompt: string) =>
      runLabToEnd(open, lab, model, prompt, { requestId: null, signal: new AbortController().signal }),
    submit: (prompt: string) =>
      submitLabAttempt(open, lab, model, { prompt, submissionKey: `key-${++key}` }, { requestId: null }),
  };
}

async function makeEnrolmentOfSomebody() {
  const actor = await makePerson();
  const version = currentVersion(COURSE);
  if (!version) throw new Error("the course was not published");
  await makeEnrolment(actor, version);
  return { actor };
}

const as = (role: Role | null): Actor => ({
  ...{ personId: "p", name: "n", email: "e", agencyId: null },
  roles: role ? [{ role, agencyId: null }] : [],
});
const health = (params = { course: COURSE, activity: LAB }) =>
  seeLabHealth(as("trainer"), params, "zh-TW").health;

it("counts people by how far they got, submissions until the first pass, and who stopped at which check", async () => {
  await makeEnrolmentOfSomebody();
  const [quick, slow, gone] = [await learner(), await learner(), await learner()];
  await gone.run(gone.starter);
  travelTo(new Date(Date.parse(now()) + 8 * 86_400_000).toISOString());
  await quick.run(quick.solution);
  await quick.submit(quick.solution);
  await quick.submit(quick.solution);
  await slow.run(slow.starter);
  await slow.submit(slow.starter);
  await slow.run(slow.starter);
  await slow.submit(slow.solution);

  const seen = health();
  expect(seen.reached).toEqual({ enrolled: 4, tried: 3, submitted: 2, passed: 2 });
  expect(seen.submissionsToPass.map((one) => one.people)).toEqual([1, 1, 0, 0, 0]);
  expect(seen.medianRuns).toBe(1.5);
  const [most] = seen.checks;
  expect(most).toMatchObject({ people: 2, examples: [] });
  // The starter was tried 4 times among 8 finished tries, and states no length.
  expect(seen.checks.find((check) => check.id === "length")).toMatchObject({ people: 2, share: 0.5 });
  expect(seen.checks.find((check) => check.id === "no-answer")).toMatchObject({ people: 0, share: 0 });
  expect(seen.stopped).toBe(1);
  expect(seen.stuck).toEqual([expect.objectContaining({ people: 1 })]);
});

it("shows outputs that failed once enough people failed, never a prompt and never personal data", async () => {
  const secret = "把它寫好一點就可以了";
  for (let person = 0; person < 5; person += 1) {
    const one = await learner();
    await one.run(`${secret}\n${one.starter}`);
  }
  const failed = health().checks.filter((check) => check.people === 5);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed[0]?.examples.length).toBeGreaterThan(0);
  expect(JSON.stringify(health())).not.toContain(secret);
});

it("leaves out an answer that repeats what a learner wrote", async () => {
  const wrote = "環境保護局已於9月底完成校門口300公尺的垃圾清運";
  for (let person = 0; person < 5; person += 1) {
    const one = await learner();
    // Without a mark between, the model takes it for a part of the minutes.
    await one.run(`幫我整理這份會議紀錄：\n\n${wrote}。\n{{會議紀錄}}`);
  }
  expect(health().checks.filter((check) => check.people === 5)).not.toEqual([]);
  expect(JSON.stringify(health())).not.toContain(wrote);
});

it("is for trainers and HR; for others, and for a lab that there isn't, there is nothing", () => {
  expect(seeLabHealth(as("hr"), { course: COURSE, activity: LAB }, "en").health.checks[0]?.label).toMatch(
    /^[A-Z]/,
  );
  expect(health().reached.tried).toBe(0);
  const refused = (actor: Actor, activity: string) => {
    try {
      seeLabHealth(actor, { course: COURSE, activity }, "zh-TW");
    } catch (error) {
      return error instanceof Response && error.status;
    }
    return null;
  };
  for (const role of [null, "operator"] as const) expect(refused(as(role), LAB)).toBe(404);
  expect(refused(as("trainer"), "01-how-a-model-reads")).toBe(404);
});
