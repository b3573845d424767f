import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import type { LabHealthPageData } from "#app/features/lab/health/health-page.tsx";
import { LabHealthPage } from "#app/features/lab/health/health-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeLabHealth } from "#app/journey/see-lab-health.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.frame_title({ title: m.health_title({ title: data.title }) }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs): Promise<LabHealthPageData> {
  const actor = await requireActor(args);
  const locale = localeOf(new URL(args.request.url).pathname);
  const seen = seeLabHealth(actor, args.params, locale);
  const { course, activity } = args.params;
  const file = (type: string) => `/courses/${course}/labs/${activity}/health.${type}?lang=${locale}`;
  return { ...seen, odsPath: file("ods"), csvPath: file("csv") };
}

export default function LabHealthRoute() {
  return <LabHealthPage page={useLoaderData<typeof loader>()} />;
}
