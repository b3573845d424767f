import type { LoaderFunctionArgs } from "@remix-run/node";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { catchUpRoom } from "#app/journey/catch-up-room.server.ts";

/** What has happened in a room since an event, for browsers that a stream doesn't reach. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("workshop.attend");
  return Response.json(await catchUpRoom(args), { headers: { "Cache-Control": "no-store" } });
}
