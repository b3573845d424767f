import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { answerQuizQuestion } from "#app/journey/answer-quiz-question.server.ts";
import { completeLesson } from "#app/journey/complete-lesson.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { makePerson } from "../support/factories.ts";
import { labOf, unitAddress, unitOf } from "../support/learner.ts";
import { sessionCookie } from "../support/requests.ts";
import type { Figures } from "./figures.ts";
import { median, quantile } from "./figures.ts";
import type { Floor } from "./floors.ts";
import { bareInserts } from "./floors.ts";
import type { World } from "./learners.ts";
import { joinedLearner, learnerAtLessonsEnd, learnerInQuiz, rightAnswer, several } from "./learners.ts";
import { CONNECTIONS, loadPage, post, sampleUntil, timed, workOff } from "./requests.ts";

/** What is measured against: a production server, its database, and who and what is in it. */
export type Site = { url: string; pid: number; database: Database; world: World };

export type Bench = { figures: Figures; runs: number; seconds: number };

/** Pages of someone who is signed in, and the floors, taking turns so that a slow moment hits all alike. */
export async function measurePages(
  { figures, runs, seconds }: Bench,
  { url, database, world }: Site,
  floors: { plainHttp: Floor; emptyRemix: Floor },
): Promise<void> {
  writeInto(database);
  const { cookie } = await joinedLearner(world);
  const { course } = world;
  const pages = {
    "home page": "/",
    "course page": `/courses/${course.courseId}`,
    "lesson page": unitAddress(course, unitOf(course, "lesson")),
    "lab page": unitAddress(course, unitOf(course, "lab")),
  };
  // Both warm up before anything counts.
  for (const path of Object.values(pages)) await loadPage(url + path, cookie, 1);
  await loadPage(floors.emptyRemix.url, null, 1);
  for (let run = 0; run < runs; run++) {
    const plain = await loadPage(floors.plainHttp.url, null, seconds);
    figures.add("floor: node:http", "requests/s", plain.perSecond);
    const empty = await loadPage(floors.emptyRemix.url, null, seconds);
    figures.add("floor: empty Remix route", "requests/s", empty.perSecond);
    for (const [name, path] of Object.entries(pages)) {
      const { perSecond, p99 } = await loadPage(url + path, cookie, seconds);
      figures.add(name, "requests/s", perSecond);
      figures.add(`${name}, share of the empty Remix route`, "×", perSecond / empty.perSecond);
      figures.add(`${name}, p99 at ${CONNECTIONS} connections`, "ms", p99);
    }
  }
}

/** Writes of learners: answers of a quiz and lessons completed, each a transaction on the disk. */
export async function measureWrites({ figures, runs, seconds }: Bench, site: Site): Promise<void> {
  const { url, database, world } = site;
  writeInto(database);
  const quizUrl = `${url}${unitAddress(world.course, unitOf(world.course, "quiz"))}.data`;
  const lessonUrl = `${url}${unitAddress(world.course, unitOf(world.course, "lesson"))}.data`;
  for (let run = 0; run < runs; run++) {
    const inQuiz = await several(seconds * 40, () => learnerInQuiz(world));
    const answers = inQuiz.flatMap(({ cookie, questions }) =>
      questions.map((question) => async () => {
        const options = rightAnswer(question).map((id): [string, string] => ["option", id]);
        const { status, ms } = await post(quizUrl, cookie, [
          ["intent", "answer"],
          ["question", question.id],
          ...options,
        ]);
        if (status !== 202) throw new Error(`an answer was refused with ${status}`);
        return ms;
      }),
    );
    const answered = await workOff(answers);
    figures.add("quiz answer", "requests/s", answered.perSecond);
    figures.add("quiz answer, p99", "ms", answered.p99);

    const atEnd = await several(seconds * 80, () => learnerAtLessonsEnd(world));
    const done = await workOff(
      atEnd.map(({ cookie }) => async () => {
        const { status, ms } = await post(lessonUrl, cookie, [["intent", "done"]]);
        if (status !== 202 && status !== 200) throw new Error(`a completion was refused with ${status}`);
        return ms;
      }),
    );
    figures.add("lesson completed", "requests/s", done.perSecond);
    figures.add("lesson completed, p99", "ms", done.p99);
  }
}

/** Sixteen people run a lab's solution at the same time; the answer is paced to be read as it comes. */
export async function measureLabRuns(
  { figures, runs }: Bench,
  { url, database, world }: Site,
): Promise<void> {
  writeInto(database);
  const activity = unitOf(world.course, "lab");
  const prompt = labOf(world.course, activity).text["zh-TW"].solution;
  const learners = await several(CONNECTIONS, () => joinedLearner(world));
  for (let run = 0; run < runs; run++) {
    const results = await Promise.all(
      learners.map(({ cookie }) =>
        post(`${url}${unitAddress(world.course, activity)}/runs`, cookie, [["prompt", prompt]]),
      ),
    );
    const unfinished = results.filter(({ body }) => !body.toString().includes("event: verdict"));
    if (unfinished.length > 0) throw new Error(`${unfinished.length} runs came to no verdict`);
    figures.add(
      `lab run, first byte, ${CONNECTIONS} at once`,
      "ms",
      median(results.map((one) => one.firstByteMs)),
    );
    figures.add(`lab run, verdict, ${CONNECTIONS} at once`, "ms", median(results.map((one) => one.ms)));
  }
}

/** HR's first page with few and with many completions. */
export async function measureRecords(
  { figures, runs, seconds }: Bench,
  sites: { count: number; site: Site }[],
): Promise<void> {
  const desks = [];
  for (const { count, site } of sites) {
    writeInto(site.database);
    desks.push({ count, url: `${site.url}/records`, cookie: await officerCookie(site.world) });
  }
  const samples = seconds * 15;
  for (const { url, cookie } of desks) await loadPage(url, cookie, 1);
  for (let run = 0; run < runs; run++) {
    const took = desks.map((): number[] => []);
    for (let sample = 0; sample < samples; sample++) {
      for (const [index, { url, cookie }] of desks.entries()) {
        const { status, ms } = await timed(url, { headers: { Cookie: cookie } });
        if (status !== 200) throw new Error(`HR's list answered ${status}`);
        took[index]?.push(ms);
      }
    }
    const medians = took.map(median);
    for (const [index, { count }] of desks.entries()) {
      figures.add(`HR's first page, ${count} completions`, "ms", medians[index] ?? 0);
    }
    figures.add("HR's first page, many to few", "×", (medians.at(-1) ?? 0) / (medians[0] ?? 1));
  }
}

/** The whole list as CSV, what it does to the memory, and what a reader of a lesson feels meanwhile. */
export async function measureCsv({ figures, runs, seconds }: Bench, site: Site, rows: number): Promise<void> {
  const { url, database, world } = site;
  writeInto(database);
  const hr = await officerCookie(world);
  const { cookie } = await joinedLearner(world);
  const lesson = url + unitAddress(world.course, unitOf(world.course, "lesson"));
  const readLesson = async () => (await timed(lesson, { headers: { Cookie: cookie } })).ms;
  for (let run = 0; run < runs; run++) {
    const idle = await sampleUntil(readLesson, pause(seconds * 1000));
    const before = residentMb(site.pid);
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentMb(site.pid));
    }, 50);
    const download = timed(`${url}/records.csv`, { headers: { Cookie: hr } });
    const busy = await sampleUntil(readLesson, download);
    clearInterval(watch);
    const { body, ms, firstByteMs } = await download;
    const lines = body.toString("utf8").trimEnd().split("\r\n").length;
    if (lines <= rows) throw new Error(`the CSV holds ${lines - 1} of ${rows} rows`);
    figures.add(`CSV of ${rows} rows`, "s", ms / 1000);
    figures.add("CSV, first byte", "ms", firstByteMs);
    figures.add("CSV, size", "MB", body.length / 1e6);
    figures.add("CSV, growth of the server's memory", "MB", peak - before);
    figures.add("lesson page p95, idle", "ms", quantile(idle, 0.95));
    figures.add("lesson page p95, during the CSV", "ms", quantile(busy, 0.95));
  }
}

/** Memory that a process holds (VmRSS of proc(5)), in megabytes. */
function residentMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1000;
}

/** The time of our transactions beside that of a bare insert, on the same file with the same durability. */
export async function measureTransactions({ figures, runs, seconds }: Bench, site: Site): Promise<void> {
  const { database, world } = site;
  writeInto(database);
  for (let run = 0; run < runs; run++) {
    const people = seconds * 8;
    const inQuiz = await several(people, () => learnerInQuiz(world));
    const atEnd = await several(people, () => learnerAtLessonsEnd(world));
    const bare = median(bareInserts(database, people * 8));
    const answers: number[] = [];
    for (const { attemptId, questions } of inQuiz) {
      for (const question of questions) {
        answers.push(await msOf(() => answerQuizQuestion(attemptId, question, rightAnswer(question))));
      }
    }
    const lessons: number[] = [];
    for (const { open, questionIds } of atEnd) {
      lessons.push(await msOf(() => completeLesson(open, questionIds, null)));
    }
    figures.add("floor: bare insert, committed", "ms", bare);
    figures.add("quiz answer, its transaction", "ms", median(answers));
    figures.add("quiz answer, to the bare insert", "×", median(answers) / bare);
    figures.add("lesson completed, its transaction", "ms", median(lessons));
    figures.add("lesson completed, to the bare insert", "×", median(lessons) / bare);
  }
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function officerCookie({ agencies }: World): Promise<string> {
  const officer = await makePerson({
    agency: agencies.ministry,
    roles: [{ role: "hr", agency: agencies.ministry }],
  });
  return sessionCookie(officer.personId);
}
