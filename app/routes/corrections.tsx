import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { RequestsPage } from "#app/features/identity/privacy/requests-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeRequests } from "#app/journey/see-data-requests.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.privacy_list_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  return seeRequests(await requireActor(args), localeOf(new URL(args.request.url).pathname));
}

export default function CorrectionsRoute() {
  return <RequestsPage {...useLoaderData<typeof loader>()} />;
}
