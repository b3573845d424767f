import type { ActionFunctionArgs } from "@remix-run/node";
import { saveReadingPosition } from "#app/features/progress/progress.server.ts";
import { openActivityForFetch } from "#app/journey/open-activity.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Keeps how far someone has read a lesson; sent by the page itself. */
export async function action(args: ActionFunctionArgs) {
  const open = await openActivityForFetch(args, "lesson");
  const heading = (await readForm(args.request)).get("heading");
  if (typeof heading !== "string" || !/^[\w-]{1,80}$/.test(heading)) {
    return Response.json({ error: "heading" }, { status: 400 });
  }
  await inTransaction((tx) =>
    saveReadingPosition(tx, { enrolmentId: open.enrolment.id, activityId: open.activity.id, headingId: heading }),
  );
  return new Response(null, { status: 204 });
}
