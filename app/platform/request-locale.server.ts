import { AsyncLocalStorage } from "node:async_hooks";
import { overwriteGetLocale } from "#app/i18n/runtime.js";
import type { Locale } from "./locale.ts";
import { DEFAULT_LOCALE } from "./locale.ts";

const storage = new AsyncLocalStorage<Locale>();

overwriteGetLocale(() => storage.getStore() ?? DEFAULT_LOCALE);

/** Runs a request so that every message in it is said in its language, however many run at the same time. */
export function inLocale<T>(locale: Locale, work: () => T): T {
  return storage.run(locale, work);
}
