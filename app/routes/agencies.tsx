import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { AgenciesPage } from "#app/features/identity/agencies/agencies-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeAgencies } from "#app/journey/see-agencies.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.agency_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  return { rows: seeAgencies(await requireActor(args)) };
}

export default function AgenciesRoute() {
  return <AgenciesPage rows={useLoaderData<typeof loader>().rows} />;
}
