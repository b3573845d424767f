import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ComparisonPage } from "#app/features/lab/history/comparison-page.tsx";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { m } from "#app/i18n/messages.js";
import { compareLabTries } from "#app/journey/compare-lab-tries.server.ts";
import { openActivity } from "#app/journey/open-activity.server.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.frame_title({ title: m.lab_compare_title({ title: data.title }) }) : m.frame_brand() },
];

/** What one has tried is one's own, and new with every run. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const open = await openActivity(args, "lab");
  const { searchParams } = new URL(args.request.url);
  // A form whose list has no choice sends an empty value.
  const wanted = { a: searchParams.get("a") || null, b: searchParams.get("b") || null };
  return compareLabTries(open, publishedLab(open.version, open.activity), wanted);
}

export default function LabCompareRoute() {
  return <ComparisonPage data={useLoaderData<typeof loader>()} />;
}
