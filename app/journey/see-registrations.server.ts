import type { Actor } from "#app/features/identity/actor.ts";
import { agenciesInCharge } from "#app/features/identity/agencies.queries.server.ts";
import { listIsOpen } from "#app/features/workshop/registration/registration.ts";
import {
  countsOf,
  invitedAgencies,
  registrationRows,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
import type { RegistrationsPageData } from "#app/features/workshop/registration/registrations-page-data.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { now } from "#app/platform/clock.ts";

/** The trainer's list, and the agencies that they may invite: those for which they are a trainer. */
export function seeRegistrations(workshop: Workshop, actor: Actor): RegistrationsPageData {
  const { id, title, startsAt, capacity, registrationUntil } = workshop;
  return {
    workshop: { id, title, startsAt, capacity, registrationUntil },
    changeable: listIsOpen(workshop, now()),
    agencies: invitable(actor),
    invited: invitedAgencies(id),
    rows: registrationRows(id),
    ...countsOf(id),
  };
}

/** Those of the agencies that the trainer may invite; null where one isn't theirs to invite. */
export function invitableOnly(actor: Actor, ids: readonly string[]): string[] | null {
  const known = new Set(invitable(actor).map(({ id }) => id));
  return ids.every((id) => known.has(id)) ? [...ids] : null;
}

const invitable = (actor: Actor) =>
  agenciesInCharge(actor, ["trainer"]).map(({ id, nameZh, nameEn, path }) => ({ id, nameZh, nameEn, path }));
