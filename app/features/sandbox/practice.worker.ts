import { parentPort } from "node:worker_threads";
import { answer } from "./practice/answer.ts";
import type { ReadingLine, ReadPart } from "./practice/reading-lines.ts";
import { readingLines, unstatedParts } from "./practice/reading-lines.ts";
import type { ModelRequest } from "./provider.ts";

export type WorkerJob = { id: number; request: ModelRequest };
export type WorkerReply = {
  id: number;
  lines: ReadingLine[];
  unstated: ReadPart[];
  text: string;
  reason: "stop" | "length";
  usage: { inputTokens: number; outputTokens: number };
};

parentPort?.on("message", ({ id, request }: WorkerJob) => {
  const { text, reason, usage, reading } = answer(request);
  // The lines say what is worth showing of a reading; the reading itself holds the material several times.
  const shown = { lines: readingLines(reading), unstated: unstatedParts(reading) };
  parentPort?.postMessage({ id, text, reason, usage, ...shown } satisfies WorkerReply);
});

/** Without Vite `?node-worker` means nothing and this module itself is imported: no address, so the model runs inline. */
export default null;
