import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import type { Lab, Verdict } from "#app/features/lab/lab.ts";
import { latestTry, openHints, triesOf } from "#app/features/lab/labs.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import type { RunEvent } from "#app/features/lab/run-events.ts";
import { planFor } from "#app/features/lab/seeds.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { ModelError } from "#app/features/sandbox/provider.ts";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { getDatabase, openDatabase, useDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { labAttempt, labRun } from "#db/schema/lab.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { activityCompletion } from "#db/schema/progress.ts";
import { createAccount } from "./create-account.server.ts";
import { enrolInCourse } from "./enrol-in-course.server.ts";
import { keepHouse } from "./keep-house.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { openHint } from "./open-hint.server.ts";
import { publishContent } from "./publish-content.server.ts";
import { runLab } from "./run-lab.server.ts";
import { labDraft, saveLabDraft } from "./save-lab-draft.server.ts";
import { submitLabAttempt } from "./submit-lab-attempt.server.ts";

const COURSE = "first-good-prompt";
const model = practiceModel({ worker: null });
const request = { requestId: "request-1" };

let open: OpenActivity;
let lab: Lab;

beforeEach(async () => {
  const database = openDatabase(":memory:");
  migrate(database);
  useDatabase(database);
  await publishContent();
  open = await enrolled("officer@county.example");
  lab = publishedLab(open.version, open.activity);
});

async function enrolled(email: string, locale: "zh-TW" | "en" = "zh-TW"): Promise<OpenActivity> {
  const personId = await createAccount({
    email,
    name: "林佳穎",
    password: null,
    roles: [],
    reason: "test",
    actorId: null,
  });
  const actor: Actor = { personId, name: "林佳穎", email, agencyId: null, roles: [] };
  const version = currentVersion(COURSE);
  if (!version) throw new Error("the course was not published");
  await enrolInCourse(actor, version, null);
  const unit = openUnit(actor, { courseId: COURSE, activityId: "meeting-summary", kind: "lab", locale });
  if (unit === null || unit === "not-enrolled") throw new Error("the lab can't be opened");
  return unit;
}

const solution = () => lab.text["zh-TW"].solution;
const starter = () => lab.text["zh-TW"].starter;
const attempts = () => getDatabase().select().from(labAttempt).all();
const runs = () => getDatabase().select().from(labRun).all();

const submit = (prompt: string, submissionKey: string, provider: ModelProvider = model) =>
  submitLabAttempt(open, lab, provider, { prompt, submissionKey }, request);

async function run(prompt: string, provider: ModelProvider = model, signal = new AbortController().signal) {
  const events: RunEvent[] = [];
  for await (const event of runLab(open, lab, provider, prompt, { signal, paceMs: 0, requestId: null })) {
    events.push(event);
  }
  return events;
}

/** A model of the same interface that answers with a piece of text and then ends as told. */
function brokenModel(end: "timeout" | "crash"): ModelProvider {
  return {
    ...model,
    async *run() {
      yield { type: "text", text: "1. 一半" };
      if (end === "crash") throw new ModelError("crashed", "the worker ended");
      yield { type: "finish", reason: "timeout", usage: { inputTokens: 0, outputTokens: 0 } };
    },
  };
}

/** Everything that only a hidden case's text holds: long enough to be no coincidence. */
function hiddenTexts(): string[] {
  const text = lab.text["zh-TW"];
  const visible = text.cases
    .filter((one) => !one.hidden)
    .flatMap((one) => Object.values(one.vars))
    .join("\n");
  return text.cases
    .filter((one) => one.hidden)
    .flatMap((one) => [...Object.values(one.vars), ...Object.values(one.expect).flat()])
    .flatMap((value) => value.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line.length >= 8 && !visible.includes(line));
}

describe("submitting a lab", () => {
  it("judges all cases, keeps one attempt with its evidence and completes the lab", async () => {
    const result = await submit(solution(), "key-1");
    expect(result).toMatchObject({ outcome: "judged", number: 1, passed: true });
    const [row] = attempts();
    expect(row).toMatchObject({
      passed: true,
      score: 100,
      modelId: "practice-5",
      contentHash: open.version.contentHash,
      settings: { temperature: 0 },
    });
    const { cases, variations } = lab.text["zh-TW"];
    expect(row?.evidence).toMatchObject({ cases: [...cases, ...variations].map(({ id }) => ({ id })) });
    expect(row?.settings.seeds).toEqual(planFor(lab, open.version.contentHash).seeds);
    const [done] = getDatabase().select().from(activityCompletion).all();
    expect(done).toMatchObject({ activityId: "meeting-summary", attemptId: row?.id });
    const actions = getDatabase().select({ action: auditEvent.action }).from(auditEvent).all();
    expect(actions.map((one) => one.action)).toEqual(
      expect.arrayContaining(["lab.submit", "activity.complete"]),
    );
  });

  it("is one attempt however often, and however simultaneously, the same form is sent", async () => {
    const results = await Promise.all([1, 2, 3].map(() => submit(starter(), "key-1")));
    expect(attempts()).toHaveLength(1);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    const submitted = getDatabase().select({ action: auditEvent.action }).from(auditEvent).all();
    expect(submitted.filter((one) => one.action === "lab.submit")).toHaveLength(1);
  });

  it("takes a changed text as a new attempt, though an old page sends its old key again", async () => {
    expect(await submit(starter(), "key-1")).toMatchObject({ number: 1, passed: false });
    expect(await submit(solution(), "key-1")).toMatchObject({ number: 2, passed: true });
  });

  it("counts for nothing when the model breaks, is too slow or is stopped", async () => {
    expect(await submit(solution(), "k1", brokenModel("crash"))).toEqual({
      outcome: "not-judged",
      trouble: { kind: "model", trouble: { kind: "crashed", retryAfterSeconds: null } },
    });
    expect(await submit(solution(), "k2", brokenModel("timeout"))).toEqual({
      outcome: "not-judged",
      trouble: { kind: "timed-out" },
    });
    const gone = new AbortController();
    gone.abort();
    expect(
      await submitLabAttempt(
        open,
        lab,
        model,
        { prompt: solution(), submissionKey: "k3" },
        { requestId: null, signal: gone.signal },
      ),
    ).toEqual({ outcome: "not-judged", trouble: { kind: "stopped" } });
    expect(attempts()).toEqual([]);
    expect(getDatabase().select().from(activityCompletion).all()).toEqual([]);
  });

  it("stays passed when a later attempt fails", async () => {
    await submit(solution(), "key-1");
    await submit(starter(), "key-2");
    expect(getDatabase().select().from(activityCompletion).all()).toHaveLength(1);
    expect(attempts().map((one) => one.passed)).toEqual([true, false]);
  });

  it("tells the learner of hidden cases their rule and gist, never their text", async () => {
    await submit(starter(), "key-1");
    const told = JSON.stringify(latestTry(open.enrolment.id, open.activity.id));
    expect(hiddenTexts().length).toBeGreaterThan(20);
    expect(hiddenTexts().filter((text) => told.includes(text))).toEqual([]);
    expect(told).toContain("有一項決議沒有訂期限");
  });
});

describe("running a lab", () => {
  it("streams the visible cases, judges them and keeps a run that is no attempt", async () => {
    const events = await run(starter());
    const visible = lab.text["zh-TW"].cases.filter((one) => !one.hidden).map((one) => one.id);
    expect(events.filter((event) => event.type === "case-start").map((event) => event.caseId)).toEqual(
      visible,
    );
    const verdict = events.find((event) => event.type === "verdict");
    const streamed = events
      .filter((event) => event.type === "text" && event.caseId === "v1")
      .map((event) => (event.type === "text" ? event.text : ""))
      .join("");
    expect(verdict?.cases[0]).toMatchObject({ id: "v1", output: streamed, passed: false });
    expect(events.at(-1)).toEqual({ type: "end", trouble: null });
    expect(runs()).toHaveLength(1);
    expect(attempts()).toEqual([]);
    expect(hiddenTexts().filter((text) => JSON.stringify(events).includes(text))).toEqual([]);
  });

  it("keeps a run that was stopped, was too slow or broke, with its outcome and without a verdict", async () => {
    const stopper = new AbortController();
    const seen: (string | undefined)[] = [];
    const stream = runLab(open, lab, model, starter(), {
      signal: stopper.signal,
      paceMs: 0,
      requestId: null,
    });
    for await (const event of stream) {
      seen.push(event.type === "end" ? event.trouble?.kind : event.type);
      if (event.type === "text") stopper.abort();
    }
    expect(seen.at(-1)).toBe("stopped");
    expect((await run(starter(), brokenModel("timeout"))).at(-1)).toEqual({
      type: "end",
      trouble: { kind: "timed-out" },
    });
    expect((await run(starter(), brokenModel("crash"))).at(-1)).toEqual({
      type: "end",
      trouble: { kind: "model", trouble: { kind: "crashed", retryAfterSeconds: null } },
    });
    expect(
      runs()
        .map((one) => one.outcome)
        .sort(),
    ).toEqual(["failed", "stopped", "timed-out"]);
    const tries = triesOf(open.enrolment.id, open.activity.id);
    expect(tries.map((one) => one.prompt)).toEqual([starter(), starter(), starter()]);
    expect(tries.some((one) => one.outcome === "passed" || one.outcome === "failed")).toBe(false);
  });
});

describe("the guard in front of the model", () => {
  const PHONE = "0912-345-678";
  const withPhone = () => `${solution()}\n有問題請打 ${PHONE}。`;
  /** A model that notes what it is asked, and answers as an echo of its last line. */
  function echo(outsideHost = false) {
    const asked: string[] = [];
    const provider: ModelProvider = {
      ...model,
      outsideHost,
      async *run({ messages }) {
        const content = messages.at(-1)?.content ?? "";
        asked.push(content);
        yield { type: "text", text: content.split("\n").at(-1) ?? "" };
        yield { type: "finish", reason: "stop", usage: { inputTokens: 1, outputTokens: 1 } };
      },
    };
    return { asked, provider };
  }
  const shownText = (events: RunEvent[]) =>
    events.map((event) => (event.type === "text" && event.caseId === "v1" ? event.text : "")).join("");

  it("blocks secrets always, and personal data where the model is outside: nobody is asked, nothing is kept", async () => {
    for (const [prompt, outside] of [
      [`${solution()}\n密碼：Qing-Chuan#2026`, false],
      [withPhone(), true],
    ] as const) {
      const { asked, provider } = echo(outside);
      const blocked = { kind: "guard", notice: { action: "block" } };
      expect(await run(prompt, provider)).toMatchObject([{ type: "end", trouble: blocked }]);
      expect(await submit(prompt, "key-1", provider)).toMatchObject({ trouble: blocked });
      expect(asked).toEqual([]);
    }
    expect([...runs(), ...attempts()]).toEqual([]);
  });

  it("warns by default, with the place as typed, and keeps kinds and places with the run", async () => {
    const events = await run(withPhone());
    const start = withPhone().indexOf(PHONE);
    const place = { kind: "phone", part: "prompt", start, end: start + PHONE.length };
    expect(events[0]).toMatchObject({ type: "guard", notice: { action: "warn", findings: [place] } });
    expect(events.at(-1)).toEqual({ type: "end", trouble: null });
    expect(runs()[0]?.findings).toEqual([place]);
  });

  it("redacts where the lab says so: the model and the disk get placeholders, the screen the values", async () => {
    lab = { ...lab, guard: "redact" };
    const { asked, provider } = echo();
    const events = await run(withPhone(), provider);
    expect(asked.join()).not.toContain(PHONE);
    expect(asked[0]).toContain("[電話1]");
    expect(shownText(events)).toBe(`有問題請打 ${PHONE}。`);
    const verdict = events.find((event) => event.type === "verdict");
    expect(verdict?.cases[0]?.output).toContain(PHONE);
    expect(JSON.stringify(runs())).not.toContain(PHONE);
    await submit(withPhone(), "key-1", provider);
    expect(JSON.stringify(attempts())).not.toContain(PHONE);
  });

  it("lets the lab's own fictional values pass, in whatever policy", async () => {
    lab = { ...lab, guard: "block" };
    const own = lab.text["zh-TW"].cases.flatMap((one) => Object.values(one.vars)).join("\n");
    const { asked, provider } = echo();
    await run(`${solution()}\n例如：${own.slice(0, 400)}`, provider);
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe("the hour's calls to the model", () => {
  const before = env().QUOTA_PERSON;
  afterEach(() => {
    env().QUOTA_PERSON = before;
  });

  it("refuse a run and a submission once used up: no model is asked, nothing is kept", async () => {
    const text = lab.text["zh-TW"];
    env().QUOTA_PERSON = text.cases.length + text.variations.length;
    expect(await submit(starter(), "key-1")).toMatchObject({ outcome: "judged" });
    const refused = { kind: "quota", scope: "person" };
    expect(await submit(solution(), "key-2")).toMatchObject({ outcome: "not-judged", trouble: refused });
    expect(await run(solution())).toMatchObject([{ type: "end", trouble: refused }]);
    expect(attempts()).toHaveLength(1);
    expect(runs()).toEqual([]);
  });
});

describe("texts whose time is over", () => {
  afterEach(() => travelTo(null));
  const later = (days: number) => travelTo(new Date(Date.now() + days * 86_400_000).toISOString());

  it("are emptied from runs and attempts; what was decided stays", async () => {
    await run(starter());
    await submit(starter(), "key-1");
    await submit(solution(), "key-2");
    expect(await keepHouse()).toMatchObject({ "lab-texts": 0 });
    const kept = attempts();
    later(env().RUN_TEXT_DAYS + 1);
    await run(solution());
    expect(await keepHouse()).toMatchObject({ "lab-texts": 3 });
    expect(await keepHouse()).toMatchObject({ "lab-texts": 0 });

    const decided = (rows: ReturnType<typeof attempts>) =>
      rows.map(({ passed, score, passedChecks, totalChecks, evidence }) => ({
        ...{ passed, score, passedChecks, totalChecks },
        checks: (evidence as unknown as Verdict).cases.map((one) =>
          one.checks.map(({ id, pass, score: points }) => ({ id, pass, points })),
        ),
      }));
    expect(decided(attempts())).toEqual(decided(kept));
    const stored = JSON.stringify(attempts());
    expect(stored).not.toContain(starter().split("\n")[0]);
    for (const one of kept.flatMap((row) => (row.evidence as unknown as Verdict).cases)) {
      expect(stored).not.toContain(JSON.stringify(one.output).slice(1, 40));
    }
    expect(runs().map((one) => one.prompt)).toEqual(["", solution()]);
    const tries = triesOf(open.enrolment.id, open.activity.id);
    expect(tries.map((one) => one.emptied)).toEqual([false, true, true, true]);
  });
});

describe("hints", () => {
  const opened = () => openHints(open.enrolment.id, open.activity.id);

  it("come one at a time, and only after a failed try", async () => {
    const count = lab.text["zh-TW"].hints.length;
    expect(await openHint(open, count)).toBeNull();
    await run(starter(), brokenModel("crash"));
    expect(await openHint(open, count)).toBeNull();
    await run(starter());
    for (let number = 1; number <= count; number++) expect(await openHint(open, count)).toBe(number);
    expect(await openHint(open, count)).toBeNull();
    expect(opened()).toBe(count);
  });
});

describe("the draft", () => {
  it("is kept apart for each language and refuses to overwrite what another tab saved", async () => {
    expect(await saveLabDraft(open, { body: "從這個分頁", baseRevision: 0 })).toMatchObject({ saved: true });
    expect(await saveLabDraft(open, { body: "從另一個分頁", baseRevision: 0 })).toMatchObject({
      saved: false,
      current: { body: "從這個分頁", revision: 1 },
    });
    expect(labDraft(open)?.body).toBe("從這個分頁");
    expect(labDraft({ ...open, locale: "en" })).toBeNull();
  });
});
