// Preloaded into the server by a bench (NODE_OPTIONS=--import): on SIGUSR2 it writes the event loop's delay since the
// last time to the file in EVENT_LOOP_FILE with the process's number behind it, in milliseconds, and counts anew.
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const file = process.env.EVENT_LOOP_FILE;
if (file && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  process.on("SIGUSR2", () => {
    // The histogram counts from timer to timer, the resolution included.
    const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - 10);
    writeFileSync(
      `${file}.${process.pid}`,
      JSON.stringify({ p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)) }),
    );
    delay.reset();
  });
}
