import { z } from "zod";
import { isDay } from "#app/platform/calendar.ts";
import type { RecordFilter } from "./record-filter.ts";
import { EMPTY, SORTS, STATES } from "./record-filter.ts";

// zod stays on the server: in the browser it would try to make functions out of text, which the page's policy
// refuses, and the list's page doesn't need it there.

const day = z.string().refine(isDay, "day");

const schema = z.object({
  agency: z.string().max(60, "unknown"),
  course: z.string().max(80, "unknown"),
  state: z.enum(STATES, "unknown"),
  from: day,
  to: day,
  q: z.string().trim().max(50, "too-long"),
  sort: z.enum(SORTS, "unknown"),
  direction: z.enum(["asc", "desc"], "unknown"),
  page: z.coerce.number("page").int("page").min(1, "page").max(1_000_000, "page"),
});

/**
 * Reads the filter from a URL's query. What can't be understood is left out and named, so that the page can say
 * which field is wrong instead of showing something else than was asked for.
 */
export function readFilter(query: URLSearchParams): { filter: RecordFilter; errors: Record<string, string> } {
  const filter = { ...EMPTY };
  const errors: Record<string, string> = {};
  for (const [field, rule] of Object.entries(schema.shape)) {
    const given = query.get(field)?.trim() ?? "";
    if (given === "") continue;
    const parsed = rule.safeParse(given);
    if (parsed.success) Object.assign(filter, { [field]: parsed.data });
    else errors[field] = parsed.error.issues[0]?.message ?? "unknown";
  }
  if (filter.from && filter.to && filter.from > filter.to) errors.to = "order";
  return { filter, errors };
}
