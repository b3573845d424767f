/** Class names in one string; what is false or missing is left out. An empty list gives no attribute at all. */
export function classNames(...names: (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}
