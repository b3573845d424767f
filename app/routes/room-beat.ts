import type { ActionFunctionArgs } from "@remix-run/node";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { beatAsParticipant, beatAsTrainer, beatForm } from "#app/journey/beat-room.server.ts";
import { attendRoom, leadWorkshopForFetch } from "#app/journey/enter-room.server.ts";
import { postOnly, readForm } from "#app/platform/http.server.ts";

export const loader = postOnly;

/** A browser says that it is there: a participant's for the attendance, a trainer's to go on leading. */
export async function action(args: ActionFunctionArgs) {
  authorisePublic("workshop.attend");
  if (new URL(args.request.url).searchParams.get("as") === "trainer") {
    const { workshop, actor } = await leadWorkshopForFetch(args);
    await beatAsTrainer(workshop.id, actor.personId);
    return new Response(null, { status: 204 });
  }
  const { seat } = await attendRoom(args);
  const beat = beatForm.safeParse(Object.fromEntries(await readForm(args.request)));
  if (!beat.success) return Response.json({ error: "invalid" }, { status: 400 });
  const { bye, ...sign } = beat.data;
  await beatAsParticipant(seat, { ...sign, left: bye === "true" });
  return new Response(null, { status: 204 });
}
