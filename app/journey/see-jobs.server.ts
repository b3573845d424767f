import { officeCalendar } from "#app/features/enrolment/notices/office-calendar.server.ts";
import { missingYear } from "#app/features/enrolment/notices/office-calendar.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import type { JobState } from "#app/features/identity/jobs/job-words.ts";
import type { JobDetails, JobsPageData } from "#app/features/identity/jobs/jobs-page-data.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { notFound } from "#app/platform/http.server.ts";
import { countJobs, deadJobs, jobById } from "#app/platform/jobs/jobs.queries.server.ts";
import type { JobRow } from "#app/platform/jobs/queue.server.ts";
import { mailRoute } from "#app/platform/mail/send-mail.server.ts";

const PAGE_SIZE = 50;

/** How the jobs stand, and those that have stopped. @throws 404 for who isn't an operator */
export function seeJobs(actor: Actor, query: URLSearchParams): JobsPageData {
  authorise(actor, "job.manage", null);
  const typed = Number(query.get("page"));
  const page = Number.isInteger(typed) && typed >= 1 && typed <= 10_000 ? typed : 1;
  const { rows, total } = deadJobs({ from: (page - 1) * PAGE_SIZE, count: PAGE_SIZE });
  return {
    mail: mailRoute(),
    missingYear: missingYear(taipeiDay(now()), officeCalendar()),
    kinds: countJobs(),
    dead: rows.map(({ id, kind, attempts, cause, endedAt }) => ({
      ...{ id, kind, attempts },
      cause: cause ?? "",
      endedAt: endedAt ?? "",
    })),
    count: total,
    page,
    pageSize: PAGE_SIZE,
  };
}

/** One job. @throws 404 when there is none, or for who isn't an operator */
export function seeJob(actor: Actor, id: string): JobDetails {
  authorise(actor, "job.manage", null);
  const row = jobById(id) ?? notFound();
  const { key, kind, attempts, cause, createdAt, endedAt } = row;
  const state = stateOf(row);
  return {
    ...{ id, key, kind, state, attempts, cause, createdAt, endedAt },
    dueAt: state === "waiting" ? row.dueAt : null,
  };
}

function stateOf({ outcome, lease, dueAt }: JobRow): JobState {
  if (outcome !== null) return outcome;
  return lease !== null && dueAt > now() ? "running" : "waiting";
}
