import type { SQL } from "drizzle-orm";
import { and, asc, desc, eq, getTableColumns, gte, inArray, lte, or, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { Database, Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { recordRow, recordTally } from "#db/schema/record.ts";
import type { RecordFilter, RecordState } from "./record-filter.ts";
import type { RecordRow } from "./record-rows.server.ts";
import type { AgencyTotals, RecordTotals } from "./records-page-data.ts";

export const PAGE_SIZE = 50;

/** The filter's conditions on rows or tallies, agencies apart. */
function conditions(table: typeof recordRow | typeof recordTally, filter: RecordFilter): SQL[] {
  const wanted: SQL[] = [];
  if (filter.course) wanted.push(eq(table.courseId, filter.course));
  if (filter.state) wanted.push(eq(table.state, filter.state));
  if (filter.from) wanted.push(gte(table.day, filter.from));
  if (filter.to) wanted.push(lte(table.day, filter.to));
  return wanted;
}

/** `%` and `_` mean themselves in what people search for. */
function searched(q: string | null): SQL | undefined {
  if (!q) return undefined;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    sql`${recordRow.name} LIKE ${pattern} ESCAPE '\\'`,
    sql`${recordRow.employeeNumber} LIKE ${pattern} ESCAPE '\\'`,
  );
}

/** The order of the list. Names go by code point; the enrolment's id settles ties, so that pages never overlap. */
function order(filter: RecordFilter) {
  const column = filter.sort === "name" ? recordRow.name : recordRow.day;
  const direction = filter.direction === "asc" ? asc : desc;
  return [direction(column), direction(recordRow.enrolmentId)];
}

/**
 * One page of the list.
 *
 * An index gives each agency's rows in order, but no index gives the order across several agencies: SQLite would
 * collect and sort them all. So each agency contributes at most as many rows as the pages up to this one hold, in
 * index order, and only those are sorted together; what a first page costs doesn't grow with the table.
 * @param agencyIds agencies in the officer's charge that the filter leaves
 */
export function listRecords(
  filter: RecordFilter,
  agencyIds: readonly string[],
  database: Queryable = getDatabase(),
): RecordRow[] {
  const offset = (filter.page - 1) * PAGE_SIZE;
  const [first, second, ...others] = agencyIds.map((agencyId) => {
    const best = database
      .select({ id: recordRow.enrolmentId, name: recordRow.name, day: recordRow.day })
      .from(recordRow)
      .where(and(eq(recordRow.agencyId, agencyId), ...conditions(recordRow, filter), searched(filter.q)))
      .orderBy(...order(filter))
      .limit(offset + PAGE_SIZE)
      .as(`agency_${agencyId.replaceAll("-", "_")}`);
    return database.select({ id: best.id, name: best.name, day: best.day }).from(best);
  });
  if (!first) return [];
  const candidates = second ? unionAll(first, second, ...others) : first;
  const key = filter.sort === "name" ? sql`name` : sql`day`;
  const way = sql.raw(filter.direction);
  const ids = database
    .all<{ id: string }>(
      sql`WITH candidate (id, name, day) AS (${candidates.getSQL()})
        SELECT id FROM candidate ORDER BY ${key} ${way}, id ${way} LIMIT ${PAGE_SIZE} OFFSET ${offset}`,
    )
    .map((row) => row.id);
  if (ids.length === 0) return [];
  return database
    .select()
    .from(recordRow)
    .where(inArray(recordRow.enrolmentId, ids))
    .orderBy(...order(filter))
    .all();
}

/**
 * Every row that the filter shows, in the list's order, one at a time. For a connection of its own: as long as the
 * iterator is open the connection refuses writes.
 */
export function* recordsInOrder(
  filter: RecordFilter,
  agencyIds: readonly string[],
  database: Database,
): Generator<RecordRow> {
  if (agencyIds.length === 0) return;
  const query = database
    .select()
    .from(recordRow)
    .where(
      and(inArray(recordRow.agencyId, [...agencyIds]), ...conditions(recordRow, filter), searched(filter.q)),
    )
    .orderBy(...order(filter))
    .toSQL();
  const columns = Object.entries(getTableColumns(recordRow));
  for (const row of database.$client
    .prepare(query.sql)
    .raw()
    .iterate(...query.params) as Iterable<unknown[]>) {
    yield Object.fromEntries(columns.map(([name], index) => [name, row[index]])) as RecordRow;
  }
}

/** Totals of exactly what the filter shows, all pages, by agency. */
export function totalRecords(
  filter: RecordFilter,
  agencyIds: readonly string[],
  database: Queryable = getDatabase(),
): RecordTotals {
  if (agencyIds.length === 0) return addUp([]);
  const rows = filter.q
    ? database
        .select({
          agencyId: recordRow.agencyId,
          state: recordRow.state,
          rows: sql<number>`count(*)`,
          creditedMinutes: sql<number>`sum(${recordRow.creditedMinutes})`,
        })
        .from(recordRow)
        .where(
          and(
            inArray(recordRow.agencyId, [...agencyIds]),
            ...conditions(recordRow, filter),
            searched(filter.q),
          ),
        )
        .groupBy(recordRow.agencyId, recordRow.state)
        .all()
    : database
        .select({
          agencyId: recordTally.agencyId,
          state: recordTally.state,
          rows: sql<number>`sum(${recordTally.rows})`,
          creditedMinutes: sql<number>`sum(${recordTally.creditedMinutes})`,
        })
        .from(recordTally)
        .where(and(inArray(recordTally.agencyId, [...agencyIds]), ...conditions(recordTally, filter)))
        .groupBy(recordTally.agencyId, recordTally.state)
        .all();
  return addUp(rows, agencyIds);
}

function addUp(
  rows: { agencyId: string; state: RecordState; rows: number; creditedMinutes: number }[],
  agencyIds: readonly string[] = [],
): RecordTotals {
  const empty = () => ({ completed: 0, "in-progress": 0, "not-started": 0, all: 0, creditedMinutes: 0 });
  const total = empty();
  const byAgency = new Map<string, AgencyTotals>();
  for (const agencyId of agencyIds) byAgency.set(agencyId, { agencyId, ...empty() });
  for (const row of rows) {
    const agency = byAgency.get(row.agencyId);
    if (!agency) continue;
    for (const sum of [total, agency]) {
      sum[row.state] += row.rows;
      sum.all += row.rows;
      sum.creditedMinutes += row.creditedMinutes;
    }
  }
  return { ...total, byAgency: [...byAgency.values()] };
}
