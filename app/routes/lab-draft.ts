import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openActivityForFetch } from "#app/journey/open-activity.server.ts";
import { saveLabDraft } from "#app/journey/save-lab-draft.server.ts";
import { readForm } from "#app/platform/http.server.ts";

/** Longer than any lab's own limit: a text too long to run is still kept while it is being shortened. */
const fields = z.object({
  prompt: z.string().max(20_000),
  baseRevision: z.coerce.number().int().min(0),
});

/** Saves the prompt being written. 409 with the other text when another tab saved in between. */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivityForFetch(args, "lab");
  const input = fields.safeParse(Object.fromEntries(await readForm(args.request)));
  if (!input.success) {
    return Response.json({ error: input.error.issues[0]?.path[0] ?? "prompt" }, { status: 400 });
  }
  const { prompt, baseRevision } = input.data;
  const result = await saveLabDraft(open, { body: prompt.replaceAll("\r\n", "\n"), baseRevision });
  if (!result.saved) return Response.json({ current: result.current }, { status: 409 });
  return Response.json({ revision: result.draft.revision, savedAt: result.draft.savedAt });
}
