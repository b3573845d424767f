import type { Page } from "@playwright/test";
import { chromium } from "@playwright/test";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { unitAddress, unitOf } from "../support/learner.ts";
import { findChromium } from "../tools/ensure-browser.ts";
import { quantile } from "./figures.ts";
import { joinedLearner } from "./learners.ts";
import type { Bench, Site } from "./measures.ts";
import { post } from "./requests.ts";

/** As an old laptop is, next to the machine that measures. */
const SLOW_DOWN = 4;
const SAVES = 500;

/** What a learner feels in a lab: how soon an answer begins, whether the page stays alive, and saving as one types. */
export async function measureLabInBrowser(bench: Bench, site: Site): Promise<void> {
  await measureSaving(bench, site);
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium: `npm test -- --only browser-tools` installs one.");
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    for (let run = 0; run < bench.runs; run++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await openLab(page, site);
      bench.figures.add(
        "lab run, from the click to the first characters on screen",
        "ms",
        (await runOnce(page)).firstCharactersMs,
      );
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
      const { longestTaskMs } = await runOnce(page);
      bench.figures.add(`longest task while an answer streams, ${SLOW_DOWN} × slower`, "ms", longestTaskMs);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

async function openLab(page: Page, { url, database, world }: Site): Promise<void> {
  writeInto(database);
  const { cookie } = await joinedLearner(world);
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url }]);
  await page.goto(url + unitAddress(world.course, unitOf(world.course, "lab")));
  await page.locator(".monaco-editor").first().waitFor();
}

type Run = { firstCharactersMs: number; longestTaskMs: number };

/**
 * Presses Run and follows the answer frame by frame, in the page itself. A text and no function: what makes a
 * function's source for the page would put names into it that the page doesn't know.
 */
const FOLLOW = `new Promise((resolve) => {
  const busy = () => document.querySelector('.out[aria-busy="true"] .answer');
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const pressed = performance.now();
  let began = null;
  const look = () => {
    const now = performance.now();
    if (began === null && busy()?.textContent) began = now;
    // The second case follows the first: over when there is no answer under way and Run is back.
    const over = began !== null && !busy() && document.querySelector('button[value="run"]');
    if (!over) return requestAnimationFrame(look);
    const streaming = tasks.filter(({ startTime }) => startTime >= began && startTime < now);
    observer.disconnect();
    resolve({
      firstCharactersMs: began - pressed,
      longestTaskMs: Math.max(0, ...streaming.map(({ duration }) => duration)),
    });
  };
  document.querySelector('button[value="run"]').click();
  requestAnimationFrame(look);
})`;

/** Browsers tell of tasks from 50 ms on: 0 says that there was none so long. */
const runOnce = (page: Page): Promise<Run> => page.evaluate(FOLLOW);

/** A prompt saved again and again, each time a little longer, as a page does that someone writes in. */
async function measureSaving({ figures, runs }: Bench, { url, database, world }: Site): Promise<void> {
  writeInto(database);
  const address = `${url}${unitAddress(world.course, unitOf(world.course, "lab"))}/draft`;
  for (let run = 0; run < runs; run++) {
    const { cookie } = await joinedLearner(world);
    const took: number[] = [];
    for (let revision = 0; revision < SAVES; revision++) {
      const { status, ms } = await post(address, cookie, [
        ["prompt", `請整理這份會議紀錄。${"字".repeat(revision)}`],
        ["baseRevision", String(revision)],
      ]);
      if (status !== 200) throw new Error(`saving answered ${status}`);
      took.push(ms);
    }
    figures.add("a prompt saved while writing, p99", "ms", quantile(took, 0.99));
  }
}
