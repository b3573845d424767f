import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RoomComparisonPage } from "#app/features/workshop/texts/room-comparison-page.tsx";
import { m } from "#app/i18n/messages.js";
import { compareRoomTries, readRoomTexts } from "#app/journey/read-room-texts.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.showing_compare() }) }];

/** Other people's texts: no browser keeps them. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const read = await readRoomTexts(args);
  const { searchParams } = new URL(args.request.url);
  return compareRoomTries(read, { a: searchParams.get("a") ?? "", b: searchParams.get("b") ?? "" });
}

export default function WorkshopCompareRoute() {
  return <RoomComparisonPage page={useLoaderData<typeof loader>()} />;
}
