import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CourseSource } from "#app/features/catalogue/course.ts";
import { readCourseSource } from "#app/features/catalogue/course-source.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { labHealth } from "#app/features/lab/health/health.queries.server.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { triesOf } from "#app/features/lab/labs.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { enrolmentFacts } from "#app/features/record/evidence.queries.server.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { getDatabase } from "#db/client.server.ts";
import { labNote, labRun } from "#db/schema/lab.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makeEnrolment, makePerson, publishRealCourse, publishTestCourse } from "#tests/support/factories.ts";
import { compareLabTries } from "./compare-lab-tries.server.ts";
import { keepHouse } from "./keep-house.server.ts";
import { noteLabTry } from "./note-lab-try.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { runLabToEnd } from "./run-lab.server.ts";
import { seeEvidence } from "./see-evidence.server.ts";
import { seeLab } from "./see-lab.server.ts";
import { seeLabHistory } from "./see-lab-history.server.ts";
import { submitLabAttempt } from "./submit-lab-attempt.server.ts";

const COURSE = "first-good-prompt";
const LAB = "meeting-summary";
const model = practiceModel({ worker: null });

let learner: Actor;
let open: OpenActivity;
let lab: Lab;
let changed: CourseSource | null;

beforeEach(async () => {
  freshDatabase();
  changed = null;
  const version = await publishRealCourse(COURSE);
  learner = await makePerson();
  await makeEnrolment(learner, version);
  open = opened(learner);
  lab = publishedLab(open.version, open.activity);
});
afterEach(() => travelTo(null));

function opened(actor: Actor, locale: Locale = "zh-TW"): OpenActivity {
  const unit = openUnit(actor, { courseId: COURSE, activityId: LAB, kind: "lab", locale });
  if (unit === null || unit === "not-enrolled") throw new Error("the lab can't be opened");
  return unit;
}

/** Publishes the course with a file changed; learners get it at once. */
async function publishChanged(path: string, from: string, to: string): Promise<void> {
  const source = readCourseSource(join(process.cwd(), "content/courses", COURSE));
  const { files } = changed ?? source;
  const before = files.find((one) => one.path === path)?.text ?? "";
  expect(before).toContain(from);
  const text = before.replaceAll(from, to);
  changed = { ...source, files: files.map((one) => (one.path === path ? { path, text } : one)) };
  await publishTestCourse(changed);
  open = opened(learner);
  lab = publishedLab(open.version, open.activity);
}

const { signal } = new AbortController();
const run = (prompt: string, place = open) =>
  runLabToEnd(place, lab, model, prompt, { signal, requestId: null });
const submit = (prompt: string, key: string) =>
  submitLabAttempt(open, lab, model, { prompt, submissionKey: key }, { requestId: null });
const starter = () => lab.text["zh-TW"].starter;
const solution = () => lab.text["zh-TW"].solution;
const tries = () => triesOf(open.enrolment.id, open.activity.id);
const newest = () => tries()[0]?.id ?? "";

function noteForm(tryId: string, note: string, intent = "note"): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intent, note, try: tryId })) form.append(name, value);
  return form;
}
const note = (tryId: string, text: string, intent?: string) =>
  noteLabTry(open, noteForm(tryId, text, intent));
const notes = () => getDatabase().select().from(labNote).all();

describe("a note on a try", () => {
  it("is kept once a try, written over, and taken away; its form's line ends become the database's", async () => {
    await run(starter());
    await submit(starter(), "key-1");
    for (const one of tries()) expect(await note(one.id, "第一行\r\n第二行 ")).toBeNull();
    await Promise.all([1, 2, 3].map(() => note(newest(), "改過")));
    expect(tries().map((one) => one.note)).toEqual(["改過", "第一行\n第二行"]);
    expect(notes()).toHaveLength(2);
    await note(newest(), "不管寫什麼", "remove-note");
    await note(tries()[1]?.id ?? "", "  ");
    expect(notes()).toEqual([]);
  });

  it("is refused with its field named when it is too long or holds what can't be kept; the old one stays", async () => {
    await run(starter());
    await note(newest(), "舊的");
    const long = "字".repeat(501);
    expect(await note(newest(), long)).toEqual({ errors: { note: "too-long" }, tryId: newest(), text: long });
    expect(await note(newest(), "a\u0000b")).toMatchObject({ errors: { note: "characters" } });
    expect(await note("not an id", "x")).toMatchObject({ errors: { try: "invalid" } });
    expect(await note(newest(), "x", "submit")).toMatchObject({ errors: { intent: "invalid" } });
    expect(tries()[0]?.note).toBe("舊的");
    // As many characters as may be, whatever they take in UTF-16.
    expect(await note(newest(), "𠮷".repeat(500))).toBeNull();
  });

  it("isn't there for a try of somebody else, of another lab, or none", async () => {
    await run(starter());
    const mine = newest();
    const other = await makePerson();
    await makeEnrolment(other, open.version);
    for (const [place, id] of [
      [opened(other), mine],
      [{ ...open, activity: { ...open.activity, id: "another-lab" } }, mine],
      [open, crypto.randomUUID()],
    ] as const) {
      const refusal = await noteLabTry(place, noteForm(id, "我的")).catch((thrown: unknown) => thrown);
      expect((refusal as Response).status).toBe(404);
    }
    expect(notes()).toEqual([]);
  });

  it("goes with the try's texts when their time is over, and can't be written any more", async () => {
    await run(starter());
    await submit(starter(), "key-1");
    for (const one of tries()) await note(one.id, "記住這個");
    travelTo(new Date(Date.now() + (env().RUN_TEXT_DAYS + 1) * 86_400_000).toISOString());
    await run(starter());
    await note(newest(), "新的");
    expect(await keepHouse()).toMatchObject({ "lab-texts": 2 });
    expect(tries().map((one) => one.note)).toEqual(["新的", null, null]);
    expect(await note(tries()[1]?.id ?? "", "太晚")).toMatchObject({ errors: { note: "over" } });
    expect(notes()).toHaveLength(1);
  });

  it("reaches neither HR's evidence nor those who teach", async () => {
    await submit(starter(), "key-1");
    await note(newest(), "只給自己看的話");
    const facts = enrolmentFacts(open.enrolment.id);
    if (!facts) throw new Error("there is no record");
    const health = labHealth({ courseId: COURSE, activityId: LAB }, new Map());
    expect(JSON.stringify([seeEvidence(facts, "zh-TW", true), health])).not.toContain("只給自己看的話");
  });
});

describe("the history", () => {
  it("comes with the lab page as the newest few, the others a page at a time, each once and newest first", async () => {
    for (let index = 0; index < 22; index++) await run(`${starter()}\n${index}`);
    await submit(starter(), "key-1");
    const page = seeLab(open, lab);
    expect(page.tries).toHaveLength(5);
    expect(page.tries[0]).toMatchObject({ kind: "attempt", number: 1 });
    expect(page.history).toMatchObject({ total: 23, failed: true });
    expect(page.history.before?.prompt).toBe(`${starter()}\n17`);

    const [first, second] = ["1", "2"].map((number) => seeLabHistory(open, lab, number));
    expect([first?.tries.length, second?.tries.length, first?.pages]).toEqual([20, 3, 2]);
    expect(first?.before?.id).toBe(second?.tries[0]?.id);
    expect(second?.before).toBeNull();
    const ids = [...(first?.tries ?? []), ...(second?.tries ?? [])].map((one) => one.id);
    expect(new Set(ids).size).toBe(23);
    for (const [asked, given] of [
      ["9", 2],
      ["0", 1],
      ["-1", 1],
      ["<script>", 1],
      [null, 1],
    ] as const)
      expect(seeLabHistory(open, lab, asked).page).toBe(given);
  });

  it("keeps hints open however many tries came after the one that failed", async () => {
    await run(starter());
    for (let index = 0; index < 6; index++) await run(`${solution()}${" ".repeat(index)}`);
    const page = seeLab(open, lab);
    expect(page.tries.every((one) => one.outcome === "passed")).toBe(true);
    expect(page.history.failed).toBe(true);
  });

  it("gives a text of one's own back, and no other", async () => {
    await run(starter());
    const mine = newest();
    expect(seeLab(open, lab, { restore: mine }).restore).toBe(starter());
    const other = await makePerson();
    await makeEnrolment(other, open.version);
    expect(seeLab(opened(other), lab, { restore: mine }).restore).toBeNull();
    expect(seeLab(open, lab, { restore: "<script>" }).restore).toBeNull();
  });
});

describe("two tries side by side", () => {
  const compare = (a: string | null = null, b: string | null = null) => compareLabTries(open, lab, { a, b });

  it("are the newest and the one before, unless others are asked for", async () => {
    expect(compare().pair).toBeNull();
    await run(starter());
    expect(compare().pair).toBeNull();
    await run(solution());
    await submit(solution(), "key-1");
    const [third, second, first] = tries().map((one) => one.id);
    const chosen = (data: ReturnType<typeof compare>) => [data.pair?.a.id, data.pair?.b.id];
    expect(chosen(compare())).toEqual([second, third]);
    expect(chosen(compare(null, second))).toEqual([first, second]);
    expect(chosen(compare(null, first))).toEqual([third, first]);
    expect(chosen(compare(third, first))).toEqual([third, first]);
    expect(chosen(compare(third))).toEqual([third, second]);
  });

  it("tell what changed, and nothing of the hidden cases but how many passed", async () => {
    await submit(starter(), "key-1");
    await submit(solution(), "key-2");
    await note(newest(), "加了格式");
    const data = compare();
    expect(data.pair?.comparison).toMatchObject({ obstacle: null, lost: 0 });
    expect(data.pair?.comparison.gained).toBeGreaterThan(0);
    const hiddenCount = lab.text["zh-TW"].cases.filter((one) => one.hidden).length;
    expect(data.pair?.b.hidden?.total).toBeGreaterThanOrEqual(hiddenCount);
    expect(data.pair?.b.note).toBe("加了格式");

    const told = JSON.stringify(data);
    const { cases } = lab.text["zh-TW"];
    const visible = JSON.stringify(cases.filter((one) => !one.hidden));
    const secret = cases
      .filter((one) => one.hidden)
      .flatMap((one) => [one.gist, ...Object.values(one.vars), ...Object.values(one.expect).flat()])
      .flatMap((value) => value.split("\n"))
      .map((line) => line.trim())
      .filter((line) => line.length >= 8 && !visible.includes(line));
    expect(secret.length).toBeGreaterThan(20);
    expect(secret.filter((line) => told.includes(line))).toEqual([]);
  });

  it("aren't held against each other across languages, or when a run didn't keep which edition it was", async () => {
    await run(starter());
    await run(lab.text.en.starter, opened(learner, "en"));
    expect(compare().pair?.comparison).toMatchObject({ obstacle: "language", gained: 0, lost: 0 });
    await run(solution());
    const [newestRun, , oldest] = tries().map((one) => one.id);
    expect(compare(oldest, newestRun).pair?.comparison).toMatchObject({ obstacle: null, cautions: [] });
    getDatabase().update(labRun).set({ contentHash: null }).run();
    expect(compare(oldest, newestRun).pair?.comparison.cautions).toEqual(["cases-unknown"]);
  });

  it("aren't held against each other when the lab's cases were changed in between; another unit's text may be", async () => {
    await run(starter());
    await publishChanged("01-basics/01-how-a-model-reads.md", "模型", "語言模型");
    await run(solution());
    expect(compare().pair?.comparison).toMatchObject({ obstacle: null, cautions: [] });
    await publishChanged("02-practice/02-meeting-summary.lab.md", "1,280", "1,380");
    await run(solution());
    expect(compare().pair?.comparison).toMatchObject({ obstacle: "cases", gained: 0, lost: 0 });
  });

  it("are 404 when one of them is somebody else's or isn't there", async () => {
    await run(starter());
    await run(solution());
    const other = await makePerson();
    await makeEnrolment(other, open.version);
    await run(starter(), opened(other));
    const [theirs] = triesOf(opened(other).enrolment.id, LAB);
    for (const id of [theirs?.id ?? "", crypto.randomUUID(), "<script>"]) {
      try {
        compare(newest(), id);
        expect.unreachable();
      } catch (refusal) {
        expect((refusal as Response).status).toBe(404);
      }
    }
  });
});
