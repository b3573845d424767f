import { createHash, randomBytes } from "node:crypto";
import { and, count, eq, isNull, max, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { workshopParticipant } from "#db/schema/workshop.ts";
import type { Seat } from "./workshop.ts";

const SEAT = {
  id: workshopParticipant.id,
  workshopId: workshopParticipant.workshopId,
  personId: workshopParticipant.personId,
  name: workshopParticipant.name,
  seat: workshopParticipant.seat,
  removed: sql<boolean>`${workshopParticipant.removedAt} is not null`.mapWith(Boolean),
};

const selectOfPerson = preparedOnce((database) =>
  database
    .select(SEAT)
    .from(workshopParticipant)
    .where(
      and(
        eq(workshopParticipant.workshopId, sql.placeholder("workshopId")),
        eq(workshopParticipant.personId, sql.placeholder("personId")),
      ),
    )
    .prepare(),
);

/** The seat of somebody with an account, removed or not. */
export function seatOfPerson(
  workshopId: string,
  personId: string,
  database: Queryable = getDatabase(),
): Seat | null {
  return selectOfPerson(database).get({ workshopId, personId }) ?? null;
}

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

/** The seat that a guest's browser holds the secret of, until its guest has claimed it with an account. */
export function seatOfGuest(
  workshopId: string,
  secret: string,
  database: Queryable = getDatabase(),
): Seat | null {
  return (
    database
      .select(SEAT)
      .from(workshopParticipant)
      .where(
        and(
          eq(workshopParticipant.secretHash, hashOf(secret)),
          eq(workshopParticipant.workshopId, workshopId),
          isNull(workshopParticipant.personId),
        ),
      )
      .get() ?? null
  );
}

/** How many have a seat, those who were removed left out. */
export function seatsTaken(workshopId: string, database: Queryable = getDatabase()): number {
  const row = database
    .select({ n: count() })
    .from(workshopParticipant)
    .where(and(eq(workshopParticipant.workshopId, workshopId), isNull(workshopParticipant.removedAt)))
    .get();
  return row?.n ?? 0;
}

/**
 * Gives somebody the next seat.
 * @param who a person, or a guest, who gets a secret to keep
 */
export function takeSeat(
  tx: Transaction,
  workshopId: string,
  who: { personId: string | null; name: string },
): { seat: Seat; secret: string | null } {
  const last = tx
    .select({ seat: max(workshopParticipant.seat) })
    .from(workshopParticipant)
    .where(eq(workshopParticipant.workshopId, workshopId))
    .get();
  const secret = who.personId === null ? randomBytes(32).toString("base64url") : null;
  const seat = { id: newId(), workshopId, ...who, seat: (last?.seat ?? 0) + 1 };
  tx.insert(workshopParticipant)
    .values({ ...seat, secretHash: secret === null ? null : hashOf(secret), joinedAt: now() })
    .run();
  return { seat: { ...seat, removed: false }, secret };
}

/** A guest's seat becomes that of an account. @returns false when the account has a seat, or it isn't a guest's */
export function claimSeat(tx: Transaction, seat: Seat, who: { personId: string; name: string }): boolean {
  if (seatOfPerson(seat.workshopId, who.personId, tx)) return false;
  const { changes } = tx
    .update(workshopParticipant)
    .set({ personId: who.personId, name: who.name, secretHash: null })
    .where(and(eq(workshopParticipant.id, seat.id), isNull(workshopParticipant.personId)))
    .run();
  return changes > 0;
}

export function removeFromSeat(tx: Transaction, participantId: string, by: string): void {
  tx.update(workshopParticipant)
    .set({ removedAt: now(), removedBy: by })
    .where(eq(workshopParticipant.id, participantId))
    .run();
}

const cookieName = () => (env().ORIGIN.startsWith("https:") ? "__Host-seat" : "seat");

/** The secret that a guest's browser brought, or null. */
export function guestSecret(request: Request): string | null {
  const pairs = (request.headers.get("Cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookieName())?.[1] ?? null;
}

/** The Set-Cookie header's value for a guest's secret: kept until the browser is closed. */
export function guestCookie(secret: string): string {
  const secure = env().ORIGIN.startsWith("https:") ? "; Secure" : "";
  return `${cookieName()}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
