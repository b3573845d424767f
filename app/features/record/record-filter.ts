import { z } from "zod";
import { localePath, type Locale } from "#app/platform/locale.ts";

export const STATES = ["completed", "in-progress", "not-started"] as const;
export type RecordState = (typeof STATES)[number];

/** Columns that the list can be sorted by; each has an index of its own. */
export const SORTS = ["day", "name"] as const;

/** What HR looks at. Lives in the URL, so that a view can be kept, sent and printed. */
export type RecordFilter = {
  agency: string | null;
  course: string | null;
  state: RecordState | null;
  /** First and last day (YYYY-MM-DD, Taipei) of completion, or of enrolment for those under way. */
  from: string | null;
  to: string | null;
  /** Part of a name or an employee number. */
  q: string | null;
  sort: (typeof SORTS)[number];
  direction: "asc" | "desc";
  page: number;
};

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, "day")
  .refine((value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value), "day");

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

const EMPTY: RecordFilter = {
  agency: null,
  course: null,
  state: null,
  from: null,
  to: null,
  q: null,
  sort: "day",
  direction: "desc",
  page: 1,
};

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

/** The query that stands for a filter; what is at its default is left out. */
export function filterQuery(filter: RecordFilter, change: Partial<RecordFilter> = {}): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries({ ...filter, ...change })) {
    if (value !== null && value !== EMPTY[field as keyof RecordFilter]) query.set(field, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

export function recordsPath(locale: Locale, filter: RecordFilter, change: Partial<RecordFilter> = {}): string {
  return `${localePath(locale, "/records")}${filterQuery(filter, change)}`;
}
