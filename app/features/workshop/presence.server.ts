import { and, eq, gt, sql } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { workshopPresence } from "#db/schema/workshop.ts";
import type { Doing } from "./attention.ts";
import { STAY_MS } from "./presence.queries.server.ts";
import { markPresence } from "./room-hub.server.ts";

/** Signs of life of this long are written down together: three hundred browsers would be twenty commits a second. */
const GATHER_MS = 200;

export type SignOfLife = {
  workshopId: string;
  participantId: string;
  tab: string;
  doing: Doing;
  /** The tab's stream was closed, or it said good-bye. */
  left: boolean;
};

const pending = new Map<string, SignOfLife>();
let gathering: NodeJS.Timeout | null = null;

/** Notes that a participant's tab is there, or has left. Written down within a fifth of a second. */
export function notePresence(sign: SignOfLife): void {
  const key = `${sign.participantId}/${sign.tab}`;
  pending.delete(key);
  pending.set(key, sign);
  gathering ??= setTimeout(() => void writePresence(), GATHER_MS).unref();
}

/** Writes down what has been noted; whatever can't be written now is tried again. */
export async function writePresence(): Promise<void> {
  if (gathering) clearTimeout(gathering);
  gathering = null;
  const signs = [...pending.values()];
  pending.clear();
  if (signs.length === 0) return;
  try {
    await inTransaction((tx) => {
      for (const sign of signs) writeSign(tx, sign);
    });
  } catch (error) {
    log().warn({ err: error, signs: signs.length }, "who is in the rooms could not be noted");
    for (const sign of signs) {
      const key = `${sign.participantId}/${sign.tab}`;
      if (!pending.has(key)) pending.set(key, sign);
    }
    gathering ??= setTimeout(() => void writePresence(), GATHER_MS * 5).unref();
  }
  for (const workshopId of new Set(signs.map((sign) => sign.workshopId))) markPresence(workshopId);
}

const updateStay = preparedOnce((database) =>
  database
    .update(workshopPresence)
    .set({
      seenAt: sql`${sql.placeholder("at")}`,
      leftAt: sql`${sql.placeholder("leftAt")}`,
      doing: sql`${sql.placeholder("doing")}`,
    })
    .where(
      and(
        eq(workshopPresence.participantId, sql.placeholder("participantId")),
        eq(workshopPresence.tab, sql.placeholder("tab")),
        gt(workshopPresence.seenAt, sql.placeholder("floor")),
      ),
    )
    .prepare(),
);

const insertStay = preparedOnce((database) =>
  database.insert(workshopPresence).values(placeholdersFor(workshopPresence)).prepare(),
);

/** A tab that comes back before it is taken to be gone goes on with its stay. */
function writeSign(tx: Transaction, { workshopId, participantId, tab, doing, left }: SignOfLife): void {
  const at = new Date(nowMs()).toISOString();
  const floor = new Date(nowMs() - STAY_MS).toISOString();
  const leftAt = left ? at : null;
  const { changes } = updateStay(tx).run({ participantId, tab, floor, at, leftAt, doing });
  if (changes > 0 || left) return;
  const stay = { id: newId(), workshopId, participantId, tab, doing, since: at, seenAt: at, leftAt };
  insertStay(tx).run(stay);
}
