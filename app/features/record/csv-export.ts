import type { RecordFilter } from "./record-filter.ts";

/** What the exporting thread is given: all it needs, so that it imports nothing of the site but the database. */
export type CsvJob = {
  databaseFile: string;
  filter: RecordFilter;
  agencyIds: string[];
  header: string[];
  agencies: Record<string, { code: string; name: string }>;
  courses: Record<string, string>;
  states: Record<RecordFilter["state"] & string, string>;
};
