import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { opinionsOf } from "#app/features/lab/opinion/opinions.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { openaiModel } from "#app/features/sandbox/openai/openai-model.server.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { getDatabase, openDatabase, useDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { labAttempt, labOpinion } from "#db/schema/lab.ts";
import { auditEvent, job } from "#db/schema/platform.ts";
import type { Behaviour, FakeEndpoint } from "#tests/support/fake-endpoint.ts";
import {
  answers,
  answersError,
  breaksOffAfter,
  DONE,
  neverAnswers,
  says,
  startFakeEndpoint,
  streams,
} from "#tests/support/fake-endpoint.ts";
import { adviseOnAttempt } from "./advise-on-attempt.server.ts";
import { createAccount } from "./create-account.server.ts";
import { enrolInCourse } from "./enrol-in-course.server.ts";
import { keepHouse } from "./keep-house.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { publishContent } from "./publish-content.server.ts";
import { seeLab } from "./see-lab.server.ts";
import { submitLabAttempt } from "./submit-lab-attempt.server.ts";

const COURSE = "first-good-prompt";
const CRITERION = "要點寫得讓沒開會的人也懂";
const model = practiceModel({ worker: null });
const folder = mkdtempSync(join(tmpdir(), "academy-rubric-"));
let endpoint: FakeEndpoint;
let open: OpenActivity;
let lab: Lab;

/** The first course with a rubric in its lab. */
beforeAll(async () => {
  endpoint = await startFakeEndpoint();
  cpSync(join("content/courses", COURSE), join(folder, COURSE), { recursive: true });
  for (const name of ["02-meeting-summary.lab.md", "02-meeting-summary.lab.en.md"]) {
    const path = join(folder, COURSE, "02-practice", name);
    const entry = `each:\n  - { id: clear, type: llm-rubric, label: 沒開會的人也看得懂, value: ${CRITERION} }\n`;
    writeFileSync(path, readFileSync(path, "utf8").replace("each:\n", entry));
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await endpoint.stop();
});

const before = { person: env().QUOTA_PERSON };
afterEach(() => {
  env().QUOTA_PERSON = before.person;
  travelTo(null);
});

beforeEach(async () => {
  const database = openDatabase(":memory:");
  migrate(database);
  useDatabase(database);
  await publishContent(folder);
  const email = "officer@county.example";
  const about = { email, name: "林佳穎", password: null, roles: [], reason: "test", actorId: null };
  const actor = { personId: await createAccount(about), name: "林佳穎", email, agencyId: null, roles: [] };
  const version = currentVersion(COURSE);
  if (!version) throw new Error("the course was not published");
  await enrolInCourse(actor, version, null);
  const unit = openUnit(actor, {
    courseId: COURSE,
    activityId: "meeting-summary",
    kind: "lab",
    locale: "zh-TW",
  });
  if (unit === null || unit === "not-enrolled") throw new Error("the lab can't be opened");
  open = unit;
  lab = publishedLab(open.version, open.activity);
  endpoint.asked.length = 0;
});

const adviser = (options: Partial<Parameters<typeof openaiModel>[0]> = {}): ModelProvider =>
  openaiModel({
    url: endpoint.url,
    model: "judge",
    key: undefined,
    allow: [endpoint.origin],
    name: { "zh-TW": "機關模型", en: "Agency model" },
    outsideHost: false,
    limits: { connectMs: 5000, firstTokenMs: 5000, idleMs: 5000, totalMs: 10_000 },
    maxBytes: 4_000_000,
    retries: 0,
    ...options,
  });
const judges = (answer: object | string): Behaviour =>
  streams(says(typeof answer === "string" ? answer : JSON.stringify(answer)), says("", "stop"), DONE);

async function submitted(prompt: string, asked: ModelProvider | null = adviser()): Promise<string> {
  const input = { prompt, submissionKey: "key-1" };
  await submitLabAttempt(open, lab, model, input, { requestId: null }, asked);
  const [attempt] = attempts();
  if (!attempt) throw new Error("nothing was judged");
  return attempt.id;
}
const attempts = () => getDatabase().select().from(labAttempt).all();
const advise = (id: string, asked: ModelProvider | null = adviser(), signal = new AbortController().signal) =>
  adviseOnAttempt(id, signal, asked);
const outcomes = (id: string) => opinionsOf(id).map((one) => one.opinion);
const starter = () => lab.text["zh-TW"].starter;
const visible = () => lab.text["zh-TW"].cases.filter((one) => !one.hidden);
const hidden = () => lab.text["zh-TW"].cases.filter((one) => one.hidden);
const latestShown = () => {
  const { latest } = seeLab(open, lab);
  return latest?.kind === "attempt" ? latest.opinions : null;
};

describe("a model's opinion of a submission", () => {
  it("is asked for once, after the verdict, on visible cases only, and leaves the attempt as it was", async () => {
    endpoint.does(judges({ reason: "寫得很清楚。", pass: true }));
    const id = await submitted(starter());
    const [attempt] = attempts();
    expect(attempt).toMatchObject({ passed: false });
    expect(endpoint.asked).toHaveLength(0);
    expect(outcomes(id)).toEqual(visible().map(() => ({ outcome: "waiting" })));
    expect(getDatabase().select().from(job).all()).toMatchObject([
      { kind: "lab.advise", payload: { attempt: id } },
    ]);

    await advise(id);
    await advise(id);
    expect(outcomes(id)).toEqual(visible().map(() => ({ outcome: "for", reason: "寫得很清楚。" })));
    expect(endpoint.asked).toHaveLength(visible().length);
    // Full marks from a model move nothing.
    expect(attempts()).toEqual([attempt]);
    expect(JSON.stringify(attempt?.evidence)).not.toContain("沒開會的人也看得懂");
    const audit = getDatabase().select().from(auditEvent).all();
    expect(audit.filter((one) => one.action === "lab.advise")).toMatchObject([
      { detail: { attempt: id, asked: visible().length, came: visible().length } },
    ]);

    const sent = endpoint.asked.map((one) => one.body).join("\n");
    expect(sent).toContain(CRITERION);
    const evidence = attempt?.evidence as { cases: { hidden: boolean; output: string }[] };
    const shown = evidence.cases.filter((one) => !one.hidden).map((one) => one.output);
    for (const one of evidence.cases.filter((one) => one.hidden && !shown.includes(one.output)))
      expect(sent).not.toContain(JSON.stringify(one.output).slice(1, -1));
    for (const line of hidden().flatMap((one) => Object.values(one.vars).join("\n").split("\n")))
      if (line.trim().length >= 8 && !shown.join("\n").includes(line))
        expect(sent).not.toContain(line.trim());
  });

  it("is shown with the model's name; the criterion itself stays on the server", async () => {
    endpoint.does(judges({ reason: "第二點看不出是誰要做。", pass: false }));
    const id = await submitted(lab.text["zh-TW"].solution);
    await advise(id);
    expect(attempts()[0]).toMatchObject({ passed: true, score: 100 });
    expect(latestShown()).toMatchObject({
      kind: "asked",
      opinions: visible().map(({ id: caseId }) => ({
        caseId,
        label: "沒開會的人也看得懂",
        model: "機關模型",
        opinion: { outcome: "against", reason: "第二點看不出是誰要做。" },
      })),
    });
    expect(JSON.stringify(seeLab(open, lab))).not.toContain(CRITERION);
  });

  it("counts like the person's own calls, and is left out when those are used up", async () => {
    endpoint.does(judges({ reason: "好。", pass: true }));
    const text = lab.text["zh-TW"];
    env().QUOTA_PERSON = text.cases.length + text.variations.length;
    const id = await submitted(starter());
    await advise(id);
    expect(outcomes(id)[0]).toEqual({ outcome: "none", gap: "quota" });
    expect(endpoint.asked).toHaveLength(0);
  });

  it.each<[string, Behaviour, string]>([
    ["prose", judges("我認為這份摘要寫得很好，應該通過。"), "unreadable"],
    ["a refusal", judges("I'm sorry, I can't help with that."), "unreadable"],
    ["JSON of another form", judges({ verdict: "pass" }), "unreadable"],
    ["an answer that breaks off", breaksOffAfter(says('{"reason": "好')), "unavailable"],
    ["a page", answers(200, "text/html", "<h1>login</h1>"), "unavailable"],
    ["a failing server", answersError(500, { message: "broken" }), "unavailable"],
    ["a key that isn't taken", answersError(401, { message: "no" }), "unavailable"],
    ["a busy server", answersError(429, { message: "busy" }, { "retry-after": "60" }), "unavailable"],
  ])("doesn't come of %s, and the attempt is untouched", async (_, behaviour, gap) => {
    endpoint.does(behaviour);
    const id = await submitted(starter());
    const kept = attempts();
    await advise(id);
    expect(outcomes(id)[0]).toEqual({ outcome: "none", gap });
    expect(attempts()).toEqual(kept);
  });

  it("doesn't come of silence", async () => {
    endpoint.does(neverAnswers);
    const id = await submitted(starter());
    const limits = { connectMs: 1000, firstTokenMs: 50, idleMs: 50, totalMs: 1000 };
    await advise(id, adviser({ limits }));
    expect(outcomes(id)[0]).toEqual({ outcome: "none", gap: "slow" });
  });

  it("is asked again by whoever takes the job next, when a process had to stop in the middle", async () => {
    endpoint.does(neverAnswers);
    const id = await submitted(starter());
    const stop = new AbortController();
    const asking = advise(id, adviser(), stop.signal);
    await vi.waitUntil(() => endpoint.asked.length > 0);
    stop.abort(new Error("stopping"));
    await expect(asking).rejects.toThrow("stopping");
    expect(outcomes(id)[0]).toEqual({ outcome: "waiting" });
    endpoint.does(judges({ reason: "好。", pass: true }));
    await advise(id);
    expect(outcomes(id)[0]).toEqual({ outcome: "for", reason: "好。" });
  });

  it("isn't asked for where no real model is set up; the page says so and nothing waits", async () => {
    const id = await submitted(starter(), null);
    expect(getDatabase().select().from(labOpinion).all()).toEqual([]);
    expect(getDatabase().select().from(job).all()).toEqual([]);
    expect(opinionsOf(id)).toEqual([]);
    expect(latestShown()).toEqual({ kind: "no-model" });
  });

  it("loses its words with the attempt's texts, and gets none afterwards", async () => {
    endpoint.does(judges({ reason: "寫得很清楚。", pass: true }));
    const id = await submitted(starter());
    await advise(id);
    travelTo(new Date(Date.now() + (env().RUN_TEXT_DAYS + 1) * 86_400_000).toISOString());
    await keepHouse();
    expect(getDatabase().select().from(labOpinion).all()).toMatchObject(
      visible().map(() => ({ outcome: "for", reason: "" })),
    );
    await advise(id);
    expect(endpoint.asked).toHaveLength(visible().length);
  });

  it("isn't waited for for ever", async () => {
    const id = await submitted(starter());
    travelTo(new Date(Date.now() + 3_600_000).toISOString());
    expect(outcomes(id)[0]).toEqual({ outcome: "none", gap: "unavailable" });
  });
});
