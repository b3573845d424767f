import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { taipeiDay } from "#app/platform/clock.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agency, roleGrant } from "#db/schema/identity.ts";
import { auditEvent } from "#db/schema/platform.ts";
import type { Role } from "../actor.ts";
import type { ListAction, Reading, ReadingAction } from "./reading.ts";
import { LIST_ACTIONS, READERS, READING_ACTIONS } from "./reading.ts";

/** Events that are looked through at most, the newest first. */
const REACH = 500;

type Event = { seq: number; at: string; actorId: string | null; action: string };

/** By whom somebody's own things were opened: the events name the person. The newest first, a line a day and role. */
export function readingsOf(
  personId: string,
  path: readonly string[],
  database: Queryable = getDatabase(),
): Reading<ReadingAction>[] {
  const events = database
    .select(EVENT)
    .from(auditEvent)
    .where(
      and(
        sql`${auditEvent.detail} ->> 'personId' = ${personId}`,
        inArray(auditEvent.action, [...READING_ACTIONS]),
        ne(auditEvent.actorId, personId),
      ),
    )
    .orderBy(desc(auditEvent.seq))
    .limit(REACH)
    .all();
  return toReadings(events, path, database, false) as Reading<ReadingAction>[];
}

/**
 * By whom lists were opened or taken away that could hold this person: of an agency above theirs, or of all in the
 * charge of somebody who was in charge of theirs at that time.
 */
export function listReadingsOf(
  personId: string,
  path: readonly string[],
  database: Queryable = getDatabase(),
): Reading<ListAction>[] {
  if (path.length === 0) return [];
  const events = database
    .select(EVENT)
    .from(auditEvent)
    .where(
      and(
        // The index covers these actions alone, and SQLite sees that it may use it by the very same words.
        sql`${auditEvent.action} in ('record.list', 'record.export', 'team.read')`,
        inArray(auditEvent.subjectId, ["all", ...path]),
        ne(auditEvent.actorId, personId),
      ),
    )
    .orderBy(desc(auditEvent.seq))
    .limit(REACH)
    .all();
  return toReadings(events, path, database, true) as Reading<ListAction>[];
}

const EVENT = {
  seq: auditEvent.seq,
  at: auditEvent.at,
  actorId: auditEvent.actorId,
  action: auditEvent.action,
};

/** @param coveredOnly leaves out who held no role for this person's agency at that time */
function toReadings(
  events: Event[],
  path: readonly string[],
  database: Queryable,
  coveredOnly: boolean,
): Reading[] {
  const actors = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  const grants = database
    .select({
      personId: roleGrant.personId,
      role: roleGrant.role,
      agencyId: roleGrant.agencyId,
      nameZh: agency.nameZh,
      nameEn: agency.nameEn,
      startsAt: roleGrant.startsAt,
      endsAt: roleGrant.endsAt,
      revokedAt: roleGrant.revokedAt,
    })
    .from(roleGrant)
    .leftJoin(agency, eq(agency.id, roleGrant.agencyId))
    .where(inArray(roleGrant.personId, actors))
    .all();
  const held = (event: Event, roles: readonly Role[]) =>
    grants.find(
      (grant) =>
        grant.personId === event.actorId &&
        roles.includes(grant.role) &&
        (grant.agencyId === null || path.includes(grant.agencyId)) &&
        grant.startsAt <= event.at &&
        (grant.endsAt === null || grant.endsAt > event.at) &&
        (grant.revokedAt === null || grant.revokedAt > event.at),
    );
  const lines = new Map<string, Reading>();
  for (const event of events) {
    const action = [...READING_ACTIONS, ...LIST_ACTIONS].find((one) => one === event.action);
    if (!action) continue;
    const grant = held(event, READERS[action]);
    if (!grant && coveredOnly) continue;
    const day = taipeiDay(event.at);
    const key = [day, action, grant?.role ?? "", grant?.agencyId ?? ""].join(" ");
    const known = lines.get(key);
    if (known) known.times += 1;
    else {
      const named = grant?.nameZh && grant.nameEn ? { nameZh: grant.nameZh, nameEn: grant.nameEn } : null;
      lines.set(key, { day, action, role: grant?.role ?? null, agency: named, times: 1, number: event.seq });
    }
  }
  return [...lines.values()];
}
