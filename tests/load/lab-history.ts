import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import type { OpenActivity } from "#app/journey/open-activity.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { submitLabAttempt } from "#app/journey/submit-lab-attempt.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { labOf, unitAddress, unitOf } from "../support/learner.ts";
import { median } from "./figures.ts";
import { joinedLearner, opened } from "./learners.ts";
import type { Bench, Site } from "./measures.ts";
import { timed } from "./requests.ts";

const FEW = 2;
const MANY = 200;

/**
 * The lab page of someone with two attempts and of someone with two hundred, each with as many runs, asked for in
 * turns so that a slow moment hits both.
 */
export async function measureLabHistory({ figures, runs, seconds }: Bench, site: Site): Promise<void> {
  const { url, database, world } = site;
  writeInto(database);
  const address = url + unitAddress(world.course, unitOf(world.course, "lab"));
  const pages = [await learnerWithTries(site, FEW), await learnerWithTries(site, MANY)];
  const ask = async (cookie: string) => {
    const { status, ms } = await timed(address, { headers: { Cookie: cookie } });
    if (status !== 200) throw new Error(`the lab page answered ${status}`);
    return ms;
  };
  for (let sample = 0; sample < 20; sample++) for (const cookie of pages) await ask(cookie);
  for (let run = 0; run < runs; run++) {
    const took = pages.map((): number[] => []);
    for (let sample = 0; sample < seconds * 30; sample++)
      for (const [index, cookie] of pages.entries()) took[index]?.push(await ask(cookie));
    const [few = 1, many = 0] = took.map(median);
    figures.add(`lab page with ${FEW} attempts`, "ms", few);
    figures.add(`lab page with ${MANY} attempts`, "ms", many);
    figures.add(`lab page with ${MANY} attempts, to one with ${FEW}`, "×", many / few);
  }
}

/** Someone who has made a number of runs and as many attempts. @returns their cookie */
async function learnerWithTries({ database, world }: Site, tries: number): Promise<string> {
  const learner = await joinedLearner(world);
  const open = opened(world, learner, "lab");
  await makeTries(open, world);
  copyTries(database, open.enrolment.id, tries - 1);
  return learner.cookie;
}

/** A run and an attempt, through the journeys. */
async function makeTries(open: OpenActivity, world: Site["world"]): Promise<void> {
  const lab = labOf(world.course, open.activity);
  const prompt = lab.text["zh-TW"].starter;
  const model = practiceModel({ worker: null });
  const { signal } = new AbortController();
  await runLabToEnd(open, lab, model, prompt, { signal, requestId: null });
  await submitLabAttempt(open, lab, model, { prompt, submissionKey: "bench" }, { requestId: null });
}

/** Copies of them, in SQL: later ones, with a text, an evidence and a note each as the first have. */
function copyTries(database: Database, enrolmentId: string, copies: number): void {
  const values = { enrolmentId, copies };
  const numbered = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @copies)";
  const later = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '+' || i || ' minutes')`;
  database.$client.transaction(() => {
    for (const from of [
      `INSERT INTO lab_run (id, enrolment_id, activity_id, locale, prompt, model_id, settings, findings, outcome, reading,
         cases, passed_checks, total_checks, started_at, finished_at, content_hash)
       SELECT id || '-' || i, enrolment_id, activity_id, locale, prompt || char(10) || i, model_id, settings, findings,
         outcome, reading, cases, passed_checks, total_checks, ${later("started_at")}, ${later("finished_at")},
         content_hash
       FROM lab_run, n WHERE enrolment_id = @enrolmentId`,
      `INSERT INTO lab_attempt (id, enrolment_id, activity_id, number, submission_key, locale, content_hash, model_id,
         settings, findings, prompt, evidence, passed, score, passed_checks, total_checks, submitted_at)
       SELECT id || '-' || i, enrolment_id, activity_id, number + i, submission_key || '-' || i, locale, content_hash,
         model_id, settings, findings, prompt || char(10) || i, evidence, passed, score, passed_checks, total_checks,
         ${later("submitted_at")}
       FROM lab_attempt, n WHERE enrolment_id = @enrolmentId`,
    ])
      database.$client.prepare(`${numbered} ${from}`).run(values);
    database.$client
      .prepare(
        `INSERT INTO lab_note (try_id, enrolment_id, body, written_at)
         SELECT id, enrolment_id, '這一版多寫了期限', submitted_at FROM lab_attempt WHERE enrolment_id = @enrolmentId`,
      )
      .run(values);
  })();
}
