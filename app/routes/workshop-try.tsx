import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TryPage } from "#app/features/workshop/texts/try-page.tsx";
import { m } from "#app/i18n/messages.js";
import { readRoomTexts, seeRoomTry } from "#app/journey/read-room-texts.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.showing_try() }) }];

/** Somebody else's text: no browser keeps it. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  return seeRoomTry(await readRoomTexts(args), args.params.try ?? "");
}

export default function WorkshopTryRoute() {
  return <TryPage page={useLoaderData<typeof loader>()} />;
}
