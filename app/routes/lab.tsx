import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs } from "@remix-run/react";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { LabError } from "#app/features/lab/lab-error.tsx";
import { LabPage } from "#app/features/lab/lab-page.tsx";
import type { LabActionResult, LabPageData } from "#app/features/lab/lab-page-data.ts";
import { promptFields, promptForm } from "#app/features/lab/prompt-form.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { promptProblem } from "#app/features/lab/render-prompt.ts";
import { oneRunAtATime, oneSubmissionAtATime } from "#app/features/lab/run-guard.server.ts";
import { statusOfTrouble } from "#app/features/lab/trouble-status.ts";
import { loadedOrShown, nowShown, sentOrUnanswered } from "#app/features/lab/without-network.ts";
import { LONGEST_DRAFT } from "#app/features/lab/work.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { m } from "#app/i18n/messages.js";
import { openActivity } from "#app/journey/open-activity.server.ts";
import { openHint } from "#app/journey/open-hint.server.ts";
import { asBegun, keepTextsOfSignedOut } from "#app/journey/open-lab.server.ts";
import { openSolution } from "#app/journey/open-solution.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { saveLabDraft } from "#app/journey/save-lab-draft.server.ts";
import { seeLab } from "#app/journey/see-lab.server.ts";
import { submitLabAttempt } from "#app/journey/submit-lab-attempt.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";

export const handle = { page: "lab" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: m.lab_kind({ title: page.lab.title }) }) : m.frame_brand() },
];

/** The back button must not bring yesterday's draft and a used form: this page is asked for every time. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "lab");
  const wanted = Object.fromEntries(new URL(args.request.url).searchParams);
  return seeLab(open, publishedLab(open.version, open.activity), wanted);
}

/**
 * Submit, the next hint and the solution; where no scripts run, also Run and Save, and the text is saved before anything else.
 * What was written is shown by the page that one is redirected to; what wasn't done is said here, with the text.
 */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  await keepTextsOfSignedOut(args, form);
  const version = form.get("version");
  const open = asBegun(await openActivity(args, "lab"), typeof version === "string" ? version : null);
  const lab = publishedLab(open.version, open.activity);
  const here = new URL(args.request.url).pathname;

  const wanted = form.get("intent");
  const opens = wanted === "hint" || wanted === "solution" ? wanted : null;
  const openNext = async () => {
    if (opens === "hint") await openHint(open, lab.text[open.locale].hints.length);
    else await openSolution(open, lab, args.context.requestId);
    return redirect(`${here}#${opens === "hint" ? "hints" : "solution"}`);
  };
  if (opens && form.get("scripted")) return openNext();
  // Putting a try's text back, and opening something, saves what stands in the editor first.
  const restore = form.get("restore");
  if (opens || typeof restore === "string") form.set("intent", "save");
  const sent = promptFields(form, lab.text[open.locale].parts);
  if (typeof sent.prompt === "string" && sent.prompt.length > LONGEST_DRAFT) {
    return refused({ prompt: sent.prompt, trouble: { kind: "too-long-to-keep", max: LONGEST_DRAFT } }, 400);
  }
  const input = promptForm.safeParse(sent);
  if (!input.success) {
    const fields = Object.keys(fieldErrors(input.error)).join(", ");
    return refused(
      { prompt: typeof sent.prompt === "string" ? sent.prompt : "", trouble: { kind: "invalid", fields } },
      400,
    );
  }
  const { intent, prompt, submissionKey, baseRevision, scripted } = input.data;
  if (!scripted) {
    const saved = await saveLabDraft(open, { body: prompt, baseRevision });
    if (!saved.saved) return refused({ prompt, conflict: saved.current }, 409);
    if (opens) return openNext();
    const shown = typeof restore === "string" ? `?${new URLSearchParams({ restore })}#p-edit` : "";
    if (intent === "save") return redirect(here + shown);
  }
  const problem = promptProblem(lab, open.locale, prompt, intent === "run" ? "run" : "submit");
  if (problem) return refused({ prompt, trouble: problem }, 400);

  const { personId } = open.actor;
  const provider = providerFor(lab.model);
  const { requestId, signal } = args.context;
  if (intent === "run") {
    const turn = oneRunAtATime(personId);
    if (!turn) return refused({ prompt, trouble: { kind: "running" } }, 429);
    const trouble = await turn.during(runLabToEnd(open, lab, provider, prompt, { requestId, signal }));
    if (trouble && statusOfTrouble(trouble) < 500)
      return refused({ prompt, trouble }, statusOfTrouble(trouble));
    return redirect(`${here}#p-result`);
  }
  // Judged to its end even when the browser leaves: a second click without scripts cancels the first request and
  // waits for its result, and a laptop may be closed.
  const result = await oneSubmissionAtATime(personId, `${submissionKey}\n${prompt}`, () =>
    submitLabAttempt(open, lab, provider, { prompt, submissionKey }, { requestId }),
  );
  if (!result) return refused({ prompt, trouble: { kind: "running" } }, 429);
  if (result.outcome === "not-judged") {
    return refused({ prompt, trouble: result.trouble }, statusOfTrouble(result.trouble));
  }
  return scripted ? refused({ prompt }, 200) : redirect(`${here}#p-result`);
}

/** The page again with its text, and what is the matter with it. */
function refused(answer: Partial<LabActionResult> & { prompt: string }, status: number) {
  return data<LabActionResult>({ trouble: null, conflict: null, ...answer }, { status });
}

export const clientLoader = ({ request, serverLoader }: ClientLoaderFunctionArgs) =>
  loadedOrShown(request, () => serverLoader<LabPageData>());

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) =>
  sentOrUnanswered(request, () => serverAction<LabActionResult>());

export default function LabRoute() {
  const page = useLoaderData<typeof loader>();
  useEffect(() => nowShown(page), [page]);
  return <LabPage key={page.draftKey} page={page} answer={useActionData<typeof action>()} />;
}

export const ErrorBoundary = LabError;
