import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { phaseOf } from "#app/features/workshop/workshop.ts";
import type { WorkshopRow } from "#app/features/workshop/workshop-page-data.ts";
import { workshopsOfTrainer } from "#app/features/workshop/workshops.queries.server.ts";
import { WorkshopsPage } from "#app/features/workshop/workshops-page.tsx";
import { m } from "#app/i18n/messages.js";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.workshop_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "workshop.plan", null);
  const rows = workshopsOfTrainer(actor.personId).map((line): WorkshopRow => {
    const { id, title, startsAt, endsAt, place, people, steps } = line;
    return { id, title, startsAt, endsAt, place, people, steps, phase: phaseOf(line) };
  });
  return { rows };
}

export default function WorkshopsRoute() {
  return <WorkshopsPage rows={useLoaderData<typeof loader>().rows} />;
}
