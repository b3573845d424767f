import type { Actor } from "#app/features/identity/actor.ts";
import { doorCheck } from "#app/features/workshop/attendance/check.ts";
import { ensureSecret } from "#app/features/workshop/attendance/check-codes.server.ts";
import { openCheck } from "#app/features/workshop/attendance/checks.server.ts";
import { fixRule } from "#app/features/workshop/attendance/rules.server.ts";
import { materialsOf, writeMaterials } from "#app/features/workshop/planning/materials.server.ts";
import { PRACTISING, REHEARSAL_MS } from "#app/features/workshop/planning/rehearsal.ts";
import {
  keepThere,
  pastRehearsals,
  rehearsalOf,
  wipeRehearsal,
} from "#app/features/workshop/planning/rehearsals.server.ts";
import { LEASE_MS } from "#app/features/workshop/room-commands.ts";
import { drain } from "#app/features/workshop/room-hub.server.ts";
import { appendFacts } from "#app/features/workshop/room-log.server.ts";
import { takeSeat } from "#app/features/workshop/seats.server.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { headOfStep, phaseOf } from "#app/features/workshop/workshop.ts";
import { stepsOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import {
  giveLease,
  insertWorkshop,
  openWorkshop,
  writeAgenda,
} from "#app/features/workshop/workshops.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now, nowMs } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

type Lead = { actor: Pick<Actor, "personId" | "name">; workshop: Workshop };

/**
 * Opens a room in which a trainer tries out a planned workshop: the same agenda, people who practise, and nothing that
 * stays. Asked for twice, it is the same room.
 * @param nameOf what somebody who practises is called
 * @returns its id; null once the workshop itself has been opened or called off
 */
export async function startRehearsal(
  { actor, workshop }: Lead,
  nameOf: (number: number) => string,
  requestId: string | null,
): Promise<string | null> {
  await endPastRehearsals();
  return inTransaction((tx) => {
    const planned = workshopById(workshop.id, tx);
    if (!planned || planned.rehearsalOf !== null || phaseOf(planned) !== "planned") return null;
    const own = rehearsalOf(planned.id, actor.personId, tx);
    if (own && own.closedAt === null) return own.id;
    if (own) wipeRehearsal(tx, own.id);
    const id = copyFor(tx, planned, actor.personId);
    openRoom(tx, id, actor);
    seatThosePractising(tx, id, nameOf);
    recordAudit(tx, {
      ...{ actorId: actor.personId, action: "workshop.rehearse", requestId },
      ...{ subjectType: "workshop", subjectId: planned.id },
    });
    return id;
  });
}

/** The workshop as it is planned, to be held now, and nobody's records. */
function copyFor(tx: Transaction, planned: Workshop, by: string): string {
  const { title, courseVersionId, capacity, place, link } = planned;
  const id = newId();
  insertWorkshop(tx, {
    ...{ id, title, courseVersionId, capacity: Math.max(capacity, PRACTISING * 2), place, link },
    ...{ agencyId: null, showsText: false, createdBy: by, rehearsalOf: planned.id },
    ...{ startsAt: now(), endsAt: new Date(nowMs() + REHEARSAL_MS).toISOString() },
  });
  const steps = stepsOf(planned.id, tx).map((step) => ({ ...step, id: newId() }));
  writeAgenda(tx, id, steps);
  writeMaterials(tx, id, materialsOf(planned.id, tx));
  return id;
}

function openRoom(tx: Transaction, id: string, { personId, name }: Lead["actor"]): void {
  openWorkshop(tx, id, personId);
  fixRule(tx, id, personId);
  ensureSecret(tx, id);
  const check = { number: 1, ...doorCheck(now(), nowMs()) };
  openCheck(tx, id, check);
  giveLease(tx, { workshopId: id, personId, until: new Date(nowMs() + LEASE_MS).toISOString() });
  appendFacts(tx, id, [
    { type: "opened", steps: stepsOf(id, tx).map(headOfStep) },
    { type: "check", check },
    { type: "driving", driver: { id: personId, name } },
  ]);
}

function seatThosePractising(tx: Transaction, workshopId: string, nameOf: (number: number) => string): void {
  const until = new Date(nowMs() + REHEARSAL_MS).toISOString();
  for (let number = 1; number <= PRACTISING; number += 1) {
    const { seat } = takeSeat(tx, workshopId, { personId: null, name: nameOf(number) });
    const { id: participantId, name } = seat;
    appendFacts(tx, workshopId, [{ type: "joined", participantId, name, seat: seat.seat, guest: true }]);
    keepThere(tx, { workshopId, participantId, since: now(), seenAt: until });
  }
}

/** Ends a rehearsal: every screen is told, and all of it goes. Nothing happens where there is none any more. */
export async function endRehearsal({ actor, workshop }: Lead, requestId: string | null): Promise<void> {
  const own = rehearsalOf(workshop.id, actor.personId);
  if (!own) return;
  await wipe(own.id, (tx) =>
    recordAudit(tx, {
      ...{ actorId: actor.personId, action: "workshop.rehearse-end", requestId },
      ...{ subjectType: "workshop", subjectId: workshop.id },
    }),
  );
}

/** Takes away the rehearsals that nobody ended. */
export async function endPastRehearsals(): Promise<void> {
  for (const id of pastRehearsals(now())) await wipe(id, () => {});
}

async function wipe(id: string, note: (tx: Transaction) => void): Promise<void> {
  await inTransaction((tx) => appendFacts(tx, id, [{ type: "closed" }]));
  drain(id);
  await inTransaction((tx) => {
    if (workshopById(id, tx) === null) return;
    wipeRehearsal(tx, id);
    note(tx);
  });
}
