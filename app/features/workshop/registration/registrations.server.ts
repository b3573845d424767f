import { and, eq, inArray, isNotNull, lt, max, or, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { workshopAgency, workshopRegistration } from "#db/schema/registration.ts";
import { workshop } from "#db/schema/workshop.ts";
import type { Registration } from "./registration.ts";
import { nextInLine, registrationOf } from "./registrations.queries.server.ts";

/**
 * Puts somebody at the end of the line, who isn't in it. Whoever has been in it before keeps their row.
 * @param entry.placed whether there is a place for them
 */
export function putInLine(
  tx: Transaction,
  entry: { workshopId: string; personId: string; by: string; locale: Locale; placed: boolean },
): Registration {
  const { workshopId, personId, by, locale, placed } = entry;
  const last = tx
    .select({ position: max(workshopRegistration.position) })
    .from(workshopRegistration)
    .where(eq(workshopRegistration.workshopId, workshopId))
    .get();
  const at = now();
  const fresh = {
    ...{ position: (last?.position ?? 0) + 1, registeredAt: at, registeredBy: by, locale },
    ...{ placedAt: placed ? at : null, withdrawnAt: null, withdrawnBy: null, reason: "" },
  };
  tx.insert(workshopRegistration)
    .values({ id: newId(), workshopId, personId, ...fresh })
    .onConflictDoUpdate({
      target: [workshopRegistration.workshopId, workshopRegistration.personId],
      set: { ...fresh, changes: sql`${workshopRegistration.changes} + 1` },
    })
    .run();
  const written = registrationOf(workshopId, personId, tx);
  if (!written) throw new Error("a registration that was just written is gone");
  return written;
}

/** Takes somebody out of the line. @param gone.reason a trainer's; empty for who withdraws */
export function takeFromLine(tx: Transaction, id: string, gone: { by: string; reason: string }): void {
  tx.update(workshopRegistration)
    .set({
      withdrawnAt: now(),
      withdrawnBy: gone.by,
      reason: gone.reason,
      placedAt: null,
      changes: sql`${workshopRegistration.changes} + 1`,
    })
    .where(eq(workshopRegistration.id, id))
    .run();
}

/** Gives places to those who wait longest. @param places how many there are @returns who got one */
export function givePlaces(tx: Transaction, workshopId: string, places: number): Registration[] {
  const given: Registration[] = [];
  while (given.length < places) {
    const next = nextInLine(workshopId, tx);
    if (!next) break;
    tx.update(workshopRegistration)
      .set({ placedAt: now() })
      .where(eq(workshopRegistration.id, next.id))
      .run();
    given.push(next);
  }
  return given;
}

/** Sets who may register, and until when. Null closes the registration and leaves the list as it is. */
export function setRegistration(
  tx: Transaction,
  workshopId: string,
  set: { until: string; agencies: readonly string[] } | null,
): void {
  tx.update(workshop)
    .set({ registrationUntil: set?.until ?? null })
    .where(eq(workshop.id, workshopId))
    .run();
  if (set) inviteAgencies(tx, workshopId, set.agencies);
}

/** Puts the agencies whose people are invited in the place of those that were. */
export function inviteAgencies(tx: Transaction, workshopId: string, agencies: readonly string[]): void {
  tx.delete(workshopAgency).where(eq(workshopAgency.workshopId, workshopId)).run();
  for (const agencyId of new Set(agencies)) tx.insert(workshopAgency).values({ workshopId, agencyId }).run();
}

/** Forgets who registered for workshops that were over, or cancelled, before an instant. @returns how many */
export function forgetRegistrations(tx: Transaction, before: string): number {
  const past = tx
    .select({ id: workshop.id })
    .from(workshop)
    .where(
      and(
        lt(workshop.endsAt, before),
        or(isNotNull(workshop.closedAt), isNotNull(workshop.cancelledAt), sql`${workshop.openedAt} is null`),
      ),
    );
  return tx.delete(workshopRegistration).where(inArray(workshopRegistration.workshopId, past)).run().changes;
}
