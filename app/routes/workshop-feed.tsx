import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FeedPage } from "#app/features/workshop/feed/feed-page.tsx";
import { m } from "#app/i18n/messages.js";
import { leadWorkshop } from "#app/journey/enter-room.server.ts";
import { seeFeed } from "#app/journey/see-feed.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.showing_feed() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const { workshop } = await leadWorkshop(args);
  return seeFeed(workshop, new URL(args.request.url).searchParams.get("step"));
}

export default function WorkshopFeedRoute() {
  return <FeedPage page={useLoaderData<typeof loader>()} />;
}
