import type { Placeholder, SQL } from "drizzle-orm";
import { and, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { roleGrant } from "#db/schema/identity.ts";
import type { Role, RoleGrant } from "../actor.ts";
import { needsSecond } from "./role-grant.ts";

/** The condition on `role_grant` that a role holds at a moment: `grantState` is "current", said in SQL. */
export function holdsAt(at: string | Placeholder): SQL {
  return and(
    isNotNull(roleGrant.confirmedAt),
    isNull(roleGrant.revokedAt),
    lte(roleGrant.startsAt, at),
    or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, at)),
  ) as SQL;
}

/** The roles that someone holds at this moment. */
export function rolesOf(tx: Transaction, personId: string): RoleGrant[] {
  return tx
    .select({ role: roleGrant.role, agencyId: roleGrant.agencyId })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), holdsAt(now())))
    .all();
}

export type NewRoleGrant = {
  /** Made by whoever asks, so that asking twice gives one role. */
  id: string;
  personId: string;
  role: Role;
  agencyId: string | null;
  startsAt: string;
  endsAt: string | null;
  /** Null on the host's command line, which can do without a second person. */
  grantedBy: string | null;
  reason: string;
};

/** Writes a role down; one that needs a second person waits for them. @returns whether it was new */
export function insertRoleGrant(tx: Transaction, grant: NewRoleGrant): boolean {
  const waits = grant.grantedBy !== null && needsSecond(grant.role);
  const { changes } = tx
    .insert(roleGrant)
    .values({ ...grant, grantedAt: now(), confirmedAt: waits ? null : now() })
    .onConflictDoNothing()
    .run();
  return changes > 0;
}

/** The condition that a role's time isn't over and nobody has ended it. */
function notOver(): SQL | undefined {
  return and(isNull(roleGrant.revokedAt), or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, now())));
}

/** Roles of a person that hold or will hold, unless they are ended before. */
export function liveRoles(database: Queryable, personId: string) {
  return database
    .select()
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), notOver()))
    .all();
}

/** A second person's yes. @returns false where the role isn't waiting for one any more */
export function confirmRoleGrant(tx: Transaction, id: string, confirmedBy: string): boolean {
  const { changes } = tx
    .update(roleGrant)
    .set({ confirmedAt: now(), confirmedBy })
    .where(and(eq(roleGrant.id, id), isNull(roleGrant.confirmedAt), notOver()))
    .run();
  return changes > 0;
}

/** Ends a role before its time. @returns false where it had been ended already */
export function revokeRoleGrant(
  tx: Transaction,
  id: string,
  end: { revokedBy: string | null; revokedReason: string },
): boolean {
  const { changes } = tx
    .update(roleGrant)
    .set({ revokedAt: now(), ...end })
    .where(and(eq(roleGrant.id, id), notOver()))
    .run();
  return changes > 0;
}
