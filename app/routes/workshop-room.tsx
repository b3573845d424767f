import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { isWrongInput } from "#app/features/workshop/ask/ask-commands.ts";
import { readParticipantCommand } from "#app/features/workshop/room-commands.ts";
import { RoomPage } from "#app/features/workshop/room-page.tsx";
import { m } from "#app/i18n/messages.js";
import { checkIn } from "#app/journey/check-in.server.ts";
import { takePartInRoom } from "#app/journey/command-room.server.ts";
import { attendRoomPage } from "#app/journey/enter-room.server.ts";
import { claimGuestSeat } from "#app/journey/join-workshop.server.ts";
import { seeRoom } from "#app/journey/see-workshops.server.ts";
import { badRequest, readForm } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: page.workshop.title }) : m.frame_brand() },
];

/** For whoever has a seat, guests included; all others are sent to join. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("workshop.attend");
  return seeRoom(await attendRoomPage(args), localeOf(new URL(args.request.url).pathname));
}

/** What is pressed before scripts have come, and a guest who takes their seat along. */
export async function action(args: ActionFunctionArgs) {
  authorisePublic("workshop.attend");
  const { workshop, seat, actor } = await attendRoomPage(args);
  const { requestId } = args.context;
  const form = await readForm(args.request);
  const here = new URL(args.request.url).pathname;
  if (form.get("intent") === "claim") {
    if (actor && (await claimGuestSeat(workshop, seat, actor, requestId))) return redirect(here);
    return data({ refused: null, claim: "taken", check: null }, { status: 409 });
  }
  if (form.get("intent") === "check-in") {
    const code = form.get("code");
    const check = await checkIn(seat, typeof code === "string" ? code.slice(0, 20) : "");
    if (check === "right" || check === "again") return redirect(here);
    return data({ refused: null, claim: null, check }, { status: check === "too-many" ? 429 : 400 });
  }
  const sent = readParticipantCommand(form);
  if (!sent) return badRequest({ type: "unknown" }, { refused: "invalid", claim: null, check: null });
  const result = await takePartInRoom(seat, sent, requestId);
  if (result.outcome === "refused") {
    const status = isWrongInput(result.why) ? 400 : 409;
    return data({ refused: result.why, claim: null, check: null }, { status });
  }
  return redirect(here);
}

export default function RoomRoute() {
  const answer = useActionData<typeof action>();
  return (
    <RoomPage
      page={useLoaderData<typeof loader>()}
      refused={answer?.refused ?? null}
      claim={answer?.claim ?? null}
      check={answer?.check ?? null}
    />
  );
}
