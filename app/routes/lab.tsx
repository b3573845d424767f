import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { renderedProse } from "#app/features/catalogue/rendered.server.ts";
import { serialOfEnrolment } from "#app/features/credential/certificates.queries.server.ts";
import { type LabActionResult, LabPage, type LabPageData } from "#app/features/lab/lab-page.tsx";
import { lastVerdict, openHints, triesOf } from "#app/features/lab/labs.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { promptProblem } from "#app/features/lab/render-prompt.ts";
import { toLearner } from "#app/features/lab/to-learner.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { m } from "#app/i18n/messages.js";
import { openActivity } from "#app/journey/open-activity.server.ts";
import { openHint } from "#app/journey/open-hint.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { labDraft } from "#app/journey/save-lab-draft.server.ts";
import { submitLabAttempt } from "#app/journey/submit-lab-attempt.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";
import { localePath } from "#app/platform/locale.ts";

export const handle = { page: "lab" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: m.lab_kind({ title: page.lab.title }) }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs): Promise<LabPageData> {
  const open = await openActivity(args, "lab");
  const { activity, course, enrolment, locale, version } = open;
  const lab = publishedLab(version, activity);
  const text = lab.text[locale];
  const prose = (name: string, markdown: string) =>
    renderedProse(version, `${activity.id}/${name}`, markdown, locale);
  const path = unitPath(course.id, activity);
  return {
    lab: toLearner(lab, locale),
    courseId: course.id,
    situationHtml: prose("situation", text.situation),
    taskHtml: prose("task", text.task),
    draft: labDraft(open) ?? { body: text.starter, revision: 0, savedAt: null },
    draftKey: `draft:${enrolment.id}:${activity.id}:${locale}`,
    hints: text.hints.slice(0, openHints(enrolment.id, activity.id)),
    solution: open.done ? { prompt: text.solution, whyHtml: prose("why", text.why) } : null,
    tries: triesOf(enrolment.id, activity.id),
    last: lastVerdict(enrolment.id, activity.id),
    submissionKey: newId(),
    done: open.done,
    serial: open.done ? serialOfEnrolment(enrolment.id) : null,
    next: open.next,
    path: localePath(locale, path),
    endpoints: { runs: `${path}/runs?lang=${locale}`, draft: `${path}/draft?lang=${locale}` },
  };
}

const fields = z.object({ prompt: z.string().max(20_000), submissionKey: z.string().min(1).max(80) });

/** Submit, and — where no scripts run — Run and the next hint. The prompt comes back whatever happens. */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivity(args, "lab");
  const lab = publishedLab(open.version, open.activity);
  const form = await readForm(args.request);
  const answer = (result: LabActionResult, status = 200) => data(result, { status });

  if (form.get("intent") === "hint") {
    await openHint(open, lab.text[open.locale].hints.length);
    return answer({ prompt: labDraft(open)?.body ?? lab.text[open.locale].starter, trouble: null, run: null });
  }
  const input = fields.safeParse(Object.fromEntries(form));
  if (!input.success) throw new Response("prompt, submissionKey", { status: 400 });
  const prompt = input.data.prompt.replaceAll("\r\n", "\n");
  const problem = promptProblem(lab, prompt);
  if (problem) return answer({ prompt, trouble: problem, run: null }, 400);

  const provider = providerFor(lab.model);
  const { requestId, signal } = args.context;
  if (form.get("intent") === "run") {
    const { verdict, outcome } = await runLabToEnd(open, lab, provider, prompt, { signal, requestId });
    return answer({ prompt, trouble: outcome === "finished" ? null : { kind: outcome }, run: verdict });
  }
  const { submissionKey } = input.data;
  const result = await submitLabAttempt(open, lab, provider, { prompt, submissionKey }, { requestId, signal });
  return answer({
    prompt,
    trouble: result.outcome === "not-judged" ? { kind: result.reason } : null,
    run: null,
  });
}

export default function LabRoute() {
  const page = useLoaderData<typeof loader>();
  return <LabPage key={page.draftKey} page={page} answer={useActionData<typeof action>()} />;
}
