import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConsolePage } from "#app/features/workshop/console-page.tsx";
import { readOwnPoll, readTrainerCommand } from "#app/features/workshop/room-commands.ts";
import { m } from "#app/i18n/messages.js";
import { leadRoom } from "#app/journey/command-room.server.ts";
import { leadRoomPage, leadWorkshop } from "#app/journey/enter-room.server.ts";
import { addCoTrainer } from "#app/journey/plan-workshop.server.ts";
import { endRehearsal, startRehearsal } from "#app/journey/rehearse-workshop.server.ts";
import { seeConsole } from "#app/journey/see-workshops.server.ts";
import { setShowsText } from "#app/journey/set-shows-text.server.ts";
import { badRequest, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const handle = { page: "lab" };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: page.workshop.title }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, workshop } = await leadRoomPage(args);
  return seeConsole(workshop, actor, localeOf(new URL(args.request.url).pathname));
}

/** What is pressed before scripts have come, and the form for co-trainers. */
export async function action(args: ActionFunctionArgs) {
  const lead = await leadRoomPage(args);
  const { requestId } = args.context;
  const form = await readForm(args.request);
  const here = (path: string) => localePath(localeOf(new URL(args.request.url).pathname), path);
  if (form.has("intent") && form.get("intent") !== "poll") await leadWorkshop(args);
  if (form.get("intent") === "rehearse") {
    const id = await startRehearsal(lead, (number) => m.rehearsal_person({ number }), requestId);
    if (id !== null) return redirect(here(`/workshops/${id}`));
    return data({ refused: "stale", coTrainer: null, ownPoll: null }, { status: 409 });
  }
  if (form.get("intent") === "rehearse-end") {
    await endRehearsal(lead, requestId);
    return redirect(here(`/workshops/${lead.workshop.id}`));
  }
  if (form.get("intent") === "co-trainer") {
    const who = form.get("who");
    const coTrainer = await addCoTrainer(
      lead.actor,
      lead.workshop.id,
      typeof who === "string" ? who.trim().slice(0, 254) : "",
      requestId,
    );
    return data({ refused: null, coTrainer, ownPoll: null }, { status: coTrainer === "unknown" ? 400 : 200 });
  }
  if (form.get("intent") === "shows-text") {
    const kept = await setShowsText(lead, form.get("showsText") === "yes", requestId);
    if (kept) return redirect(new URL(args.request.url).pathname);
    return data({ refused: "invalid", coTrainer: null, ownPoll: null }, { status: 409 });
  }
  const own = form.get("intent") === "poll" ? readOwnPoll(form) : null;
  if (own && "errors" in own) {
    return data({ refused: null, coTrainer: null, ownPoll: own }, { status: 400 });
  }
  const sent = own ? own.sent : readTrainerCommand(form);
  if (!sent) {
    return badRequest({ type: "unknown" }, { refused: "invalid", coTrainer: null, ownPoll: null });
  }
  const result = await leadRoom(lead, sent, requestId);
  if (result.outcome === "refused") {
    return data({ refused: result.why, coTrainer: null, ownPoll: null }, { status: 409 });
  }
  return redirect(new URL(args.request.url).pathname);
}

export default function WorkshopRoute() {
  const answer = useActionData<typeof action>();
  const page = useLoaderData<typeof loader>();
  // The way into a rehearsal and back leads from room to room: each begins anew.
  return (
    <ConsolePage
      key={page.workshop.id}
      page={page}
      refused={answer?.refused ?? null}
      coTrainer={answer?.coTrainer ?? null}
      ownPoll={answer?.ownPoll ?? null}
    />
  );
}
