import { and, eq, gt, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Database, Queryable, Transaction } from "#db/client.server.ts";
import { connectionOf, getDatabase } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { workshopCommand, workshopEvent } from "#db/schema/workshop.ts";
import type { Audience, RoomEvent, RoomFact } from "./room-facts.ts";
import { audienceOf } from "./room-facts.ts";
import type { RoomState } from "./room-state.ts";
import { apply, EMPTY_ROOM } from "./room-state.ts";

/** An event with whom it is for. */
export type LoggedEvent = RoomEvent & { audience: Audience; of: string | null };

const selectAfter = preparedOnce((database) =>
  database
    .select()
    .from(workshopEvent)
    .where(
      and(
        eq(workshopEvent.workshopId, sql.placeholder("workshopId")),
        gt(workshopEvent.seq, sql.placeholder("seq")),
      ),
    )
    .orderBy(workshopEvent.seq)
    .prepare(),
);

const selectHead = preparedOnce((database) =>
  database
    .select({ seq: sql<number>`coalesce(max(${workshopEvent.seq}), 0)` })
    .from(workshopEvent)
    .where(eq(workshopEvent.workshopId, sql.placeholder("workshopId")))
    .prepare(),
);

const insertEvent = preparedOnce((database) =>
  database.insert(workshopEvent).values(placeholdersFor(workshopEvent)).prepare(),
);

/** Number of a room's newest event; 0 before the first. */
export function headOf(workshopId: string, database: Queryable = getDatabase()): number {
  return selectHead(database).get({ workshopId })?.seq ?? 0;
}

/** A room's events after a number, in order. */
export function eventsAfter(
  workshopId: string,
  seq: number,
  database: Queryable = getDatabase(),
): LoggedEvent[] {
  return selectAfter(database)
    .all({ workshopId, seq })
    .map((row) => ({
      seq: row.seq,
      at: row.at,
      ...(row.fact as RoomFact),
      audience: row.audience,
      of: row.participantId,
    }));
}

/** Adds facts to a room's log, one after another. @returns the number of the newest */
export function appendFacts(tx: Transaction, workshopId: string, facts: readonly RoomFact[]): number {
  let seq = headOf(workshopId, tx);
  const at = now();
  for (const fact of facts) {
    seq += 1;
    insertEvent(tx).run({ workshopId, seq, at, fact, ...audienceOf(fact) });
  }
  return seq;
}

/** States up to what has been committed, by connection and room: folding a day's events anew takes its time. */
const folded = new WeakMap<Database, Map<string, RoomState>>();
const KEPT_ROOMS = 50;

/**
 * A room's state. Kept between calls, but only ever a fold of what stands in the table: another process, or this one
 * after a restart, comes to the same. In a transaction it is to be asked before that adds anything, since what is
 * rolled back must not be folded.
 */
export function roomState(workshopId: string, database: Queryable = getDatabase()): RoomState {
  const connection = connectionOf(database);
  let rooms = folded.get(connection);
  if (!rooms) {
    rooms = new Map();
    folded.set(connection, rooms);
  }
  const known = rooms.get(workshopId) ?? EMPTY_ROOM;
  const state = eventsAfter(workshopId, known.seq, database).reduce<RoomState>(apply, known);
  rooms.delete(workshopId);
  rooms.set(workshopId, state);
  const [oldest] = rooms.keys();
  if (rooms.size > KEPT_ROOMS && oldest !== undefined) rooms.delete(oldest);
  return state;
}

type Press = { workshopId: string; actor: string; actionId: string };

const selectCommand = preparedOnce((database) =>
  database
    .select({ seq: workshopCommand.seq })
    .from(workshopCommand)
    .where(
      and(
        eq(workshopCommand.workshopId, sql.placeholder("workshopId")),
        eq(workshopCommand.actor, sql.placeholder("actor")),
        eq(workshopCommand.actionId, sql.placeholder("actionId")),
      ),
    )
    .prepare(),
);

/** Whether a press has been carried out before. */
export function wasCarriedOut(tx: Transaction, press: Press): boolean {
  return selectCommand(tx).get(press) !== undefined;
}

/** Notes that a press is carried out; the unique index refuses a second one. */
export function noteCommand(tx: Transaction, press: Press & { seq: number }): void {
  tx.insert(workshopCommand)
    .values({ ...press, at: now() })
    .run();
}
