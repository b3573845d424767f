import { parentPort } from "node:worker_threads";
import { answer } from "./practice/answer.ts";
import type { ModelRequest } from "./provider.ts";

export type WorkerJob = { id: number; request: ModelRequest };
export type WorkerReply = {
  id: number;
  text: string;
  reason: "stop" | "length";
  usage: { inputTokens: number; outputTokens: number };
};

parentPort?.on("message", ({ id, request }: WorkerJob) => {
  const { text, reason, usage } = answer(request);
  parentPort?.postMessage({ id, text, reason, usage } satisfies WorkerReply);
});

/** Without Vite `?node-worker` means nothing and this module itself is imported: no address, so the model runs inline. */
export default null;
