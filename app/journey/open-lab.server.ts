import type { Lab } from "#app/features/lab/lab.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openActivityForFetch } from "./open-activity.server.ts";

/**
 * Opens a lab for the endpoints that its page calls. The page says whose it is (`?for=<enrolment>`): when somebody
 * else has signed in meanwhile, in another tab of a shared computer, a text must not land with them.
 * @throws 401 and 404 in JSON, so that the page keeps what was typed
 */
export async function openLabForFetch(
  args: Parameters<typeof openActivityForFetch>[0],
): Promise<{ open: OpenActivity; lab: Lab }> {
  const open = await openActivityForFetch(args, "lab");
  const owner = new URL(args.request.url).searchParams.get("for");
  if (owner !== null && owner !== open.enrolment.id) {
    throw Response.json({ error: "signed-out" }, { status: 401 });
  }
  return { open, lab: publishedLab(open.version, open.activity) };
}
