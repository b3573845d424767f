export const LOCALES = ["zh-TW", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "zh-TW";

/** Language of a path: English lives under /en, everything else is zh-TW. */
export function localeOf(pathname: string): Locale {
  return pathname === "/en" || pathname.startsWith("/en/") ? "en" : "zh-TW";
}

/** The path without its language prefix: "/en/courses" and "/courses" both give "/courses". */
export function stripLocale(pathname: string): string {
  return localeOf(pathname) === "en" ? pathname.slice(3) || "/" : pathname;
}

/** Puts a path (which may carry a query and a fragment) into a language. */
export function localePath(locale: Locale, path: string): string {
  const bare = stripLocale(path);
  if (locale === "zh-TW") return bare;
  return bare === "/" ? "/en" : bare.startsWith("/?") ? `/en${bare.slice(1)}` : `/en${bare}`;
}

/** Value for <html lang>, as screen readers and font selection want it. */
export function htmlLang(locale: Locale): string {
  return locale === "zh-TW" ? "zh-Hant-TW" : "en";
}
