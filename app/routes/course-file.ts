import type { LoaderFunctionArgs } from "@remix-run/node";
import { versionFile } from "#app/features/catalogue/course-versions.server.ts";
import { requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { notFound } from "#app/platform/http.server.ts";

/** A picture of a published version; it never changes, so browsers keep it. */
export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireActorOr401(args), "course.read", null);
  const path = args.params["*"] ?? "";
  const text = /^images\/[\w.-]+\.svg$/.test(path) ? versionFile(args.params.version ?? "", path) : null;
  if (text === null) return notFound();
  return new Response(text, {
    headers: { "Content-Type": "image/svg+xml", "Cache-Control": "private, max-age=31536000, immutable" },
  });
}
