import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { workshop, workshopLease, workshopStep, workshopTrainer } from "#db/schema/workshop.ts";
import { newJoinCode } from "./join-code.ts";
import type { Step, Workshop } from "./workshop.ts";
import { workshopByCode } from "./workshops.queries.server.ts";

export type NewWorkshop = {
  /** Drawn with the form: a plan that is sent twice is one. */
  id: string;
  title: string;
  agencyId: string | null;
  courseVersionId: string | null;
  startsAt: string;
  endsAt: string;
  capacity: number;
  place: string;
  link: string;
  showsText: boolean;
  createdBy: string;
  rehearsalOf?: string;
};

/** Adds a workshop that its planner leads. @returns false when it was there already */
export function insertWorkshop(tx: Transaction, plan: NewWorkshop): boolean {
  const { changes } = tx
    .insert(workshop)
    .values({ ...plan, createdAt: now() })
    .onConflictDoNothing()
    .run();
  if (changes === 0) return false;
  addTrainer(tx, { workshopId: plan.id, personId: plan.createdBy, part: "lead" });
  return true;
}

/** Writes down how a workshop is planned by now. */
export function rewriteWorkshop(
  tx: Transaction,
  plan: Pick<Workshop, "id" | "title" | "startsAt" | "endsAt" | "capacity" | "place" | "link" | "sequence">,
): void {
  const { id, title, startsAt, endsAt, capacity, place, link, sequence } = plan;
  tx.update(workshop)
    .set({ title, startsAt, endsAt, capacity, place, link, sequence })
    .where(eq(workshop.id, id))
    .run();
}

/** It doesn't take place. */
export function callOff(tx: Transaction, { id, sequence, by }: { id: string; sequence: number; by: string }) {
  tx.update(workshop).set({ cancelledAt: now(), cancelledBy: by, sequence }).where(eq(workshop.id, id)).run();
}

/** @returns false when that person leads it already */
export function addTrainer(
  tx: Transaction,
  trainer: { workshopId: string; personId: string; part: "lead" | "co" },
): boolean {
  const row = { ...trainer, addedAt: now() };
  return tx.insert(workshopTrainer).values(row).onConflictDoNothing().run().changes > 0;
}

/** Puts an agenda in the place of the one that is there. */
export function writeAgenda(tx: Transaction, workshopId: string, steps: readonly Step[]): void {
  tx.delete(workshopStep).where(eq(workshopStep.workshopId, workshopId)).run();
  for (const [index, step] of steps.entries()) {
    tx.insert(workshopStep)
      .values({ ...step, workshopId, position: index + 1 })
      .run();
  }
}

/**
 * Says whether trainers may read what people write.
 * @returns false once the room has been opened: those who are in it were told otherwise at the door
 */
export function setShowsText(tx: Transaction, workshopId: string, showsText: boolean): boolean {
  const { changes } = tx
    .update(workshop)
    .set({ showsText })
    .where(and(eq(workshop.id, workshopId), isNull(workshop.openedAt)))
    .run();
  return changes > 0;
}

/** The room is open from now on, with a join code that no other open room has. */
export function openWorkshop(tx: Transaction, workshopId: string, personId: string): void {
  let joinCode = newJoinCode(randomBytes);
  while (workshopByCode(joinCode, tx)) joinCode = newJoinCode(randomBytes);
  tx.update(workshop)
    .set({ joinCode, openedAt: now(), openedBy: personId })
    .where(eq(workshop.id, workshopId))
    .run();
}

/** The room is closed and its code free for others. @param personId null where the house closed it */
export function closeWorkshop(tx: Transaction, workshopId: string, personId: string | null): void {
  tx.update(workshop)
    .set({ joinCode: null, closedAt: now(), closedBy: personId })
    .where(eq(workshop.id, workshopId))
    .run();
  tx.delete(workshopLease).where(eq(workshopLease.workshopId, workshopId)).run();
}

/** Somebody leads a room until then. */
export function giveLease(tx: Transaction, lease: { workshopId: string; personId: string; until: string }) {
  tx.insert(workshopLease)
    .values(lease)
    .onConflictDoUpdate({ target: workshopLease.workshopId, set: lease })
    .run();
}

/** Whoever leads says that they are there. Changes nothing where somebody else does by now. */
export function keepLease(tx: Transaction, lease: { workshopId: string; personId: string; until: string }) {
  tx.update(workshopLease)
    .set({ until: sql`max(${workshopLease.until}, ${lease.until})` })
    .where(and(eq(workshopLease.workshopId, lease.workshopId), eq(workshopLease.personId, lease.personId)))
    .run();
}
