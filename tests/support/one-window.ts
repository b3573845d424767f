import type { Page } from "@playwright/test";
import { test as base } from "./browser.ts";

/**
 * The browser test for files that look at very many pages: one window for all tests of a worker, emptied between them. A
 * new one for each would load and compile the product's scripts and fonts each time, which takes longer than looking.
 */
export const test = base.extend<object, { window: Page }>({
  window: [
    async ({ browser, app }, use) => {
      const context = await browser.newContext({
        baseURL: app.url,
        locale: "zh-TW",
        timezoneId: "Asia/Taipei",
      });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],

  context: async ({ window }, use) => {
    await use(window.context());
    await window.context().clearCookies();
  },

  page: async ({ window, app }, use) => {
    await use(window);
    await window.emulateMedia({ colorScheme: null, media: null });
    if (window.url().startsWith(app.url)) await window.evaluate(() => sessionStorage.clear());
    await window.goto("about:blank");
    const storage = await window.context().newCDPSession(window);
    await storage.send("Storage.clearDataForOrigin", {
      origin: app.url,
      storageTypes: "local_storage,indexeddb,service_workers",
    });
    await storage.detach();
  },
});
