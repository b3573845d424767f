import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { LONGEST_DRAFT } from "#app/features/lab/work.ts";
import { openLabForFetch } from "#app/journey/open-lab.server.ts";
import { labDraft, saveLabDraft } from "#app/journey/save-lab-draft.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";

const fields = z.object({
  prompt: z.string().max(LONGEST_DRAFT),
  baseRevision: z.coerce.number().int().min(0),
});

/** Which revision is kept; the page also asks in order to learn whether anybody answers. */
export async function loader(args: LoaderFunctionArgs) {
  const { open, changed } = await openLabForFetch(args);
  const draft = labDraft(open);
  return Response.json({ revision: draft?.revision ?? 0, savedAt: draft?.savedAt ?? null, changed });
}

/** Saves the prompt being written. 409 with the other text when another tab saved in between. */
export async function action(args: ActionFunctionArgs) {
  const { open, changed } = await openLabForFetch(args);
  const input = fields.safeParse(Object.fromEntries(await readForm(args.request)));
  if (!input.success) return Response.json({ errors: fieldErrors(input.error) }, { status: 400 });
  const { prompt, baseRevision } = input.data;
  const result = await saveLabDraft(open, { body: prompt.replaceAll("\r\n", "\n"), baseRevision });
  if (!result.saved) return Response.json({ current: result.current }, { status: 409 });
  return Response.json({ revision: result.draft.revision, savedAt: result.draft.savedAt, changed });
}
