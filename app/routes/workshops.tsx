import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { authorise, can } from "#app/features/identity/policy.ts";
import { phaseOf } from "#app/features/workshop/workshop.ts";
import type { WorkshopRow } from "#app/features/workshop/workshop-page-data.ts";
import { workshopsOfTrainer } from "#app/features/workshop/workshops.queries.server.ts";
import { WorkshopsPage } from "#app/features/workshop/workshops-page.tsx";
import { m } from "#app/i18n/messages.js";
import { seeOffers } from "#app/journey/see-offers.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.workshop_title() }) }];

/** What somebody leads, where they are a trainer, and what they may register for. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "workshop.list", null);
  const plans = can(actor, "workshop.plan", null).allowed;
  const led = plans ? workshopsOfTrainer(actor.personId) : [];
  const rows = led.map((line): WorkshopRow => {
    const { id, title, startsAt, endsAt, place, people, steps } = line;
    return { id, title, startsAt, endsAt, place, people, steps, phase: phaseOf(line) };
  });
  return { plans, rows, offers: seeOffers(actor, led) };
}

export default function WorkshopsRoute() {
  return <WorkshopsPage {...useLoaderData<typeof loader>()} />;
}
