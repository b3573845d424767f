import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { enrolmentFacts } from "#app/features/record/evidence.queries.server.ts";
import { RecordEvidence } from "#app/features/record/record-evidence.tsx";
import { m } from "#app/i18n/messages.js";
import { noteReading } from "#app/journey/note-reading.server.ts";
import { seeEvidence } from "#app/journey/see-evidence.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const handle = { page: "desk" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: m.frame_title({ title: data ? m.record_one_title({ name: data.record.name }) : m.record_title() }),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "record.list", null);
  const facts = enrolmentFacts(args.params.enrolment ?? "");
  if (!facts) return notFound();
  authorise(actor, "record.read", { agencyPath: agencyPath(facts.agencyId) });
  await noteReading(
    actor,
    { subjectType: "record", subjectId: facts.id, personId: facts.personId },
    args.context.requestId,
  );
  return { record: seeEvidence(facts, localeOf(new URL(args.request.url).pathname)) };
}

export default function RecordRoute() {
  return <RecordEvidence record={useLoaderData<typeof loader>().record} />;
}
