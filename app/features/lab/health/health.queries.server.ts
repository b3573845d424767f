import { sql } from "drizzle-orm";
import { findSensitive } from "#app/features/sandbox/guard/find-sensitive.ts";
import { now } from "#app/platform/clock.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import type { CheckHealth, LabHealth } from "./health.ts";
import { SMALLEST_GROUP, STOPPED_AFTER_DAYS } from "./health.ts";

const EXAMPLES = 3;
/** Characters of an example. */
const EXAMPLE_LENGTH = 400;
const DAY_MS = 86_400_000;

type Lab = { courseId: string; activityId: string };

/**
 * How a lab goes, over all versions of its course. Numbers only; examples are answers of the model to material that
 * everybody sees, from groups large enough, without personal data, and never a prompt.
 * @param labels what the checks are called now, by id, in the order of the lab's file
 */
export function labHealth(
  lab: Lab,
  labels: ReadonlyMap<string, string>,
  database: Queryable = getDatabase(),
): LabHealth {
  const reached = database.get<LabHealth["reached"]>(sql`
    with mine as (select id from enrolment where course_id = ${lab.courseId})
    select
      (select count(*) from mine) as enrolled,
      (select count(*) from (
        select enrolment_id from lab_run where activity_id = ${lab.activityId} and enrolment_id in mine
        union select enrolment_id from lab_attempt where activity_id = ${lab.activityId} and enrolment_id in mine
      )) as tried,
      (select count(distinct enrolment_id) from lab_attempt
        where activity_id = ${lab.activityId} and enrolment_id in mine) as submitted,
      (select count(distinct enrolment_id) from lab_attempt
        where activity_id = ${lab.activityId} and passed = 1 and enrolment_id in mine) as passed`);
  const passes = database.all<{ submissions: number; runs: number }>(sql`
    select a.number as submissions, (
      select count(*) from lab_run r
      where r.enrolment_id = a.enrolment_id and r.activity_id = a.activity_id and r.started_at <= a.submitted_at
    ) as runs
    from lab_attempt a
    join enrolment e on e.id = a.enrolment_id and e.course_id = ${lab.courseId}
    where a.activity_id = ${lab.activityId} and a.passed = 1 and a.after_solution = 0 and not exists (
      select 1 from lab_attempt b
      where b.enrolment_id = a.enrolment_id and b.activity_id = a.activity_id and b.passed = 1
        and b.number < a.number
    )`);
  const saw = database.get<{ people: number }>(sql`
    select count(*) as people from lab_solution s
    join enrolment e on e.id = s.enrolment_id and e.course_id = ${lab.courseId}
    where s.activity_id = ${lab.activityId} and s.reason = 'tries'`);
  const stopped = stoppedAt(lab, database);
  return {
    reached,
    sawSolution: saw?.people ?? 0,
    submissionsToPass: ([1, 2, 3, 4, 5] as const).map((submissions) => ({
      submissions,
      people: passes.filter((one) => Math.min(one.submissions, 5) === submissions).length,
    })),
    medianRuns: median(passes.map((one) => one.runs)),
    checks: checksOf(lab, labels, database),
    stuck: countBy(stopped.flatMap((one) => one ?? []))
      .map(({ value, count }) => ({ checkId: value, label: labels.get(value) ?? value, people: count }))
      .sort((a, b) => b.people - a.people),
    stopped: stopped.length,
  };
}

/**
 * Every check in every finished try, one row each: its id, whether it held, whose try it was, and whether that person
 * had seen the solution.
 */
const verdicts = ({ courseId, activityId }: Lab) => sql`
  with tries as (
    select r.enrolment_id, r.finished_at as at, r.cases as cases, '[]' as prompt, exists (
      select 1 from lab_solution s
      where s.enrolment_id = r.enrolment_id and s.activity_id = r.activity_id and s.opened_at <= r.started_at
    ) as aided from lab_run r
    join enrolment e on e.id = r.enrolment_id and e.course_id = ${courseId}
    where r.activity_id = ${activityId} and r.outcome = 'finished'
    union all
    select a.enrolment_id, a.submitted_at, json_extract(a.evidence, '$.cases'),
      coalesce(json_extract(a.evidence, '$.prompt'), '[]'), a.after_solution from lab_attempt a
    join enrolment e on e.id = a.enrolment_id and e.course_id = ${courseId}
    where a.activity_id = ${activityId}
  ),
  numbered as (select row_number() over (order by at) as try, * from tries),
  verdicts as (
    select n.try, n.enrolment_id, n.at, n.aided, c.value ->> '$.id' as check_id, c.value ->> '$.pass' as pass,
      json_extract(c.value, '$.gate') as gate
    from numbered n, json_each(n.prompt) c
    union all
    select n.try, n.enrolment_id, n.at, n.aided, c.value ->> '$.id', c.value ->> '$.pass', json_extract(c.value, '$.gate')
    from numbered n, json_each(n.cases) k, json_each(k.value, '$.checks') c
  )`;

function checksOf(lab: Lab, labels: ReadonlyMap<string, string>, database: Queryable): CheckHealth[] {
  const failed = database.all<{ id: string; people: number; tries: number; all: number }>(sql`
    ${verdicts(lab)}
    select check_id as id, count(distinct case when pass = 0 then enrolment_id end) as people,
      count(distinct case when pass = 0 then try end) as tries, count(distinct try) as "all"
    from verdicts where aided = 0 group by check_id`);
  const byId = new Map(failed.map((one) => [one.id, one]));
  return [...labels]
    .map(([id, label]): CheckHealth => {
      const { people = 0, tries = 0, all = 0 } = byId.get(id) ?? {};
      return {
        id,
        label,
        people,
        share: all === 0 ? 0 : tries / all,
        examples: people >= SMALLEST_GROUP ? examplesOf(lab, id, database) : [],
      };
    })
    .sort((a, b) => b.people - a.people);
}

/**
 * The newest answers of runs on visible cases that failed a check, one a person. One that repeats what the person wrote
 * (an attack put into a letter, a sentence of the prompt) is none.
 */
function examplesOf(lab: Lab, checkId: string, database: Queryable): string[] {
  const rows = database.all<{ output: string; prompt: string }>(sql`
    select k.value ->> '$.output' as output, r.prompt as prompt, max(r.finished_at) as at
    from lab_run r
    join enrolment e on e.id = r.enrolment_id and e.course_id = ${lab.courseId},
      json_each(r.cases) k, json_each(k.value, '$.checks') c
    where r.activity_id = ${lab.activityId} and r.outcome = 'finished' and r.emptied_at is null
      and c.value ->> '$.id' = ${checkId} and c.value ->> '$.pass' = 0
    group by r.enrolment_id
    order by at desc
    limit ${EXAMPLES * 4}`);
  const fit = rows
    .filter(({ output, prompt }) => !repeats(output, prompt))
    .map(({ output }) => [...output.trim()].slice(0, EXAMPLE_LENGTH).join(""))
    .filter((output) => output !== "" && findSensitive(output).length === 0);
  return [...new Set(fit)].slice(0, EXAMPLES);
}

/** Characters in a row that an answer and a prompt don't share by chance. */
const OWN_WORDS = 12;

function repeats(output: string, prompt: string): boolean {
  for (let from = 0; from + OWN_WORDS <= prompt.length; from += 1)
    if (output.includes(prompt.slice(from, from + OWN_WORDS))) return true;
  return false;
}

/**
 * For each person who has tried, hasn't passed and hasn't tried for a while: the first check that failed in their
 * last try, gates before others; null where it failed none or ended without a verdict.
 */
function stoppedAt(lab: Lab, database: Queryable): (string | null)[] {
  const since = new Date(Date.parse(now()) - STOPPED_AFTER_DAYS * DAY_MS).toISOString();
  return database
    .all<{ check_id: string | null }>(sql`
      ${verdicts(lab)},
      people as (
        select enrolment_id, max(at) as at from (
          select r.enrolment_id, r.finished_at as at from lab_run r
          join enrolment e on e.id = r.enrolment_id and e.course_id = ${lab.courseId}
          where r.activity_id = ${lab.activityId}
          union all
          select a.enrolment_id, a.submitted_at from lab_attempt a
          join enrolment e on e.id = a.enrolment_id and e.course_id = ${lab.courseId}
          where a.activity_id = ${lab.activityId}
        ) group by enrolment_id
      )
      select (
        select v.check_id from verdicts v
        where v.enrolment_id = p.enrolment_id and v.at = p.at and v.pass = 0
        order by v.gate desc limit 1
      ) as check_id
      from people p
      where p.at < ${since} and not exists (
        select 1 from lab_attempt a
        where a.enrolment_id = p.enrolment_id and a.activity_id = ${lab.activityId} and a.passed = 1
      )`)
    .map((row) => row.check_id);
}

function countBy(values: string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
