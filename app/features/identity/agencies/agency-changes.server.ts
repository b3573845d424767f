import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { connectionOf } from "#db/client.server.ts";
import { agencyChange } from "#db/schema/agency-change.ts";
import { agency, post, roleGrant } from "#db/schema/identity.ts";
import { agencyContact } from "#db/schema/sign-in.ts";
import { agencyTree } from "../agencies.queries.server.ts";
import { revokeRoleGrant } from "../roles/role-grants.server.ts";
import { endsByMove } from "../roster/roles-by-move.ts";
import type { KeptChange, NewChange } from "./agency-change.ts";
import { postsIn } from "./agency-changes.queries.server.ts";

export type Entry = { id: string; reason: string; enteredBy: string | null };

/** Writes a change down. @returns whether it was new */
export function insertChange(tx: Transaction, change: NewChange, entry: Entry): boolean {
  const { changes } = tx
    .insert(agencyChange)
    .values({ ...change, ...entry, enteredAt: now() })
    .onConflictDoNothing()
    .run();
  return changes > 0;
}

const waits = (id: string) =>
  and(eq(agencyChange.id, id), isNull(agencyChange.doneAt), isNull(agencyChange.cancelledAt));

/** @param cancelledBy nobody where it had become impossible. @returns false where it waits no more */
export function cancelChange(tx: Transaction, id: string, cancelledBy: string | null): boolean {
  const { changes } = tx.update(agencyChange).set({ cancelledAt: now(), cancelledBy }).where(waits(id)).run();
  return changes > 0;
}

/** Notes that a change has been carried out, and how the agency was until then. */
export function markDone(tx: Transaction, id: string, agencyId: string): void {
  const was = tx
    .select({ nameZh: agency.nameZh, nameEn: agency.nameEn, parentId: agency.parentId })
    .from(agency)
    .where(eq(agency.id, agencyId))
    .get();
  tx.update(agencyChange)
    .set({ doneAt: now(), was: was ?? null })
    .where(waits(id))
    .run();
}

export function renameAgency(tx: Transaction, agencyId: string, names: { nameZh: string; nameEn: string }) {
  tx.update(agency).set(names).where(eq(agency.id, agencyId)).run();
}

export function moveAgency(tx: Transaction, agencyId: string, parentId: string): void {
  tx.update(agency).set({ parentId }).where(eq(agency.id, agencyId)).run();
}

/** Puts what stood directly below an agency below another one; each move is kept as a change of its own. */
export function moveChildren(tx: Transaction, merge: KeptChange, targetId: string): number {
  const children = tx.select().from(agency).where(eq(agency.parentId, merge.agencyId)).all();
  for (const child of children) {
    const { nameZh, nameEn, parentId } = child;
    tx.insert(agencyChange)
      .values({
        ...{ id: newId(), agencyId: child.id, kind: "move", fromDay: merge.fromDay, targetId },
        ...{ reason: merge.reason, was: { nameZh, nameEn, parentId } },
        ...{ enteredAt: now(), doneAt: now() },
      })
      .run();
    moveAgency(tx, child.id, targetId);
  }
  return children.length;
}

/** Ends an agency: it is part of another from a day on. Whom its people ask is for the other one to say. */
export function closeAgency(tx: Transaction, agencyId: string, endedOn: string, parentId: string): void {
  tx.delete(agencyContact).where(eq(agencyContact.agencyId, agencyId)).run();
  tx.update(agency).set({ endedOn, parentId }).where(eq(agency.id, agencyId)).run();
}

/**
 * Ends the posts in an agency on a day and begins the same ones in another.
 * @returns whom it moved
 */
export function movePosts(tx: Transaction, from: string, to: string, day: string): string[] {
  const posts = postsIn(from, connectionOf(tx));
  for (const { id, personId, title, since } of posts) {
    // A post doesn't end before it began.
    const moved = since > day ? since : day;
    tx.update(post).set({ until: moved }).where(eq(post.id, id)).run();
    tx.insert(post).values({ id: newId(), personId, agencyId: to, title, since: moved }).run();
  }
  return posts.map(({ personId }) => personId);
}

type LiveRole = { id: string; personId: string; role: string; agencyId: string | null };

/**
 * Roles that a merger ends: those for the agency that ends, whoever holds them, and those that its people lose because
 * they move (`endsByMove`).
 */
export function rolesEndedByMerger(
  database: Queryable,
  agencyId: string,
  targetId: string,
  moved: readonly string[],
): LiveRole[] {
  const tree = agencyTree(connectionOf(database));
  const pathOf = (id: string | null) => tree.find((one) => one.id === id)?.path ?? [];
  const [from, to, people] = [pathOf(agencyId), pathOf(targetId), new Set(moved)];
  return database
    .select({
      ...{ id: roleGrant.id, personId: roleGrant.personId },
      ...{ role: sql<string>`${roleGrant.role}`, agencyId: roleGrant.agencyId },
    })
    .from(roleGrant)
    .where(and(isNull(roleGrant.revokedAt), or(isNull(roleGrant.endsAt), gt(roleGrant.endsAt, now()))))
    .all()
    .filter(
      (grant) =>
        grant.agencyId === agencyId ||
        // What stands below the agency moves with it.
        (people.has(grant.personId) &&
          !pathOf(grant.agencyId).includes(agencyId) &&
          endsByMove(pathOf(grant.agencyId), from, to)),
    );
}

/** Ends roles for a reason. @returns those that hadn't been ended already */
export function endRoles(tx: Transaction, roles: readonly LiveRole[], by: string | null, reason: string) {
  return roles.filter(({ id }) => revokeRoleGrant(tx, id, { revokedBy: by, revokedReason: reason }));
}
