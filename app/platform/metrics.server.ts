import cluster from "node:cluster";
import { timingSafeEqual } from "node:crypto";
import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";
import { nowMs } from "./clock.ts";
import { env } from "./env.server.ts";
import { openStreams } from "./event-stream.server.ts";
import { countJobs, oldestDue } from "./jobs/jobs.queries.server.ts";

/** Waiting and running in front of something, for whoever watches. */
export type Standing = { running: number; waiting: number };

/** What the rest of the house knows that is worth watching; asked at each look. */
export type Watched = { models: () => Record<string, Standing> };

/** First words of addresses that are told apart; ids and names never become part of a metric. */
const AREAS = new Set([
  ...[
    "assets",
    "courses",
    "course-files",
    "certificates",
    "verify",
    "records",
    "records.csv",
    "team",
    "roles",
  ],
  ...["jobs", "reset-password", "welcome", "workshops", "join"],
  ...["audit", "account", "sign-in", "sign-out", "healthz", "readyz", "about", "practice-model"],
]);

const ASK = "metrics.ask";
const TELL = "metrics.tell";
/** How long a process waits for the sum of all. */
const PATIENCE_MS = 5000;

let duration: Histogram<"method" | "area" | "status"> | undefined;
let troubles: Counter<"trouble"> | undefined;
let all: AggregatorRegistry<"text/plain; version=0.0.4; charset=utf-8"> | undefined;

/** Begins to count, where somebody may look (METRICS_TOKEN). Once a process. */
export function startMetrics(watched: Watched): void {
  if (!env().METRICS_TOKEN || duration) return;
  collectDefaultMetrics();
  duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's arrival to the end of its answer, streams included.",
    labelNames: ["method", "area", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  const file = env().DATABASE_FILE;
  new Gauge({
    name: "database_bytes",
    help: "Size of the database's file, and of its write-ahead log.",
    labelNames: ["file"],
    aggregator: "max",
    collect() {
      this.set({ file: "database" }, sizeOf(file));
      this.set({ file: "log" }, sizeOf(`${file}-wal`));
    },
  });
  new Gauge({
    name: "disk_free_bytes",
    help: "Room left for the database on its disk.",
    aggregator: "min",
    collect() {
      const { bavail, bsize } = statfsSync(dirname(file));
      this.set(bavail * bsize);
    },
  });
  troubles = new Counter({
    name: "database_troubles_total",
    help: "Times that the database could not be used: full, read-only, disk (failing), damaged, busy (locked for too long).",
    labelNames: ["trouble"],
  });
  new Gauge({
    name: "model_runs",
    help: "Runs that a model is answering, and runs that wait for their turn.",
    labelNames: ["model", "state"],
    collect() {
      for (const [model, { running, waiting }] of Object.entries(watched.models())) {
        this.set({ model, state: "running" }, running);
        this.set({ model, state: "waiting" }, waiting);
      }
    },
  });
  new Gauge({
    name: "event_streams",
    help: "Browsers that listen to a room just now.",
    collect() {
      this.set(openStreams());
    },
  });
  // The same in every process: of several, one number stands for all.
  new Gauge({
    name: "jobs",
    help: "Jobs that wait, that are under way, and that are dead until an operator has looked at them.",
    labelNames: ["state"],
    aggregator: "max",
    collect() {
      const counts = countJobs();
      for (const state of ["waiting", "running", "dead"] as const)
        this.set(
          { state },
          counts.reduce((sum, one) => sum + one[state], 0),
        );
    },
  });
  new Gauge({
    name: "jobs_oldest_seconds",
    help: "How long the job has been due that has waited longest.",
    aggregator: "max",
    collect() {
      const due = oldestDue();
      this.set(due === null ? 0 : (nowMs() - Date.parse(due)) / 1000);
    },
  });
  // In a process of several it answers when the first one asks; in the first one it asks.
  all = new AggregatorRegistry();
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Counts a request that has been answered. */
export function countRequest(method: string, path: string, status: number, seconds: number): void {
  duration?.observe({ method, area: areaOf(path), status: `${Math.floor(status / 100)}xx` }, seconds);
}

/** Counts a time that the database could not be used. */
export function countTrouble(trouble: string): void {
  troubles?.inc({ trouble });
}

/** The part of the house that an address belongs to. */
export function areaOf(path: string): string {
  const bare = path.replace(/^\/en(?=\/|\.data$|$)/, "").replace(/\.data$/, "");
  const first = bare.split("/")[1] ?? "";
  if (first === "" || first === "_root") return "home";
  return AREAS.has(first) ? first : "other";
}

/** Whether a request shows the token. Takes as long for a wrong one whatever is right about it. */
export function mayReadMetrics(authorization: string | undefined): boolean {
  const token = env().METRICS_TOKEN;
  if (!token) return false;
  const [shown, expected] = [Buffer.from(authorization ?? ""), Buffer.from(`Bearer ${token}`)];
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

/** Everything that is counted, over all processes, in Prometheus's text format. */
export function metricsText(): Promise<string> {
  return cluster.isWorker ? askFirst() : register.metrics();
}

/** A process of several asks the first one, which asks them all. */
function askFirst(): Promise<string> {
  const id = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const onMessage = (message: { type?: string; id?: string; text?: string }) => {
      if (message.type !== TELL || message.id !== id) return;
      done();
      resolve(message.text ?? "");
    };
    const limit = setTimeout(() => {
      done();
      reject(new Error("the other processes did not answer for their metrics"));
    }, PATIENCE_MS);
    const done = () => {
      clearTimeout(limit);
      process.off("message", onMessage);
    };
    process.on("message", onMessage);
    process.send?.({ type: ASK, id });
  });
}

/** In the first of several processes: sums up for whoever asks. @returns whether the message was such a question */
export function answerForMetrics(
  message: { type?: string; id?: string },
  reply: (message: object) => void,
): boolean {
  if (message.type !== ASK) return false;
  void all
    ?.clusterMetrics()
    .then((text) => reply({ type: TELL, id: message.id, text }))
    // Whoever asked gives up by itself and says so.
    .catch(() => undefined);
  return true;
}
