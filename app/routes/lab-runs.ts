import type { ActionFunctionArgs } from "@remix-run/node";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { promptProblem } from "#app/features/lab/render-prompt.ts";
import { oneRunAtATime } from "#app/features/lab/run-guard.server.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { openActivityForFetch } from "#app/journey/open-activity.server.ts";
import { runLab } from "#app/journey/run-lab.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { sseResponse } from "#app/platform/sse.server.ts";

/** Milliseconds between pieces of the answer: about as fast as one reads. */
const PACE_MS = 12;

/** Runs a prompt on the visible cases and streams what happens. */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivityForFetch(args, "lab");
  const lab = publishedLab(open.version, open.activity);
  const prompt = (await readForm(args.request)).get("prompt");
  const problem = typeof prompt === "string" ? promptProblem(lab, prompt) : { kind: "empty" };
  if (problem || typeof prompt !== "string") return Response.json({ error: problem }, { status: 400 });

  const release = oneRunAtATime(open.actor.personId);
  if (!release) return Response.json({ error: { kind: "running" } }, { status: 429 });
  const { requestId, signal } = args.context;
  const provider = providerFor(lab.model);
  const events = runLab(open, lab, provider, prompt, { signal, paceMs: PACE_MS, requestId });
  return sseResponse(release.after(events), signal);
}
