import type { Actor } from "#app/features/identity/actor.ts";
import { findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import type { Registration } from "#app/features/workshop/registration/registration.ts";
import { listIsOpen, stateOf, takesRegistrations } from "#app/features/workshop/registration/registration.ts";
import {
  countsOf,
  registrationById,
  registrationOf,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
import {
  givePlaces,
  putInLine,
  setRegistration,
  takeFromLine,
} from "#app/features/workshop/registration/registrations.server.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { mailNews } from "./send-workshop-mail.server.ts";

/** `removed`: a trainer took them off the list, and only a trainer puts them on it again. */
export type Registered = "placed" | "waiting" | "closed" | "removed";

type By = { actorId: string; requestId: string | null };

/** Somebody registers: they get a place, or wait for one in order. Pressed twice, it is one registration. */
export function registerForWorkshop(
  actor: Pick<Actor, "personId">,
  workshopId: string,
  locale: Locale,
  requestId: string | null,
): Promise<Registered> {
  return inTransaction((tx): Registered => {
    const workshop = workshopById(workshopId, tx);
    const own = registrationOf(workshopId, actor.personId, tx);
    const state = own && stateOf(own);
    if (state === "placed" || state === "waiting" || state === "removed") return state;
    if (!workshop || !takesRegistrations(workshop, now())) return "closed";
    return enter(tx, workshop, { personId: actor.personId, locale }, { actorId: actor.personId, requestId });
  });
}

/** Somebody withdraws; a place that is free by that goes to whoever waits longest. */
export function withdrawFromWorkshop(
  actor: Pick<Actor, "personId">,
  workshopId: string,
  requestId: string | null,
): Promise<"withdrawn" | "closed"> {
  return inTransaction((tx) => {
    const workshop = workshopById(workshopId, tx);
    const own = registrationOf(workshopId, actor.personId, tx);
    if (!workshop || !own) return "closed";
    if (own.withdrawnAt !== null) return "withdrawn";
    if (!listIsOpen(workshop, now())) return "closed";
    leave(tx, workshop, own, { actorId: actor.personId, requestId }, "");
    return "withdrawn";
  });
}

/**
 * A trainer puts somebody on the list, also from another agency, and after registration has closed.
 * @param who their e-mail or employee number
 */
export function addToList(
  by: Pick<Actor, "personId">,
  workshopId: string,
  who: string,
  locale: Locale,
  requestId: string | null,
): Promise<"placed" | "waiting" | "already" | "unknown" | "closed"> {
  return inTransaction((tx) => {
    const workshop = workshopById(workshopId, tx);
    const person = findPerson(who, tx);
    const leads = trainersOf(workshopId, tx).some(({ personId }) => personId === person?.id);
    if (!person || leads) return "unknown";
    const own = registrationOf(workshopId, person.id, tx);
    if (own && own.withdrawnAt === null) return "already";
    if (!workshop || !listIsOpen(workshop, now())) return "closed";
    return enter(
      tx,
      workshop,
      { personId: person.id, locale: own?.locale ?? locale },
      { actorId: by.personId, requestId },
    );
  });
}

/** A trainer takes somebody off the list and says why. Sent twice, it is once. */
export function removeFromList(
  by: Pick<Actor, "personId">,
  workshopId: string,
  form: { registration: string; reason: string },
  requestId: string | null,
): Promise<"removed" | "unknown" | "closed"> {
  return inTransaction((tx) => {
    const workshop = workshopById(workshopId, tx);
    const one = registrationById(form.registration, tx);
    if (!workshop || one?.workshopId !== workshopId) return "unknown";
    if (one.withdrawnAt !== null) return "removed";
    if (!listIsOpen(workshop, now())) return "closed";
    leave(tx, workshop, one, { actorId: by.personId, requestId }, form.reason);
    return "removed";
  });
}

/** A trainer says whose people may register, and until when; null closes the registration. */
export function setWorkshopRegistration(
  by: Pick<Actor, "personId">,
  workshopId: string,
  set: { until: string; agencies: string[] } | null,
  requestId: string | null,
): Promise<"set" | "late" | "closed"> {
  return inTransaction((tx) => {
    const workshop = workshopById(workshopId, tx);
    if (!workshop || !listIsOpen(workshop, now())) return "closed";
    if (set && set.until > workshop.startsAt) return "late";
    setRegistration(tx, workshopId, set);
    recordAudit(tx, {
      actorId: by.personId,
      action: "workshop.registration",
      subjectType: "workshop",
      subjectId: workshopId,
      detail: { until: set?.until ?? null, agencies: set?.agencies.length ?? 0 },
      requestId,
    });
    return "set";
  });
}

/** Gives free places to those who wait, and tells them; after a withdrawal, or when there are more seats. */
export function fillPlaces(tx: Transaction, workshop: Workshop): void {
  const free = workshop.capacity - countsOf(workshop.id, tx).placed;
  for (const one of givePlaces(tx, workshop.id, free))
    mailNews(tx, one, "promoted", { workshop, hadPlace: true });
}

function enter(
  tx: Transaction,
  workshop: Workshop,
  who: { personId: string; locale: Locale },
  by: By,
): "placed" | "waiting" {
  const placed = countsOf(workshop.id, tx).placed < workshop.capacity;
  const entry = { workshopId: workshop.id, ...who, by: by.actorId, placed };
  const written = putInLine(tx, entry);
  note(tx, "workshop.register", workshop, written, by, "");
  const state = placed ? "placed" : "waiting";
  mailNews(tx, written, state, { workshop, hadPlace: placed });
  return state;
}

function leave(tx: Transaction, workshop: Workshop, one: Registration, by: By, reason: string): void {
  takeFromLine(tx, one.id, { by: by.actorId, reason });
  note(tx, "workshop.unregister", workshop, one, by, reason);
  const news = by.actorId === one.personId ? "withdrawn" : "removed";
  const gone = { id: one.id, changes: one.changes + 1 };
  mailNews(tx, gone, news, { workshop, hadPlace: one.placedAt !== null });
  fillPlaces(tx, workshop);
}

function note(
  tx: Transaction,
  action: string,
  workshop: Workshop,
  { personId }: Pick<Registration, "personId">,
  { actorId, requestId }: By,
  reason: string,
): void {
  recordAudit(tx, {
    ...{ actorId, action, subjectType: "workshop", subjectId: workshop.id, detail: { personId }, requestId },
    ...(reason && { reason }),
  });
}
