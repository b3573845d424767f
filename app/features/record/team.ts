import type { RecordState } from "./record-filter.ts";

/** How far somebody is with a course; `none` for who hasn't joined it. */
export type TeamState = RecordState | "none";
export const TEAM_STATES: readonly TeamState[] = ["completed", "in-progress", "not-started", "none"];

/** A person of a team, as their line manager sees them: how far, never what they answered or wrote. */
export type TeamMember = {
  personId: string;
  name: string;
  agencyId: string;
  title: string;
  state: TeamState;
  doneActivities: number;
  totalActivities: number;
  enrolledAt: string | null;
  completedAt: string | null;
};

/** What a manager asks for. Lives in the address. */
export type TeamFilter = { course: string; agency: string | null; state: TeamState | null; page: number };

export function teamQuery(filter: TeamFilter, change: Partial<TeamFilter> = {}): string {
  const { course, agency, state, page } = { ...filter, ...change };
  const query = new URLSearchParams({ course });
  if (agency) query.set("agency", agency);
  if (state) query.set("state", state);
  if (page > 1) query.set("page", String(page));
  return `?${query}`;
}
