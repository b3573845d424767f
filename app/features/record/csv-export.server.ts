import { Worker } from "node:worker_threads";
import type { CsvJob, CsvPiece } from "./csv-export.ts";
import workerAddress from "./csv-worker.server.ts?node-worker";

/**
 * Streams a CSV as bytes. A piece is made when the reader wants one, so memory stays flat however slow they are.
 * @param onEnd called once with the number of rows when everything has been handed over
 */
export function csvStream(
  job: CsvJob,
  signal: AbortSignal,
  onEnd: (rows: number) => Promise<void>,
): ReadableStream<Uint8Array> {
  if (workerAddress === null)
    throw new Error("the export's thread is bundled by Vite; it can't run outside the server");
  const worker = new Worker(new URL(workerAddress), { workerData: job });
  const encoder = new TextEncoder();
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await nextPiece(worker);
        if (piece.kind === "text") return controller.enqueue(encoder.encode(piece.text));
        await onEnd(piece.rows);
        controller.close();
        end();
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
}

function nextPiece(worker: Worker): Promise<CsvPiece> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      act();
    };
    const onMessage = (piece: CsvPiece) => settle(() => resolve(piece));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("the export was ended")));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    worker.postMessage("next");
  });
}
