import type { ActionFunctionArgs } from "@remix-run/node";
import { promptProblem } from "#app/features/lab/render-prompt.ts";
import { oneRunAtATime } from "#app/features/lab/run-guard.server.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { openLabForFetch } from "#app/journey/open-lab.server.ts";
import { runLab } from "#app/journey/run-lab.server.ts";
import { env } from "#app/platform/env.server.ts";
import { postOnly, readForm } from "#app/platform/http.server.ts";
import { sseResponse } from "#app/platform/sse.server.ts";

export const loader = postOnly;

/** Runs a prompt on the visible cases and streams what happens. */
export async function action(args: ActionFunctionArgs) {
  const { open, lab } = await openLabForFetch(args);
  const field = (await readForm(args.request)).get("prompt");
  const prompt = typeof field === "string" ? field.replaceAll("\r\n", "\n") : "";
  const problem = promptProblem(lab, open.locale, prompt, "run");
  if (problem) return Response.json({ error: { ...problem, field: "prompt" } }, { status: 400 });

  const turn = oneRunAtATime(open.actor.personId);
  if (!turn) return Response.json({ error: { kind: "running" } }, { status: 429 });
  const { requestId, signal } = args.context;
  const paceMs = env().PRACTICE_PACE_MS;
  const events = runLab(open, lab, providerFor(lab.model), prompt, { signal, paceMs, requestId });
  return sseResponse(turn.after(events), signal);
}
