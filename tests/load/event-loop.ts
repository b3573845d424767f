import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** Where a server that is started with `WATCHED` writes how long its event loop was held up. */
const FILE = join(mkdtempSync(join(tmpdir(), "event-loop-")), "delay.json");
export const WATCHED = {
  NODE_OPTIONS: `--import ${pathToFileURL("tests/load/event-loop-watch.mjs")}`,
  EVENT_LOOP_FILE: FILE,
};

/** How long the event loop of a watched process was held up since it was last asked, in ms. */
export async function eventLoopDelay(pid: number): Promise<{ p50: number; p99: number }> {
  const file = `${FILE}.${pid}`;
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  for (let waited = 0; waited < 5000; waited += 50) {
    await pause(50);
    if (!existsSync(file)) continue;
    const text = readFileSync(file, "utf8");
    if (text.endsWith("}")) return JSON.parse(text);
  }
  throw new Error("the server does not tell its event loop's delay");
}
