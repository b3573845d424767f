import { parentPort, workerData } from "node:worker_threads";
import { formatSerial } from "#app/features/credential/serial.ts";
import { BOM, csvLine } from "#app/platform/sheets/csv.ts";
import type { StreamPiece } from "#app/platform/worker-stream.server.ts";
import { openDatabase } from "#db/client.server.ts";
import type { CsvJob } from "./csv-export.ts";
import { recordsInOrder } from "./records.queries.server.ts";

/** Rows a piece: some 100 kB, so that neither side ever holds much. */
const ROWS_A_PIECE = 500;

/** 2026-11-24, the day in Taipei (UTC+8). */
const day = (iso: string | null) =>
  iso === null ? null : new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Writes the CSV piece by piece, in a thread and on a read-only connection of its own: an open iterator would
 * refuse all writes on the connection that serves pages. Each piece waits to be asked for.
 */
function* pieces(job: CsvJob): Generator<StreamPiece, void> {
  const database = openDatabase(job.databaseFile, { readonly: true });
  try {
    let text = BOM + csvLine(job.header);
    let rows = 0;
    for (const row of recordsInOrder(job.filter, job.agencyIds, database)) {
      text += csvLine([
        row.name,
        row.employeeNumber,
        job.agencies[row.agencyId]?.code ?? null,
        job.agencies[row.agencyId]?.name ?? null,
        job.courses[row.courseId] ?? row.courseId,
        row.versionNumber,
        job.states[row.state],
        row.doneActivities,
        row.totalActivities,
        day(row.enrolledAt),
        day(row.completedAt),
        row.creditedMinutes / 60,
        row.serial === null ? null : formatSerial(row.serial),
      ]);
      rows += 1;
      if (rows % ROWS_A_PIECE === 0) {
        yield { kind: "text", text };
        text = "";
      }
    }
    if (text) yield { kind: "text", text };
    yield { kind: "end", rows };
  } finally {
    database.$client.close();
  }
}

const source = pieces(workerData as CsvJob);
parentPort?.on("message", () => {
  const next = source.next();
  if (next.done) parentPort?.close();
  else parentPort?.postMessage(next.value);
});
