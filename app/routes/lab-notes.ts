import type { ActionFunctionArgs } from "@remix-run/node";
import { noteLabTry } from "#app/journey/note-lab-try.server.ts";
import { openLabForFetch } from "#app/journey/open-lab.server.ts";
import { postOnly, readForm } from "#app/platform/http.server.ts";

export const loader = postOnly;

/** Keeps a note on a run or an attempt, for a page that stays where it is. */
export async function action(args: ActionFunctionArgs) {
  const { open } = await openLabForFetch(args);
  const refused = await noteLabTry(open, await readForm(args.request));
  return refused ? Response.json({ errors: refused.errors }, { status: 400 }) : Response.json({ kept: true });
}
