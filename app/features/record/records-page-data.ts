import type { RecordFilter, RecordState } from "./record-filter.ts";

/** Rows and minutes of one agency, by state. */
export type AgencyTotals = { agencyId: string } & Record<RecordState, number> & {
    all: number;
    creditedMinutes: number;
  };

export type RecordTotals = Omit<AgencyTotals, "agencyId"> & { byAgency: AgencyTotals[] };

/** A row as the list shows it. */
export type RecordLine = {
  enrolmentId: string;
  name: string;
  employeeNumber: string | null;
  agency: string;
  course: string;
  versionNumber: number;
  state: RecordState;
  doneActivities: number;
  totalActivities: number;
  enrolledAt: string;
  completedAt: string | null;
  creditedMinutes: number;
  serial: string | null;
};

/** Everything that the list's page is drawn from. */
export type RecordsPageData = {
  filter: RecordFilter;
  errors: Record<string, string>;
  agencies: { id: string; name: string; depth: number }[];
  courses: { id: string; title: string }[];
  rows: RecordLine[];
  totals: RecordTotals;
  pageSize: number;
  /** Whether the password was typed lately; else it is asked for before the list leaves the house as a file. */
  proven: boolean;
  /** When this was read. */
  at: string;
  /** Whether there is any record at all, whatever the filter. */
  anything: boolean;
};
