import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { jobAside } from "#app/features/identity/jobs/job-aside.ts";
import { JobPage } from "#app/features/identity/jobs/job-page.tsx";
import { m } from "#app/i18n/messages.js";
import { retryJob } from "#app/journey/retry-job.server.ts";
import { seeJob } from "#app/journey/see-jobs.server.ts";
import { setJobAside } from "#app/journey/set-job-aside.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.job_title() }) }];

/** What was just done, as the address says it. */
const DONE = { again: m.job_done_again, aside: m.job_done_aside, late: m.job_done_late } as const;
type Done = keyof typeof DONE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const job = seeJob(actor, args.params.job ?? "");
  const done = new URL(args.request.url).searchParams.get("done") ?? "";
  return { job, done: Object.hasOwn(DONE, done) ? (done as Done) : null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const job = seeJob(actor, args.params.job ?? "");
  const { request, context } = args;
  const form = await readForm(request);
  const back = (done: Done) => redirect(`${new URL(request.url).pathname}?done=${done}`);
  const refuse = (errors: Record<string, string>) =>
    data({ errors, reason: String(form.get("reason") ?? "") }, { status: 400 });
  switch (form.get("intent")) {
    case "again":
      return back((await retryJob(job, actor.personId, context.requestId)) ? "again" : "late");
    case "aside": {
      const input = jobAside.safeParse(Object.fromEntries(form));
      if (!input.success) return refuse(fieldErrors(input.error));
      const end = { actorId: actor.personId, reason: input.data.reason };
      return back((await setJobAside(job, end, context.requestId)) ? "aside" : "late");
    }
    default:
      return refuse({ intent: "unknown" });
  }
}

export default function JobRoute() {
  const { job, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <JobPage
      job={job}
      done={done && !answer ? DONE[done]() : null}
      errors={answer?.errors ?? {}}
      reason={answer?.reason ?? ""}
    />
  );
}
