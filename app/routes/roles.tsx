import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { readRoleFilter } from "#app/features/identity/roles/role-filter.ts";
import { RolesPage } from "#app/features/identity/roles/roles-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeRoles } from "#app/journey/see-roles.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.role_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return seeRoles(actor, readRoleFilter(new URL(args.request.url).searchParams));
}

export default function RolesRoute() {
  return <RolesPage page={useLoaderData<typeof loader>()} />;
}
