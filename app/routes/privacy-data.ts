import type { LoaderFunctionArgs } from "@remix-run/node";
import { hasProof, requireActorOr401 } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { takeOwnData } from "#app/journey/take-own-data.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { fileResponse } from "#app/platform/http.server.ts";

/** All that is held on somebody, for themselves, once they have shown again who they are. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActorOr401(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  if (!(await hasProof(args, "finish"))) return Response.json({ error: "unproven" }, { status: 403 });
  const day = taipeiDay(now());
  return fileResponse(await takeOwnData(actor, args.context), {
    type: "application/zip",
    name: `${m.privacy_copy_heading()}-${day}.zip`,
    ascii: `my-data-${day}.zip`,
  });
}
