import type { ActionFunctionArgs } from "@remix-run/node";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { isWrongInput } from "#app/features/workshop/ask/ask-commands.ts";
import { readParticipantCommand, readTrainerCommand } from "#app/features/workshop/room-commands.ts";
import { openingFor } from "#app/features/workshop/room-hub.server.ts";
import type { CommandResult } from "#app/journey/command-room.server.ts";
import { leadRoom, takePartInRoom } from "#app/journey/command-room.server.ts";
import { attendRoom, leadWorkshopForFetch } from "#app/journey/enter-room.server.ts";
import { postOnly, readForm } from "#app/platform/http.server.ts";

export const loader = postOnly;

/** A command to a room, as its pages' scripts send it: by those who lead it (`?as=trainer`), or from a seat. */
export async function action(args: ActionFunctionArgs) {
  authorisePublic("workshop.attend");
  const { requestId } = args.context;
  const trainer = new URL(args.request.url).searchParams.get("as") === "trainer";
  if (trainer) {
    const lead = await leadWorkshopForFetch(args);
    const sent = readTrainerCommand(await readForm(args.request));
    if (!sent) return Response.json({ error: "invalid" }, { status: 400 });
    return answer(await leadRoom(lead, sent, requestId), () =>
      openingFor(lead.workshop.id, { as: "trainer" }, 0),
    );
  }
  const { seat } = await attendRoom(args);
  const sent = readParticipantCommand(await readForm(args.request));
  if (!sent) return Response.json({ error: "invalid" }, { status: 400 });
  return answer(await takePartInRoom(seat, sent, requestId), () =>
    openingFor(seat.workshopId, { as: "participant", participantId: seat.id }, 0),
  );
}

/** A refusal brings the room as it is now, so that the screen is right again. */
function answer(result: CommandResult, present: () => unknown): Response {
  if (result.outcome === "done") return Response.json({ seq: result.seq });
  const status = isWrongInput(result.why) ? 400 : 409;
  return Response.json({ error: result.why, present: present() }, { status });
}
