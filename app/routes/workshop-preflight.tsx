import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PreflightPage } from "#app/features/workshop/preflight/preflight-page.tsx";
import { m } from "#app/i18n/messages.js";
import { leadWorkshop } from "#app/journey/enter-room.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.preflight_title() }) }];

/** Whether the room is ready: looked at by the trainer's own browser. */
export async function loader(args: LoaderFunctionArgs) {
  const { id, title } = (await leadWorkshop(args)).workshop;
  return { workshop: { id, title } };
}

export default function WorkshopPreflightRoute() {
  return <PreflightPage {...useLoaderData<typeof loader>()} />;
}
