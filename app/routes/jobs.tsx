import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { JobsPage } from "#app/features/identity/jobs/jobs-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeJobs } from "#app/journey/see-jobs.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.job_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return seeJobs(actor, new URL(args.request.url).searchParams);
}

export default function JobsRoute() {
  return <JobsPage page={useLoaderData<typeof loader>()} />;
}
