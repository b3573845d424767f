import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FeedPage } from "#app/features/workshop/feed/feed-page.tsx";
import { readTrainerCommand } from "#app/features/workshop/room-commands.ts";
import { m } from "#app/i18n/messages.js";
import { leadRoom } from "#app/journey/command-room.server.ts";
import { leadWorkshop } from "#app/journey/enter-room.server.ts";
import { seeFeed } from "#app/journey/see-feed.server.ts";
import { badRequest, readForm } from "#app/platform/http.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.showing_feed() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const { workshop } = await leadWorkshop(args);
  return seeFeed(workshop, new URL(args.request.url).searchParams.get("step"));
}

/** What is pressed before scripts have come. */
export async function action(args: ActionFunctionArgs) {
  const lead = await leadWorkshop(args);
  const sent = readTrainerCommand(await readForm(args.request));
  if (!sent) return badRequest({ type: "unknown" }, { refused: "invalid" });
  const result = await leadRoom(lead, sent, args.context.requestId);
  if (result.outcome === "refused") return data({ refused: result.why }, { status: 409 });
  const { pathname, search } = new URL(args.request.url);
  return redirect(pathname + search);
}

export default function WorkshopFeedRoute() {
  const answer = useActionData<typeof action>();
  return <FeedPage page={useLoaderData<typeof loader>()} refused={answer?.refused ?? null} />;
}
