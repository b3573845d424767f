import { workerStream } from "#app/platform/worker-stream.server.ts";
import type { CsvJob } from "./csv-export.ts";
import workerAddress from "./csv-worker.server.ts?node-worker";

/**
 * Streams a CSV as bytes, made in a thread.
 * @param onEnd called once with the number of rows when everything has been handed over
 */
export function csvStream(
  job: CsvJob,
  signal: AbortSignal,
  onEnd: (rows: number) => Promise<void>,
): ReadableStream<Uint8Array> {
  return workerStream(workerAddress, job, signal, onEnd);
}
