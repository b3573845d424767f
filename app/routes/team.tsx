import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { TeamPage } from "#app/features/record/team-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeTeam } from "#app/journey/see-team.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.record_team_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { pathname, searchParams } = new URL(args.request.url);
  return seeTeam(actor, searchParams, localeOf(pathname), args.context.requestId);
}

export default function TeamRoute() {
  return <TeamPage page={useLoaderData<typeof loader>()} />;
}
