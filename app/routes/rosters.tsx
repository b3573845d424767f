import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { RostersPage } from "#app/features/identity/roster/rosters-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeRosters } from "#app/journey/see-rosters.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.roster_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  return { rows: seeRosters(await requireActor(args)) };
}

export default function RostersRoute() {
  return <RostersPage rows={useLoaderData<typeof loader>().rows} />;
}
