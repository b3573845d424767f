import { z } from "zod";
import type { Doing } from "#app/features/workshop/attention.ts";
import { DOINGS } from "#app/features/workshop/attention.ts";
import { notePresence } from "#app/features/workshop/presence.server.ts";
import { LEASE_MS } from "#app/features/workshop/room-commands.ts";
import { drain } from "#app/features/workshop/room-hub.server.ts";
import { appendFacts, roomState } from "#app/features/workshop/room-log.server.ts";
import type { Seat } from "#app/features/workshop/workshop.ts";
import { keepLease } from "#app/features/workshop/workshops.server.ts";
import { nowMs } from "#app/platform/clock.ts";
import { inTransaction } from "#db/client.server.ts";

/** A browser's sign of life. `activity` is the unit that is open in it, `bye` its last one. */
export const beatForm = z.object({
  tab: z.string().regex(/^[\w-]{1,40}$/),
  doing: z.enum(DOINGS),
  activity: z.string().max(100).default(""),
  bye: z.enum(["true", "false"]).default("false"),
});

export type Beat = { tab: string; doing: Doing; activity: string; left: boolean };

/** A participant's browser says that it is there, and at which unit. */
export async function beatAsParticipant(seat: Seat, beat: Beat): Promise<void> {
  const { workshopId, id: participantId } = seat;
  const { activity, ...sign } = beat;
  notePresence({ workshopId, participantId, ...sign });
  if (activity === "") return;
  const unread = (state = roomState(workshopId)) => {
    const step = state.pace.steps.find((one) => one.activityId === activity);
    const open =
      state.pace.phase === "open" && state.people[participantId]?.marks[step?.id ?? ""] === undefined;
    return open ? step : undefined;
  };
  if (!unread()) return;
  await inTransaction((tx) => {
    const step = unread(roomState(workshopId, tx));
    if (!step) return;
    const fact = { type: "progress", participantId, stepId: step.id, mark: "opened", check: null } as const;
    appendFacts(tx, workshopId, [fact]);
  });
  drain(workshopId);
}

/** A trainer's browser is there: whoever leads goes on leading. */
export function beatAsTrainer(workshopId: string, personId: string): Promise<void> {
  const until = new Date(nowMs() + LEASE_MS).toISOString();
  return inTransaction((tx) => keepLease(tx, { workshopId, personId, until }));
}
