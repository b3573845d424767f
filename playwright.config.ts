import { defineConfig } from "@playwright/test";
import { findChromium } from "./tests/tools/ensure-browser.ts";

const executablePath = findChromium();
if (executablePath === null) {
  throw new Error("No Chromium was found. `npx tsx tests/tools/ensure-browser.ts` installs one or says how.");
}

/** Debian's Chromium against the production build; each worker has a server and a database of its own. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/browser",
  globalSetup: "./tests/support/browser-setup.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Ceilings for a slow machine; nothing waits for them where all goes well.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["line"]],
  use: {
    locale: "zh-TW",
    timezoneId: "Asia/Taipei",
    // A trace takes a fifth of the time: `--trace on` for the test that one wants to see through.
    trace: "off",
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
    navigationTimeout: 40_000,
    launchOptions: {
      executablePath,
      // Chromium's sandbox refuses to start as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing but this machine can be reached, even if a page asks for it.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
      ],
    },
  },
  projects: [{ name: "chromium" }],
});
