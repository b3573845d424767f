import type { LoaderFunctionArgs } from "@remix-run/node";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { enterRoom } from "#app/journey/enter-room.server.ts";
import { seeSpotlight } from "#app/journey/see-spotlight.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";

/** The try that stands before a room, and to a participant what they are asked about. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("workshop.attend");
  const { workshop, viewer } = await enterRoom(args);
  const locale = new URL(args.request.url).searchParams.get("lang") === "en" ? "en" : "zh-TW";
  return inLocale(locale, () =>
    Response.json(seeSpotlight(workshop.id, viewer), { headers: { "Cache-Control": "no-store" } }),
  );
}
