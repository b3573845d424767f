import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Histogram } from "hdr-histogram-js";
import { build } from "hdr-histogram-js";
import type { Figures } from "../figures.ts";
import type { RoomClient } from "./room-client.ts";

// What the harness measures is only worth as much as the harness: it looks at its own clock, histogram and slowness.

/** Clocks may be so far apart, in ms: all of them are of one machine. */
const SKEW_MS = 250;

/** A histogram in microseconds, up to a minute. */
export function microseconds(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000_000,
    numberOfSignificantValueDigits: 3,
  });
}

export function report(figures: Figures, name: string, measured: Histogram): void {
  for (const percentile of [50, 99])
    figures.add(`${name}, p${percentile}`, "ms", measured.getValueAtPercentile(percentile) / 1000);
}

/** A figure of which some were never measured would look better than it is. */
export function expectCount(what: string, measured: Histogram, count: number): void {
  if (measured.totalCount !== count)
    throw new Error(`${what}: ${measured.totalCount} measured, not ${count}`);
}

/** Looks at the histogram with values whose percentiles are known. @throws when it tells others */
export function checkHistogram(): void {
  const known = microseconds();
  for (let value = 1; value <= 10_000; value++) known.recordValue(value);
  for (const percentile of [50, 99]) {
    const told = known.getValueAtPercentile(percentile);
    if (Math.abs(told - percentile * 100) > percentile * 100 * 0.002)
      throw new Error(`the histogram tells ${told} as p${percentile} of 1 to 10,000`);
  }
}

/** Begins to watch the harness itself. @returns what to call at the end: adds its own delay, and refuses a skewed clock */
export function watchHarness(figures: Figures): (clients: readonly RoomClient[]) => void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const apart = () => Date.now() - performance.now();
  const before = apart();
  return (clients) => {
    const jumped = Math.abs(apart() - before);
    if (jumped > SKEW_MS)
      throw new Error(`this machine's clock jumped by ${Math.round(jumped)} ms meanwhile`);
    const skew = Math.max(...clients.map((client) => Math.abs(client.ahead)));
    if (skew > SKEW_MS) throw new Error(`the server's clock is ${Math.round(skew)} ms off this one`);
    figures.add(
      "the harness's own event-loop delay, p99",
      "ms",
      Math.max(0, delay.percentile(99) / 1e6 - 10),
    );
  };
}
