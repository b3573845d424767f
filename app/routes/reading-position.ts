import type { ActionFunctionArgs } from "@remix-run/node";
import { openActivityForFetch } from "#app/journey/open-activity.server.ts";
import { keepReadingPosition } from "#app/journey/save-reading-position.server.ts";
import { postOnly, readForm } from "#app/platform/http.server.ts";

export const loader = postOnly;

/** Keeps how far someone has read a lesson; sent by the page itself. */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivityForFetch(args, "lesson");
  const heading = (await readForm(args.request)).get("heading");
  if (typeof heading !== "string" || !/^[\w-]{1,80}$/.test(heading)) {
    return Response.json({ error: "heading" }, { status: 400 });
  }
  await keepReadingPosition(open, heading);
  return new Response(null, { status: 204 });
}
