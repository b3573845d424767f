import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import type { recordRow } from "#db/schema/record.ts";

// HR's rows and their totals are derived here from the facts. It is plain SQL on the driver, not Drizzle: this runs
// in every write of a learner, and building queries and mapping rows took longer than SQLite itself.

export type RecordRow = typeof recordRow.$inferSelect;

/** What a row counts under, and with how much. */
type Counted = { agency_id: string; course_id: string; state: string; day: string; credited_minutes: number };

/** A row of `record_row` under its columns' own names. */
type StoredRow = Counted & { [column: string]: string | number | null };

/** Takes part in every statement about one enrolment. */
type OfEnrolment = { enrolment_id: string };

/**
 * Derives HR's row of an enrolment from the facts and keeps the totals in step, in the caller's transaction.
 * Doing it twice changes nothing.
 * @returns whether the row differed from the facts
 */
export function refreshRecordRow(tx: Transaction, enrolmentId: string): boolean {
  const of: OfEnrolment = { enrolment_id: enrolmentId };
  const kept = selectKept(tx).get(of);
  const row = selectDerived(tx).get(of);
  if (!row) {
    if (kept) deleteRow(tx).run(of);
  } else if (!kept) insertRow(tx).run(row);
  else {
    // Only what differs: the other columns' indexes are left alone.
    const changed = Object.keys(row).filter((column) => row[column] !== kept[column]);
    if (changed.length === 0) return false;
    updateRow(tx)(changed).run(row);
  }
  changeTotals(tx, kept, row);
  return row !== undefined || kept !== undefined;
}

/** The rows of all of a person's enrolments: after a change of name or post. */
export function refreshRecordRowsOfPerson(tx: Transaction, personId: string): void {
  const rows = tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.personId, personId)).all();
  for (const { id } of rows) refreshRecordRow(tx, id);
}

const selectKept = preparedOnce((database) =>
  database.$client.prepare<OfEnrolment, StoredRow>(
    "SELECT * FROM record_row WHERE enrolment_id = @enrolment_id",
  ),
);

/**
 * A row as the facts have it, a column each of `record_row`. Its agency is that of the current post, or of the last one
 * for who has left (`agencyInChargeOf` says the same of a person); who never had one stands under "", of which nobody is
 * in charge but HR of everything. Its day is one of Taipei, UTC+8 all year.
 */
const DERIVED = `
  SELECT enrolment.id AS enrolment_id, enrolment.person_id, person.name, person.employee_number,
    coalesce(post.agency_id, '') AS agency_id, enrolment.course_id,
    coalesce(completion.version_number, course_version.number) AS version_number,
    CASE WHEN completion.id IS NOT NULL THEN 'completed' WHEN done.activities > 0 THEN 'in-progress'
      ELSE 'not-started' END AS state,
    done.activities AS done_activities, course_version.activity_count AS total_activities,
    enrolment.enrolled_at, completion.completed_at,
    coalesce(completion.credited_minutes, 0) AS credited_minutes, certificate.serial,
    date(coalesce(completion.completed_at, enrolment.enrolled_at), '+8 hours') AS day
  FROM enrolment
  JOIN (SELECT count(*) AS activities FROM activity_completion WHERE enrolment_id = @enrolment_id) AS done
  JOIN person ON person.id = enrolment.person_id
  JOIN course_version ON course_version.id = enrolment.version_id
  LEFT JOIN post ON post.id = (SELECT id FROM post WHERE post.person_id = person.id
    ORDER BY until IS NOT NULL, until DESC, since DESC LIMIT 1)
  LEFT JOIN completion ON completion.id = (
    SELECT held.id FROM completion AS held WHERE held.enrolment_id = enrolment.id
      AND NOT EXISTS (SELECT 1 FROM completion_withdrawal WHERE completion_id = held.id)
    ORDER BY held.completed_at, held.id LIMIT 1)
  LEFT JOIN certificate ON certificate.completion_id = completion.id
  WHERE enrolment.id = @enrolment_id`;

const selectDerived = preparedOnce((database) => database.$client.prepare<OfEnrolment, StoredRow>(DERIVED));

const insertRow = preparedOnce((database) => {
  const columns = database.$client
    .prepare(DERIVED)
    .columns()
    .map(({ name }) => name);
  const values = columns.map((name) => `@${name}`);
  return database.$client.prepare<StoredRow>(
    `INSERT INTO record_row (${columns.join(", ")}) VALUES (${values.join(", ")})`,
  );
});

/** The statements that set some columns of a row: there are as many as there are ways in which a row changes. */
const updateRow = preparedOnce((database) => {
  const make = (assignments: string) =>
    database.$client.prepare<StoredRow>(
      `UPDATE record_row SET ${assignments} WHERE enrolment_id = @enrolment_id`,
    );
  const made = new Map<string, ReturnType<typeof make>>();
  return (columns: readonly string[]) => {
    const assignments = columns.map((name) => `${name} = @${name}`).join(", ");
    const statement = made.get(assignments) ?? make(assignments);
    made.set(assignments, statement);
    return statement;
  };
});

const deleteRow = preparedOnce((database) =>
  database.$client.prepare<OfEnrolment>("DELETE FROM record_row WHERE enrolment_id = @enrolment_id"),
);

const TOTAL = "agency_id = @agency_id AND course_id = @course_id AND state = @state AND day = @day";

/** Puts a row into its total, which comes into being with its first row. */
const putIn = preparedOnce((database) =>
  database.$client.prepare<Counted>(`
    INSERT INTO record_tally (agency_id, course_id, state, day, rows, credited_minutes)
    VALUES (@agency_id, @course_id, @state, @day, 1, @credited_minutes)
    ON CONFLICT DO UPDATE SET rows = rows + 1, credited_minutes = credited_minutes + @credited_minutes`),
);

const takeOut = preparedOnce((database) =>
  database.$client.prepare<Counted>(`
    UPDATE record_tally SET rows = rows - 1, credited_minutes = credited_minutes - @credited_minutes
    WHERE ${TOTAL} AND rows > 1`),
);

const takeOutLast = preparedOnce((database) =>
  database.$client.prepare<Counted>(`DELETE FROM record_tally WHERE ${TOTAL}`),
);

/** A statement or two where the row counts under something else now, or with other minutes; mostly none at all. */
function changeTotals(tx: Transaction, kept: StoredRow | undefined, row: StoredRow | undefined): void {
  if (kept && row && countsAlike(kept, row)) return;
  if (kept && takeOut(tx).run(kept).changes === 0) takeOutLast(tx).run(kept);
  if (row) putIn(tx).run(row);
}

function countsAlike(a: Counted, b: Counted): boolean {
  return (
    a.agency_id === b.agency_id &&
    a.course_id === b.course_id &&
    a.state === b.state &&
    a.day === b.day &&
    a.credited_minutes === b.credited_minutes
  );
}
