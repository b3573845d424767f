import type { ModelErrorKind, ModelRequest, ModelUsage } from "../provider.ts";

/** A file with a model, and how it is run. */
export type GgufFile = {
  path: string;
  /** Tokens that it reads at once, prompt and answer together; less if the file says less. */
  contextSize: number;
  /** Threads it computes on. More than there are idle cores make it slower, not faster. */
  threads: number;
};

/** What the process is told. First what to load; runs wait until it is loaded. */
export type ToChild =
  | { type: "load"; file: GgufFile }
  | { type: "run"; id: number; request: ModelRequest }
  | { type: "stop"; id: number };

/** What it tells. Each run ends with one `end` or `error`, a stopped one too. */
export type FromChild =
  | { type: "loaded" }
  | { type: "unloadable"; reason: string }
  | { type: "piece"; id: number; piece: { type: "text" | "thinking"; text: string } }
  | { type: "end"; id: number; reason: "stop" | "length"; usage: ModelUsage }
  | { type: "error"; id: number; kind: ModelErrorKind; reason: string };
