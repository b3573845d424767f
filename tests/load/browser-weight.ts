import { chromium } from "@playwright/test";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { unitAddress, unitOf } from "../support/learner.ts";
import { findChromium } from "../tools/ensure-browser.ts";
import { joinedLearner } from "./learners.ts";
import type { Bench, Site } from "./measures.ts";

type Transfer = { url: string; type: string; bytes: number };

/** What a browser with an empty cache loads for a page, over gzip. */
export async function measureBrowser({ figures }: Bench, { url, database, world }: Site): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium: `npm test -- --only browser-tools` installs one.");
  writeInto(database);
  const { cookie } = await joinedLearner(world);
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const pages = {
    "course page": `${url}/courses/${world.course.courseId}`,
    "lesson page": url + unitAddress(world.course, unitOf(world.course, "lesson")),
    "lab page": url + unitAddress(world.course, unitOf(world.course, "lab")),
  };
  try {
    for (const [name, address] of Object.entries(pages)) {
      const transfers = await loadCold(browser, address, cookie);
      const kilobytes = (some: Transfer[]) => some.reduce((sum, one) => sum + one.bytes, 0) / 1000;
      const isEditor = ({ url: from }: Transfer) => /monaco|worker/i.test(from);
      const scripts = transfers.filter(({ type }) => type === "Script");
      figures.add(`${name} in a cold browser, requests`, "", transfers.length);
      figures.add(`${name} in a cold browser, all`, "kB", kilobytes(transfers));
      figures.add(
        `${name} in a cold browser, script`,
        "kB",
        kilobytes(scripts.filter((one) => !isEditor(one))),
      );
      if (transfers.some(isEditor)) {
        figures.add(`${name} in a cold browser, the editor`, "kB", kilobytes(transfers.filter(isEditor)));
      }
    }
  } finally {
    await browser.close();
  }
}

async function loadCold(
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  address: string,
  cookie: string,
): Promise<Transfer[]> {
  const context = await browser.newContext();
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setExtraHTTPHeaders", { headers: { "Accept-Encoding": "gzip" } });
  const seen = new Map<string, Transfer>();
  devtools.on("Network.responseReceived", ({ requestId, response, type }) => {
    seen.set(requestId, { url: response.url, type, bytes: 0 });
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const transfer = seen.get(requestId);
    if (transfer) transfer.bytes = encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await context.close();
  return [...seen.values()].filter(({ url }) => url.startsWith("http"));
}
