import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HistoryPage } from "#app/features/lab/history/history-page.tsx";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { m } from "#app/i18n/messages.js";
import { noteLabTry } from "#app/journey/note-lab-try.server.ts";
import { openActivity } from "#app/journey/open-activity.server.ts";
import { seeLabHistory } from "#app/journey/see-lab-history.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: m.lab_history_title({ title: page.title }) }) : m.frame_brand() },
];

/** What one has tried and noted is one's own, and new with every run. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "lab");
  const wanted = new URL(args.request.url).searchParams.get("page");
  return seeLabHistory(open, publishedLab(open.version, open.activity), wanted);
}

/** A note, where no scripts run; one comes back to where it was written. */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivity(args, "lab");
  const form = await readForm(args.request);
  const refused = await noteLabTry(open, form);
  if (refused) return data(refused, { status: 400 });
  const { pathname, search } = new URL(args.request.url);
  const back =
    form.get("back") === "lab"
      ? localePath(open.locale, unitPath(open.course.id, open.activity))
      : pathname + search;
  return redirect(`${back}#try-${form.get("try")}`);
}

export default function LabHistoryRoute() {
  return (
    <HistoryPage data={useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
  );
}
