import { createHash } from "node:crypto";
import { data } from "@remix-run/node";
import type { ActivitySource } from "#app/features/catalogue/course.ts";
import { versionSince } from "#app/features/catalogue/course-versions.server.ts";
import { currentActor } from "#app/features/identity/actor.server.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openActivityForFetch } from "./open-activity.server.ts";

/**
 * Opens a lab for the endpoints that its page calls. The page says whose it is (`?for=<enrolment>`): when somebody
 * else has signed in meanwhile, in another tab of a shared computer, a text must not land with them.
 * @returns also whether the lab has another text by now than on the page
 * @throws 401 and 404 in JSON, so that the page keeps what was typed
 */
export async function openLabForFetch(
  args: Parameters<typeof openActivityForFetch>[0],
): Promise<{ open: OpenActivity; lab: Lab; changed: boolean }> {
  const query = new URL(args.request.url).searchParams;
  const current = await openActivityForFetch(args, "lab");
  const open = asBegun(current, query.get("version"));
  const owner = query.get("for");
  if (owner !== null && owner !== open.enrolment.id) {
    throw Response.json({ error: "signed-out" }, { status: 401 });
  }
  const changed = open !== current && labText(open.activity) !== labText(current.activity);
  return { open, lab: publishedLab(open.version, open.activity), changed };
}

/** Tells a lab's text from any other. */
export const labText = ({ files }: ActivitySource): string =>
  createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);

/**
 * The lab as the page has it that somebody is working on: when an editorial change has moved them to a newer version
 * meanwhile, their work is still run and judged by the one that they began with. All else is that of the newer one.
 * @param versionId of the page; one that the enrolment can't have had changes nothing
 */
export function asBegun(open: OpenActivity, versionId: string | null): OpenActivity {
  if (versionId === null || versionId === open.version.id) return open;
  const version = versionSince(versionId, open.version, open.enrolment.enrolledAt);
  const activity = version?.course.activities.find(
    (one) => one.id === open.activity.id && one.kind === open.activity.kind,
  );
  return version && activity ? { ...open, version, activity } : open;
}

/**
 * Where no scripts run, a form of someone whose session has ended would end at the sign-in page without its texts.
 * @throws 401 with the texts, which the page shows
 */
export async function keepTextsOfSignedOut(
  args: Parameters<typeof openActivityForFetch>[0],
  form: FormData,
): Promise<void> {
  if (!args.context.document || (await currentActor(args))) return;
  const texts = [...form].flatMap(([name, value]) =>
    (name === "prompt" || name.startsWith("work.")) && typeof value === "string" ? [value] : [],
  );
  if (texts.some((text) => text.trim() !== "")) throw data({ texts }, { status: 401 });
}
