import type { AppLoadContext } from "@remix-run/node";
import { requireActor } from "#app/features/identity/actor.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { houseIn } from "#app/features/identity/links/recipients.queries.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { materialsOf } from "#app/features/workshop/planning/materials.server.ts";
import type { Material } from "#app/features/workshop/planning/materials.ts";
import { workshopCalendar } from "#app/features/workshop/registration/mail-texts.ts";
import type { OfferedWorkshop } from "#app/features/workshop/registration/registration.ts";
import { listIsOpen, stateOf, takesRegistrations } from "#app/features/workshop/registration/registration.ts";
import {
  countsOf,
  invitedAgencies,
  openDoorsOf,
  placeInLine,
  registrationOf,
  workshopsOffered,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { phaseOf } from "#app/features/workshop/workshop.ts";
import type { WorkshopLine } from "#app/features/workshop/workshops.queries.server.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { now } from "#app/platform/clock.ts";
import { notFound } from "#app/platform/http.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";
import { senderAddress } from "#app/platform/mail/send-mail.server.ts";

type OfferArgs = {
  request: Request;
  context: Pick<AppLoadContext, "memo" | "setCookie">;
  params: { workshop?: string | undefined };
};

/** A workshop opened by somebody who may register for it, or has. @throws 404 for whoever leads it, too */
export async function readOffer(args: OfferArgs): Promise<{ actor: Actor; workshop: Workshop }> {
  const actor = await requireActor(args);
  const workshop = workshopById(args.params.workshop ?? "") ?? notFound();
  const { personId, agencyId } = actor;
  authorise(actor, "workshop.register", {
    invited: workshop.registrationUntil === null ? [] : invitedAgencies(workshop.id),
    personPath: agencyPath(agencyId),
    registered: registrationOf(workshop.id, personId) !== null,
  });
  if (leads(workshop.id, personId)) notFound();
  return { actor, workshop };
}

/** The same for a file for calendars, which whoever leads the workshop may have, too. */
export async function readCalendar(args: OfferArgs): Promise<Workshop> {
  const actor = await requireActor(args);
  const trainerIds = trainersOf(args.params.workshop ?? "").map(({ personId }) => personId);
  if (!trainerIds.includes(actor.personId)) return (await readOffer(args)).workshop;
  authorise(actor, "workshop.lead", { trainerIds });
  return workshopById(args.params.workshop ?? "") ?? notFound();
}

const leads = (workshopId: string, personId: string) =>
  trainersOf(workshopId).some((trainer) => trainer.personId === personId);

/** What somebody may register for, or has registered for. @param led workshops that they lead */
export function seeOffers(actor: Actor, led: readonly Pick<WorkshopLine, "id">[]): OfferedWorkshop[] {
  const who = {
    personId: actor.personId,
    agencyPath: agencyPath(actor.agencyId),
    led: led.map(({ id }) => id),
  };
  return workshopsOffered(who, now()).flatMap((id) => {
    const workshop = workshopById(id);
    return workshop ? [offerOf(workshop, actor.personId)] : [];
  });
}

/** The page of one workshop for its invited people. */
export function seeOffer(
  workshop: Workshop,
  actor: Pick<Actor, "personId">,
): { offer: OfferedWorkshop; trainers: string[]; materials: Material[] } {
  const trainers = trainersOf(workshop.id).map(({ name }) => name);
  return { offer: offerOf(workshop, actor.personId), trainers, materials: materialsOf(workshop.id) };
}

function offerOf(workshop: Workshop, personId: string): OfferedWorkshop {
  const { id, title, startsAt, endsAt, place, link, capacity, registrationUntil, showsText } = workshop;
  const own = registrationOf(id, personId);
  const state = own && stateOf(own);
  return {
    ...{ id, title, startsAt, endsAt, place, link, capacity, registrationUntil, showsText, state },
    phase: phaseOf(workshop),
    waits: own && state === "waiting" ? placeInLine(own) : null,
    ...countsOf(id),
    open: takesRegistrations(workshop, now()),
    changeable: listIsOpen(workshop, now()),
  };
}

/** Rooms that are open now and in which somebody who registered is expected. */
export const seeOpenDoors = (personId: string) => openDoorsOf(personId);

/** A workshop as a file that somebody puts into their calendar by themselves. */
export function calendarOf(workshop: Workshop, locale: Locale): string {
  const house = houseIn(locale);
  return workshopCalendar(workshop.cancelledAt === null ? "PUBLISH" : "CANCEL", workshop, {
    sequence: workshop.sequence,
    stampedAt: now(),
    organiser: { name: house.issuer, address: senderAddress() },
    attendee: null,
    page: `${house.origin}${localePath(locale, `/workshops/${workshop.id}/registration`)}`,
    origin: house.origin,
    locale,
  });
}
