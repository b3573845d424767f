/**
 * Where to go after signing in. Only a path on this site is taken: `//host`, `/\host` and full URLs would lead
 * people elsewhere from our own sign-in page.
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 1000) return fallback;
  const base = "https://here.invalid";
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    return fallback;
  }
  if (url.origin !== base || /[\\\s]/.test(value) || value.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** Path of the sign-in page that remembers where one was going. */
export function signInPath(target: string): string {
  return target === "/" ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(target)}`;
}
