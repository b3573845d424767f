import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";

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

/** Everything, newest first. */
export const EMPTY: RecordFilter = {
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

/** The query that stands for a filter; what is at its default is left out. */
export function filterQuery(filter: RecordFilter, change: Partial<RecordFilter> = {}): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries({ ...filter, ...change })) {
    if (value !== null && value !== EMPTY[field as keyof RecordFilter]) query.set(field, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

export function recordsPath(
  locale: Locale,
  filter: RecordFilter,
  change: Partial<RecordFilter> = {},
): string {
  return `${localePath(locale, "/records")}${filterQuery(filter, change)}`;
}
