import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProjectorPage } from "#app/features/workshop/projector-page.tsx";
import { m } from "#app/i18n/messages.js";
import { leadRoomPage } from "#app/journey/enter-room.server.ts";
import { seeProjector } from "#app/journey/see-workshops.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: page.title }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const { workshop } = await leadRoomPage(args);
  return seeProjector(workshop, localeOf(new URL(args.request.url).pathname));
}

export default function ProjectorRoute() {
  return <ProjectorPage page={useLoaderData<typeof loader>()} />;
}
