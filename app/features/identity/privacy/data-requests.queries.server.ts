import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { person } from "#db/schema/identity.ts";
import { dataRequest } from "#db/schema/privacy.ts";
import type { DataRequest } from "./data-request.ts";

/** A request with the people it names, and the agency that answers for whom it is about. */
export type RequestLine = DataRequest & {
  name: string;
  employeeNumber: string | null;
  /** Of the present post or the last one; null for somebody who never had one. */
  agencyId: string | null;
  askedByName: string;
  decidedByName: string | null;
};

const asker = alias(person, "asker");
const decider = alias(person, "decider");

function selectRequests(database: Queryable) {
  return database
    .select({
      request: dataRequest,
      name: person.name,
      employeeNumber: person.employeeNumber,
      agencyId: sql<string | null>`(
        SELECT agency_id FROM post WHERE person_id = ${person.id}
        ORDER BY until IS NOT NULL, until DESC, since DESC LIMIT 1)`,
      askedByName: asker.name,
      decidedByName: decider.name,
    })
    .from(dataRequest)
    .innerJoin(person, eq(person.id, dataRequest.personId))
    .innerJoin(asker, eq(asker.id, dataRequest.askedBy))
    .leftJoin(decider, eq(decider.id, dataRequest.decidedBy));
}

const toLine = ({ request, ...names }: ReturnType<ReturnType<typeof selectRequests>["all"]>[number]) => ({
  ...request,
  ...names,
});

/** All requests, those that wait first, each group the newest first. Who may see which is for the policy to say. */
export function allRequests(database: Queryable = getDatabase()): RequestLine[] {
  return selectRequests(database)
    .orderBy(sql`${dataRequest.decidedAt} is not null`, desc(dataRequest.askedAt), dataRequest.id)
    .all()
    .map(toLine);
}

/** One request; null when there is none with this id. */
export function requestById(id: string, database: Queryable = getDatabase()): RequestLine | null {
  const row = selectRequests(database).where(eq(dataRequest.id, id)).get();
  return row ? toLine(row) : null;
}

/** What was asked about a person, the newest first. */
export function requestsAbout(personId: string, database: Queryable = getDatabase()): DataRequest[] {
  return database
    .select()
    .from(dataRequest)
    .where(eq(dataRequest.personId, personId))
    .orderBy(desc(dataRequest.askedAt))
    .all();
}

/** Whether an erasure of somebody's data waits for its decision. */
export function erasureWaits(personId: string, database: Queryable = getDatabase()): boolean {
  const row = database
    .select({ id: dataRequest.id })
    .from(dataRequest)
    .where(
      and(eq(dataRequest.personId, personId), eq(dataRequest.kind, "erasure"), isNull(dataRequest.decidedAt)),
    )
    .get();
  return row !== undefined;
}
