import { Worker } from "node:worker_threads";

/** A thread answers each "next" with one of these. */
export type StreamPiece =
  | { kind: "text"; text: string }
  | { kind: "bytes"; bytes: Uint8Array }
  | { kind: "end"; rows: number };

/**
 * Streams what a thread makes as bytes. A piece is made when the reader wants one, so memory stays flat however slow
 * they are.
 * @param address of the thread's script, as `?node-worker` gives it
 * @param onEnd called once with the number of rows when everything has been handed over
 */
export function workerStream(
  address: string | null,
  workerData: unknown,
  signal: AbortSignal,
  onEnd: (rows: number) => Promise<void>,
): ReadableStream<Uint8Array> {
  if (address === null) throw new Error("the thread is bundled by Vite; it can't run outside the server");
  const worker = new Worker(new URL(address), { workerData });
  const encoder = new TextEncoder();
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await nextPiece(worker);
        if (piece.kind === "text") return controller.enqueue(encoder.encode(piece.text));
        if (piece.kind === "bytes") return controller.enqueue(piece.bytes);
        await onEnd(piece.rows);
        controller.close();
        end();
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
}

function nextPiece(worker: Worker): Promise<StreamPiece> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      act();
    };
    const onMessage = (piece: StreamPiece) => settle(() => resolve(piece));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("the thread was ended")));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    worker.postMessage("next");
  });
}
