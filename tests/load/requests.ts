import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import autocannon from "autocannon";
import { quantile } from "./figures.ts";

export const CONNECTIONS = 16;

/** One request at a time would measure the network; a few kept-alive sockets measure the server. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Requests a second and latencies in milliseconds. */
export type Load = { perSecond: number; p50: number; p99: number };

/** Asks for one page over and over on 16 connections. @throws when an answer isn't 2xx */
export async function loadPage(url: string, cookie: string | null, seconds: number): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    ...(cookie ? { headers: { cookie } } : {}),
  });
  if (result.errors + result.non2xx > 0) {
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that aren't 2xx`);
  }
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

export type Timed = { status: number; body: Buffer; firstByteMs: number; ms: number };

/** One request, timed to its first and its last byte. */
export function timed(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; keepBody?: boolean } = {},
): Promise<Timed> {
  const { method = "GET", headers = {}, body, keepBody = true } = options;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      let firstByteMs = 0;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => {
        firstByteMs ||= performance.now() - started;
        if (keepBody) chunks.push(chunk);
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks),
          firstByteMs,
          ms: performance.now() - started,
        }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A form as the page's script sends it. */
export function post(url: string, cookie: string, fields: [string, string][]): Promise<Timed> {
  return timed(url, {
    method: "POST",
    headers: {
      Cookie: cookie,
      Origin: new URL(url).origin,
      "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
      "Content-Length": String(Buffer.byteLength(new URLSearchParams(fields).toString())),
    },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Works jobs off, 16 at a time, each once. @returns the rate and the latencies of the whole */
export async function workOff(jobs: readonly (() => Promise<number>)[]): Promise<Load> {
  const latencies: number[] = [];
  const waiting = jobs.values();
  const started = performance.now();
  const worker = async () => {
    for (const job of waiting) latencies.push(await job());
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - started) / 1000;
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

/** Samples one after another until something is over. */
export async function sampleUntil(sample: () => Promise<number>, end: Promise<unknown>): Promise<number[]> {
  let over = false;
  const ended = end.finally(() => {
    over = true;
  });
  const samples: number[] = [];
  while (!over) {
    samples.push(await sample());
    await pause(5);
  }
  await ended;
  return samples;
}
