import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { freshPlan } from "#app/features/lab/fresh-cases.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { latestTry, triesOf } from "#app/features/lab/labs.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { planFor } from "#app/features/lab/seeds.ts";
import { seenSolution } from "#app/features/lab/solutions.queries.server.ts";
import { workOfText } from "#app/features/lab/work.ts";
import { auditTrail, unitEvidence } from "#app/features/record/evidence.queries.server.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { now, travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import { getDatabase } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { labAttempt, labSolution } from "#db/schema/lab.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { activityCompletion } from "#db/schema/progress.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makeEnrolment, makePerson } from "#tests/support/factories.ts";
import { keepHouse } from "./keep-house.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { openSolution } from "./open-solution.server.ts";
import { publishContent } from "./publish-content.server.ts";
import { runLabToEnd } from "./run-lab.server.ts";
import { seeLab } from "./see-lab.server.ts";
import { seeLabHealth } from "./see-lab-health.server.ts";
import { submitLabAttempt } from "./submit-lab-attempt.server.ts";

const model = practiceModel({ worker: null });

beforeEach(async () => {
  freshDatabase();
  await publishContent();
});
afterEach(() => travelTo(null));

type Place = { course?: string; activity?: string; actor?: Actor };

/** Somebody at a lab, with what they can do there. */
async function learner(place: Place = {}) {
  const { course = "first-good-prompt", activity = "meeting-summary" } = place;
  const actor = place.actor ?? (await makePerson());
  if (!place.actor) {
    const version = currentVersion(course);
    if (!version) throw new Error("the course was not published");
    await makeEnrolment(actor, version);
  }
  const at = (locale: Locale = "zh-TW") => {
    const open = openUnit(actor, { courseId: course, activityId: activity, kind: "lab", locale });
    if (open === null || open === "not-enrolled") throw new Error("the lab can't be opened");
    return open;
  };
  const lab = publishedLab(at().version, at().activity);
  const { solution, starter } = lab.text["zh-TW"];
  const { id } = at().enrolment;
  const database = getDatabase();
  let key = 0;
  return {
    ...{ actor, at, lab, solution, starter, enrolmentId: id },
    see: (locale?: Locale) => seeLab(at(locale), lab),
    submit: (prompt: string, provider: ModelProvider = model) =>
      submitLabAttempt(at(), lab, provider, { prompt, submissionKey: `${id}-${++key}` }, { requestId: null }),
    run: (prompt: string) =>
      runLabToEnd(at(), lab, model, prompt, { requestId: null, signal: new AbortController().signal }),
    open: () => openSolution(at(), lab, "request-1"),
    attempts: () =>
      database
        .select()
        .from(labAttempt)
        .where(eq(labAttempt.enrolmentId, id))
        .orderBy(labAttempt.number)
        .all(),
    done: () =>
      database.select().from(activityCompletion).where(eq(activityCompletion.enrolmentId, id)).all(),
    openings: () => database.select().from(labSolution).where(eq(labSolution.enrolmentId, id)).all(),
    /** Fails often enough for the solution and opens it. */
    async giveUp() {
      for (let time = 0; time < (lab.solutionAfter ?? 0); time += 1) await this.submit(starter);
      expect(await this.open()).toBe(true);
    },
  };
}

/** Lines of the solution that stand nowhere in what every learner sees. */
function linesOf(lab: Lab, locale: Locale = "zh-TW"): string[] {
  const { solution, why, task, starter, situation } = lab.text[locale];
  return [...solution.split("\n"), ...why.split("\n")]
    .map((line) => line.trim())
    .filter((line) => line.length >= 10 && ![task, starter, situation].some((text) => text.includes(line)));
}

const seedsOf = (attempt: { settings: Record<string, unknown> } | undefined) => attempt?.settings.seeds;

describe("opening a lab's solution", () => {
  it("takes as many failed submissions as the lab's file says; runs and broken submissions are none", async () => {
    const one = await learner();
    expect(one.see().solution).toEqual({ state: "closed", triesLeft: 3 });
    await one.run(one.starter);
    const slow: ModelProvider = {
      ...model,
      async *run() {
        yield { type: "finish", reason: "timeout", usage: { inputTokens: 0, outputTokens: 0 } };
      },
    };
    await one.submit(one.starter, slow);
    await one.submit(one.starter);
    await one.submit(one.starter);
    expect(one.see().solution).toEqual({ state: "closed", triesLeft: 1 });
    expect(await one.open()).toBe(false);
    await one.submit(one.starter);
    expect(one.see().solution).toEqual({ state: "offered", passed: false });
    expect(one.openings()).toEqual([]);
    expect(await one.open()).toBe(true);
    expect(one.see().solution).toMatchObject({ state: "open", fresh: true, text: one.solution });
  });

  it("is recorded once, however often and however simultaneously it is asked for", async () => {
    const one = await learner();
    for (let time = 0; time < 3; time += 1) await one.submit(one.starter);
    const opened = await Promise.all([one.open(), one.open(), one.open()]);
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await one.open()).toBe(false);
    expect(one.openings()).toEqual([
      expect.objectContaining({ activityId: "meeting-summary", reason: "tries", failedAttempts: 3 }),
    ]);
    const audited = getDatabase()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "lab.solution"))
      .all();
    expect(audited).toEqual([
      expect.objectContaining({
        actorId: one.actor.personId,
        subjectId: one.enrolmentId,
        requestId: "request-1",
        detail: { activity: "meeting-summary", reason: "tries", failedAttempts: 3 },
      }),
    ]);
  });

  it("takes a pass where the author sets no number, however often one fails", async () => {
    const one = await learner({ course: "prompt-practice", activity: "new-resident-notice" });
    for (let time = 0; time < 8; time += 1) await one.submit(one.starter);
    expect(one.see().solution).toEqual({ state: "closed", triesLeft: null });
    expect(await one.open()).toBe(false);
    await one.submit(one.solution);
    expect(one.see().solution).toEqual({ state: "offered", passed: true });
  });

  it.each([
    ["first-good-prompt", "meeting-summary"],
    ["prompt-practice", "new-resident-notice"],
    ["prompt-practice", "council-question"],
    ["prompt-practice", "petition-injection"],
  ])("sends nothing of it to the browser before: %s, %s", async (course, activity) => {
    const one = await learner({ course, activity });
    for (const locale of ["zh-TW", "en"] as const) {
      const lines = linesOf(one.lab, locale);
      expect(lines.length).toBeGreaterThan(5);
      const leaked = () => lines.filter((line) => JSON.stringify(one.see(locale)).includes(line));
      expect(leaked()).toEqual([]);
    }
    await one.submit(one.solution);
    // Passed, and offered: what the learner wrote themselves is all that may be there.
    expect(one.see("en").solution).toEqual({ state: "offered", passed: true });
    const english = linesOf(one.lab, "en");
    expect(english.filter((line) => JSON.stringify(one.see("en")).includes(line))).toEqual([]);
    await one.open();
    expect(one.see("en").solution).toMatchObject({ state: "open", comparison: null });
    expect(one.see().solution).toMatchObject({ state: "open", comparison: { number: 1, same: true } });
  });
});

describe("after the solution was opened without a pass", () => {
  it("submissions are marked and judged on a set of one's own, which the evidence tells again", async () => {
    const one = await learner();
    await one.giveUp();
    const usual = planFor(one.lab, one.at().version.contentHash);
    await one.submit(one.starter);
    await one.submit(one.starter);
    const attempts = one.attempts();
    expect(attempts.map((row) => row.afterSolution)).toEqual([false, false, false, true, true]);
    expect(attempts.slice(0, 3).map(seedsOf)).toEqual([usual.seeds, usual.seeds, usual.seeds]);
    const [opening] = one.openings();
    const plan = freshPlan(one.lab, usual, `${one.enrolmentId}:${opening?.openedAt}`);
    expect(attempts.slice(3).map(seedsOf)).toEqual([plan.seeds, plan.seeds]);
    expect(attempts[3]?.settings).toMatchObject({ fresh: true });
    expect(plan.seeds).not.toEqual(usual.seeds);
  });

  it("failing is practice, passing the fresh set passes the lab, and the mark is seen everywhere", async () => {
    const one = await learner();
    await one.giveUp();
    await one.submit(one.starter);
    expect(one.done()).toEqual([]);
    expect(unitEvidence(one.enrolmentId).get("meeting-summary")).toEqual({
      ...{ doneAt: null, proof: null, tries: 4, practice: 1 },
    });
    expect(one.see().latest).toMatchObject({ kind: "attempt", number: 4, afterSolution: true });
    expect(await one.submit(one.solution)).toMatchObject({ number: 5, passed: true });
    expect(one.done()).toHaveLength(1);
    expect(unitEvidence(one.enrolmentId).get("meeting-summary")?.proof).toMatchObject({
      ...{ kind: "lab", number: 5, afterSolution: true },
    });
    const tries = triesOf(one.enrolmentId, "meeting-summary");
    expect(tries.map((row) => row.afterSolution)).toEqual([true, true, false, false, false]);
    expect(latestTry(one.enrolmentId, "meeting-summary")).toMatchObject({ afterSolution: true });
    const trail = auditTrail(one.enrolmentId).filter((entry) => entry.action.startsWith("lab."));
    expect(trail.map((entry) => [entry.action, entry.detail.afterSolution ?? null])).toEqual([
      ...[1, 2, 3].map(() => ["lab.submit", null]),
      ["lab.solution", null],
      ...[4, 5].map(() => ["lab.submit", true]),
    ]);
    expect(one.see().solution).toMatchObject({ state: "open", fresh: false });
  });

  it("a submission that was sent before counts as what it is, though it ends after", async () => {
    const one = await learner();
    for (let time = 0; time < 3; time += 1) await one.submit(one.starter);
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let waiting = () => {};
    const begun = new Promise<void>((resolve) => {
      waiting = resolve;
    });
    const held: ModelProvider = {
      ...model,
      async *run(input, options) {
        waiting();
        await asked;
        yield* model.run(input, options);
      },
    };
    const submission = one.submit(one.solution, held);
    await begun;
    expect(await one.open()).toBe(true);
    answer();
    expect(await submission).toMatchObject({ outcome: "judged", passed: true });
    expect(one.attempts().at(-1)).toMatchObject({ passed: true, afterSolution: false });
    expect(one.done()).toHaveLength(1);
    expect(one.see().solution).toMatchObject({ state: "open", fresh: false });
  });

  it("an old page doesn't bring the old cases back", async () => {
    const one = await learner();
    const old = (prompt: string) =>
      submitLabAttempt(one.at(), one.lab, model, { prompt, submissionKey: "old-page" }, { requestId: null });
    await old(one.starter);
    await one.giveUp();
    expect(await old(one.starter)).toMatchObject({ number: 1, passed: false });
    expect(await old(one.solution)).toMatchObject({ passed: true });
    const last = one.attempts().at(-1);
    expect(last).toMatchObject({ afterSolution: true, settings: { fresh: true } });
  });

  it("a new version of the course changes nothing of it", async () => {
    const one = await learner();
    await one.giveUp();
    const before = one.at().version;
    const moved = { ...one.at(), version: { ...before, contentHash: "another" } };
    const input = { prompt: one.starter, submissionKey: "moved" };
    await submitLabAttempt(moved, one.lab, model, input, { requestId: null });
    const last = one.attempts().at(-1);
    const usual = planFor(one.lab, "another");
    const key = seenSolution(one.at().enrolment, "meeting-summary")?.freshKey ?? "";
    expect(last).toMatchObject({ afterSolution: true, contentHash: "another" });
    expect(seedsOf(last)).toEqual(freshPlan(one.lab, usual, key).seeds);
  });

  it("joining again doesn't make it unseen; who had passed begins anew", async () => {
    const [early, late] = [await learner(), await learner()];
    await early.giveUp();
    await late.submit(late.solution);
    expect(await late.open()).toBe(true);
    for (const one of [early, late]) {
      const { courseId, personId, versionId } = one.at().enrolment;
      const again = { courseId, personId, versionId, id: newId(), cycle: 2, enrolledAt: now() };
      getDatabase().insert(enrolment).values(again).run();
    }
    const [earlyAgain, lateAgain] = [
      await learner({ actor: early.actor }),
      await learner({ actor: late.actor }),
    ];
    expect(earlyAgain.see().solution).toEqual({ state: "closed", triesLeft: 3 });
    await earlyAgain.submit(earlyAgain.starter);
    await lateAgain.submit(lateAgain.starter);
    const usual = planFor(early.lab, early.at().version.contentHash);
    expect(earlyAgain.attempts()).toEqual([expect.objectContaining({ afterSolution: true })]);
    expect(seedsOf(earlyAgain.attempts()[0])).not.toEqual(usual.seeds);
    expect(lateAgain.attempts()).toEqual([expect.objectContaining({ afterSolution: false })]);
    expect(seedsOf(lateAgain.attempts()[0])).toEqual(usual.seeds);
  });
});

describe("after the solution was opened with a pass", () => {
  it("later submissions are marked and stay on the usual cases", async () => {
    const one = await learner();
    await one.submit(one.solution);
    expect(await one.open()).toBe(true);
    expect(one.openings()).toMatchObject([{ reason: "passed", failedAttempts: 0 }]);
    await one.submit(one.starter);
    const [before, after] = one.attempts();
    expect([before?.afterSolution, after?.afterSolution]).toEqual([false, true]);
    expect(seedsOf(after)).toEqual(seedsOf(before));
    expect(unitEvidence(one.enrolmentId).get("meeting-summary")).toMatchObject({
      proof: { number: 1, afterSolution: false },
    });
  });
});

describe("the comparison", () => {
  it("sets the last submission beside the solution, part by part", async () => {
    const one = await learner({ course: "prompt-practice", activity: "council-question" });
    await one.giveUp();
    const { solution } = one.see();
    if (solution.state !== "open" || !solution.comparison) throw new Error("there is no comparison");
    expect(solution.comparison).toMatchObject({ number: 4, same: false });
    const { parts } = one.lab.text["zh-TW"];
    const [mine, theirs] = [workOfText(parts, one.starter), workOfText(parts, one.solution)];
    for (const part of solution.comparison.parts) {
      if (part.kind !== "text") throw new Error("a chain has texts only");
      const side = (left: "added" | "removed") =>
        part.diff
          .filter((piece) => piece.change !== left)
          .map((piece) => piece.text)
          .join("");
      expect(side("added")).toBe(mine[part.id]);
      expect(side("removed")).toBe(theirs[part.id]);
    }
  });

  it("says of choices who chose what", async () => {
    const one = await learner({ course: "prompt-practice", activity: "new-resident-notice" });
    const { parts } = one.lab.text["zh-TW"];
    const choice = parts.find((part) => part.kind === "choice");
    if (choice?.kind !== "choice") throw new Error("there is nothing to choose");
    const right = workOfText(parts, one.solution)[choice.id] as string[];
    await one.submit(one.solution);
    await one.open();
    const wrong = choice.options.find(({ id }) => !right.includes(id));
    const mine = [...right.slice(1), wrong?.id ?? ""];
    await one.submit(JSON.stringify({ ...workOfText(parts, one.solution), [choice.id]: mine }));
    const { solution } = one.see();
    const compared =
      solution.state === "open" && solution.comparison?.parts.find(({ id }) => id === choice.id);
    if (!compared || compared.kind === "text") throw new Error("there is no comparison");
    const by = (who: string) => compared.choices.filter((one) => one.chosenBy === who).map(({ id }) => id);
    expect({ both: by("both"), learner: by("learner"), solution: by("solution") }).toEqual({
      both: right.slice(1),
      learner: [wrong?.id],
      solution: [right[0]],
    });
  });

  it("does without a submission whose time is over", async () => {
    const one = await learner();
    await one.submit(one.solution);
    await one.open();
    travelTo(new Date(Date.now() + (env().RUN_TEXT_DAYS + 1) * 86_400_000).toISOString());
    await keepHouse();
    expect(one.see().solution).toMatchObject({ state: "open", comparison: null });
  });
});

describe("how the lab is going", () => {
  const health = () =>
    seeLabHealth(
      {
        ...{ personId: "p", name: "n", email: "e", agencyId: null },
        roles: [{ role: "hr", agencyId: null }],
      },
      { course: "first-good-prompt", activity: "meeting-summary" },
      "zh-TW",
    ).health;

  it("counts who saw the solution before passing, and leaves what came after out of how hard the lab is", async () => {
    const [helped, alone] = [await learner(), await learner()];
    await alone.submit(alone.starter);
    await alone.submit(alone.solution);
    await alone.open();
    await helped.giveUp();
    const before = health();
    await helped.run(helped.solution);
    await helped.submit(helped.solution);
    await alone.submit(alone.solution);
    const after = health();
    expect(after.reached).toEqual({ enrolled: 2, tried: 2, submitted: 2, passed: 2 });
    expect(after.sawSolution).toBe(1);
    expect(after.submissionsToPass.map((one) => one.people)).toEqual([0, 1, 0, 0, 0]);
    expect(after.medianRuns).toBe(0);
    expect(after.checks).toEqual(before.checks);
    expect(after.checks.find((check) => check.id === "length")).toMatchObject({ people: 2, share: 0.8 });
  });
});
