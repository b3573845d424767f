import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import { enrolmentFacts } from "#app/features/record/evidence.queries.server.ts";
import { RecordEvidence } from "#app/features/record/record-evidence.tsx";
import { m } from "#app/i18n/messages.js";
import { noteReading } from "#app/journey/note-reading.server.ts";
import { seeEvidence } from "#app/journey/see-evidence.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const handle = { page: "desk" };

/** No name: titles stand in histories and lists of windows. */
export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.record_evidence() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "record.list", null);
  const facts = enrolmentFacts(args.params.enrolment ?? "");
  if (!facts) return notFound();
  const where = { agencyPath: agencyPath(facts.agencyId) };
  authorise(actor, "record.read", where);
  await noteReading(
    actor,
    { subjectType: "record", subjectId: facts.id, personId: facts.personId },
    args.context.requestId,
  );
  const locale = localeOf(new URL(args.request.url).pathname);
  return { record: seeEvidence(facts, locale, can(actor, "person.read", where).allowed) };
}

export default function RecordRoute() {
  return <RecordEvidence record={useLoaderData<typeof loader>().record} />;
}
