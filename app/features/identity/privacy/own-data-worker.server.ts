import { parentPort, workerData } from "node:worker_threads";
import { zip } from "#app/platform/sheets/zip.ts";
import type { StreamPiece } from "#app/platform/worker-stream.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { ownDataFiles } from "./own-data.server.ts";
import type { OwnDataJob } from "./own-data.ts";

// Copies somebody's data in a thread and on a read-only connection of its own, all tables as they are at one moment.
// Each piece waits to be asked for.

const job = workerData as OwnDataJob;
const database = openDatabase(job.databaseFile, { readonly: true });
database.$client.exec("BEGIN");
const pieces = zip(ownDataFiles(job, database), new Date(Date.parse(job.at) + 8 * 3_600_000));

async function answer(): Promise<StreamPiece> {
  const next = await pieces.next();
  if (!next.done) return { kind: "bytes", bytes: next.value };
  database.$client.close();
  return { kind: "end", rows: 0 };
}

parentPort?.on("message", () => {
  // What goes wrong here must end the thread, so that whoever waits for a piece hears of it.
  answer().then(
    (piece) => parentPort?.postMessage(piece),
    (error: unknown) =>
      setImmediate(() => {
        throw error;
      }),
  );
});
