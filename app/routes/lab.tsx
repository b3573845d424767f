import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LabPage } from "#app/features/lab/lab-page.tsx";
import type { LabActionResult } from "#app/features/lab/lab-page-data.ts";
import { promptForm } from "#app/features/lab/prompt-form.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { promptProblem } from "#app/features/lab/render-prompt.ts";
import { oneRunAtATime, oneSubmissionAtATime } from "#app/features/lab/run-guard.server.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { m } from "#app/i18n/messages.js";
import { openActivity } from "#app/journey/open-activity.server.ts";
import { openHint } from "#app/journey/open-hint.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { saveLabDraft } from "#app/journey/save-lab-draft.server.ts";
import { seeLab } from "#app/journey/see-lab.server.ts";
import { submitLabAttempt } from "#app/journey/submit-lab-attempt.server.ts";
import { readForm } from "#app/platform/http.server.ts";

export const handle = { page: "lab" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: m.lab_kind({ title: page.lab.title }) }) : m.frame_brand() },
];

/** The back button must not bring yesterday's draft and a used form: this page is asked for every time. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "lab");
  return seeLab(open, publishedLab(open.version, open.activity));
}

/**
 * Submit and the next hint; where no scripts run, also Run and Save, and the text is saved before anything else.
 * What was written is shown by the page that one is redirected to; what wasn't done is said here, with the text.
 */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivity(args, "lab");
  const lab = publishedLab(open.version, open.activity);
  const form = await readForm(args.request);
  const here = new URL(args.request.url).pathname;

  if (form.get("intent") === "hint") {
    await openHint(open, lab.text[open.locale].hints.length);
    return redirect(`${here}#hints`);
  }
  const input = promptForm.safeParse(Object.fromEntries(form));
  if (!input.success) {
    const fields = [...new Set(input.error.issues.map((issue) => String(issue.path[0])))].join(", ");
    return refused({ prompt: textOf(form), trouble: { kind: "invalid", fields } }, 400);
  }
  const { intent, prompt, submissionKey, baseRevision, scripted } = input.data;
  if (!scripted) {
    const saved = await saveLabDraft(open, { body: prompt, baseRevision });
    if (!saved.saved) return refused({ prompt, conflict: saved.current }, 409);
    if (intent === "save") return redirect(here);
  }
  const problem = promptProblem(lab, prompt);
  if (problem) return refused({ prompt, trouble: problem }, 400);

  const { personId } = open.actor;
  const provider = providerFor(lab.model);
  const { requestId, signal } = args.context;
  if (intent === "run") {
    const turn = oneRunAtATime(personId);
    if (!turn) return refused({ prompt, trouble: { kind: "running" } }, 429);
    await turn.during(runLabToEnd(open, lab, provider, prompt, { requestId, signal }));
    return redirect(`${here}#p-result`);
  }
  // Judged to its end even when the browser leaves: a second click without scripts cancels the first request and
  // waits for its result, and a laptop may be closed.
  const result = await oneSubmissionAtATime(personId, `${submissionKey}\n${prompt}`, () =>
    submitLabAttempt(open, lab, provider, { prompt, submissionKey }, { requestId }),
  );
  if (!result) return refused({ prompt, trouble: { kind: "running" } }, 429);
  if (result.outcome === "not-judged") return refused({ prompt, trouble: { kind: result.reason } }, 503);
  return scripted ? refused({ prompt }, 200) : redirect(`${here}#p-result`);
}

/** The page again with its text, and what is the matter with it. */
function refused(answer: Partial<LabActionResult> & { prompt: string }, status: number) {
  return data<LabActionResult>({ trouble: null, conflict: null, ...answer }, { status });
}

function textOf(form: FormData): string {
  const prompt = form.get("prompt");
  return typeof prompt === "string" ? prompt : "";
}

export default function LabRoute() {
  const page = useLoaderData<typeof loader>();
  return <LabPage key={page.draftKey} page={page} answer={useActionData<typeof action>()} />;
}
