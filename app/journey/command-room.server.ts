import type { Actor } from "#app/features/identity/actor.ts";
import { keepPoll } from "#app/features/workshop/ask/polls.server.ts";
import { ruleOf } from "#app/features/workshop/attendance/attendance.queries.server.ts";
import { doorCheck } from "#app/features/workshop/attendance/check.ts";
import { ensureSecret } from "#app/features/workshop/attendance/check-codes.server.ts";
import { endChecks, openCheck } from "#app/features/workshop/attendance/checks.server.ts";
import { fixRule } from "#app/features/workshop/attendance/rules.server.ts";
import { PRACTISING, practisedFacts } from "#app/features/workshop/planning/rehearsal.ts";
import type {
  Decision,
  ParticipantCommand,
  Refusal,
  Sent,
  TrainerCommand,
} from "#app/features/workshop/room-commands.ts";
import { decideParticipant, decideTrainer, LEASE_MS } from "#app/features/workshop/room-commands.ts";
import type { RoomFact } from "#app/features/workshop/room-facts.ts";
import { drain, markPresence } from "#app/features/workshop/room-hub.server.ts";
import {
  appendFacts,
  headOf,
  noteCommand,
  roomState,
  wasCarriedOut,
} from "#app/features/workshop/room-log.server.ts";
import { seated } from "#app/features/workshop/room-state.ts";
import { removeFromSeat } from "#app/features/workshop/seats.server.ts";
import { roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import type { Seat, Workshop } from "#app/features/workshop/workshop.ts";
import { headOfStep } from "#app/features/workshop/workshop.ts";
import { leaderOf, stepsOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { closeWorkshop, giveLease, openWorkshop } from "#app/features/workshop/workshops.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now, nowMs } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { moderateRoom, pollDesk, takePartInAsking } from "./ask-room.server.ts";

/** What became of a command: carried out (now or when it came before), or refused and nothing written. */
export type CommandResult = { outcome: "done"; seq: number } | { outcome: "refused"; why: Refusal };

/** Of somebody's tries so many are looked at for one that was judged. */
const LOOKED_AT = 20;

type By = { workshopId: string; actorId: string | null; requestId: string | null };

/**
 * Carries out what a trainer asks of a room: dedupe, decide, write, and after the commit tell everybody.
 * A command that comes twice is carried out once; one that has seen an older state, or comes from somebody who doesn't
 * lead just now, is refused.
 */
export function leadRoom(
  lead: { actor: Pick<Actor, "personId" | "name">; workshop: Pick<Workshop, "id"> },
  sent: Sent<TrainerCommand>,
  requestId: string | null,
): Promise<CommandResult> {
  const workshopId = lead.workshop.id;
  const { personId, name } = lead.actor;
  const press = { workshopId, actor: personId, actionId: sent.actionId };
  return once(press, (tx) => {
    if (workshopById(workshopId, tx)?.cancelledAt) return { outcome: "refused", why: "closed" };
    const by = { workshopId, actorId: personId, requestId };
    const { command } = sent;
    if (command.type === "text" || command.type === "floor") {
      return carryOut(tx, moderateRoom(tx, roomState(workshopId, tx), command), by);
    }
    const decision = decideTrainer(roomState(workshopId, tx), sent, {
      me: { id: personId, name },
      leader: leaderOf(workshopId, now(), tx),
      at: nowMs(),
      steps: stepsOf(workshopId, tx).map(headOfStep),
      door: doorOf(tx, workshopId),
      newId,
      tryOf: (participantId, activityId, tryId) =>
        tryToShow(tx, { workshopId, participantId, activityId, tryId }),
      polls: pollDesk(tx, workshopId),
    });
    return carryOut(tx, decision, by);
  });
}

/** The try that somebody is asked about; only what was judged is worth showing. */
function tryToShow(
  tx: Transaction,
  of: { workshopId: string; participantId: string; activityId: string; tryId: string | undefined },
): string | null {
  const { workshopId, participantId, activityId, tryId } = of;
  const wanted = { participantId, activityId, most: LOOKED_AT, ...(tryId === undefined ? {} : { tryId }) };
  const judged = roomTries(workshopId, wanted, tx).find(
    ({ outcome }) => outcome === "passed" || outcome === "failed",
  );
  return judged?.id ?? null;
}

/** The check-in that the opening asks for, unless the rule looks at none. */
function doorOf(tx: Transaction, workshopId: string) {
  const workshop = workshopById(workshopId, tx);
  if (!workshop || ruleOf(workshopId, tx).rule.checkPercent === 0) return null;
  return doorCheck(workshop.startsAt, nowMs());
}

/** The same for what a participant does: a hand raised or lowered, a step done, a question answered or asked, a yes to a try being shown. */
export function takePartInRoom(
  seat: Pick<Seat, "id" | "workshopId" | "personId">,
  sent: Sent<ParticipantCommand>,
  requestId: string | null,
): Promise<CommandResult> {
  const { workshopId } = seat;
  return once({ workshopId, actor: seat.id, actionId: sent.actionId }, (tx) => {
    const state = roomState(workshopId, tx);
    const { command } = sent;
    const decision =
      command.type === "hand" || command.type === "done" || command.type === "show-answer"
        ? decideParticipant(state, command, seat.id)
        : takePartInAsking(tx, state, seat, command);
    return carryOut(tx, decision, { workshopId, actorId: seat.personId, requestId });
  });
}

/**
 * Does something for a press that hasn't been carried out yet, in one transaction. Of a refused one nothing is kept:
 * sent again, it is looked at again.
 */
async function once(
  press: { workshopId: string; actor: string; actionId: string },
  work: (tx: Transaction) => CommandResult,
): Promise<CommandResult> {
  const result = await inTransaction((tx): CommandResult => {
    const { workshopId } = press;
    if (wasCarriedOut(tx, press)) return { outcome: "done", seq: headOf(workshopId, tx) };
    const done = work(tx);
    if (done.outcome === "done") noteCommand(tx, { ...press, seq: done.seq });
    return done;
  });
  if (result.outcome === "done") {
    drain(press.workshopId);
    // Answers and votes are no events; their numbers are told a little later.
    markPresence(press.workshopId);
  }
  return result;
}

function carryOut(tx: Transaction, decision: Decision, by: By): CommandResult {
  if ("refused" in decision) return { outcome: "refused", why: decision.refused };
  for (const fact of decision.facts) writeFact(tx, fact, by);
  const closes = decision.facts.some((fact) => fact.type === "closed");
  if (decision.lease !== undefined && !closes) {
    const until = new Date(nowMs() + LEASE_MS).toISOString();
    giveLease(tx, { workshopId: by.workshopId, personId: decision.lease, until });
  }
  const facts = [...decision.facts, ...practised(tx, by.workshopId, decision.facts)];
  return { outcome: "done", seq: appendFacts(tx, by.workshopId, facts) };
}

/** In a rehearsal, what those who practise do at the step to which the room goes. */
function practised(tx: Transaction, workshopId: string, facts: readonly RoomFact[]): RoomFact[] {
  const moved = facts.find((fact) => fact.type === "moved");
  if (!moved || workshopById(workshopId, tx)?.rehearsalOf == null) return [];
  const state = roomState(workshopId, tx);
  const step = state.pace.steps.find(({ id }) => id === moved.stepId);
  const ids = seated(state).map(({ id }) => id);
  return step ? practisedFacts(ids.slice(0, PRACTISING), step, "") : [];
}

/** What a fact means outside the log: the day's facts of the workshop, a seat taken away, and the audit. */
function writeFact(tx: Transaction, fact: RoomFact, { workshopId, actorId, requestId }: By): void {
  const audit = { actorId, subjectType: "workshop", subjectId: workshopId, requestId };
  if (fact.type === "opened" && actorId !== null) {
    openWorkshop(tx, workshopId, actorId);
    fixRule(tx, workshopId, actorId);
    ensureSecret(tx, workshopId);
    recordAudit(tx, { ...audit, action: "workshop.open" });
  }
  if (fact.type === "check") {
    if (fact.check) openCheck(tx, workshopId, fact.check);
    else endChecks(tx, workshopId);
  }
  if (fact.type === "poll") keepPoll(tx, workshopId, fact.poll);
  if (fact.type === "closed") {
    keepPoll(tx, workshopId, null);
    endChecks(tx, workshopId);
    closeWorkshop(tx, workshopId, actorId);
    recordAudit(tx, { ...audit, action: "workshop.close" });
  }
  if (fact.type === "show-asked") {
    const detail = { participant: fact.participantId, try: fact.show.tryId };
    recordAudit(tx, { ...audit, action: "workshop.show-ask", detail });
  }
  if (fact.type === "show-answered") {
    const detail = { participant: fact.participantId, answer: fact.answer };
    recordAudit(tx, { ...audit, action: "workshop.show-answer", detail });
  }
  if (fact.type === "removed" && actorId !== null) {
    removeFromSeat(tx, fact.participantId, actorId);
    recordAudit(tx, { ...audit, action: "workshop.remove", detail: { participant: fact.participantId } });
  }
}

/** Closes a room that was left open: everybody is told, and its code is free. */
export async function closeForgottenRoom(workshopId: string): Promise<void> {
  await inTransaction((tx) => {
    if (roomState(workshopId, tx).pace.phase !== "open") return;
    carryOut(tx, { facts: [{ type: "closed" }] }, { workshopId, actorId: null, requestId: null });
  });
  drain(workshopId);
}
