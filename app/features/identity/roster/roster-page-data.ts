import type { RosterColumns } from "./roster-columns.ts";
import type { Doubt, LineKind, PersonState } from "./roster-plan.ts";
import type { FoundProblem } from "./roster-row.ts";

export type AgencyNames = { nameZh: string; nameEn: string };

export type RosterState = "columns" | "blocked" | "ready" | "nothing" | "done" | "undone" | "over";

/** An import as a line of the list. */
export type RosterListRow = {
  id: string;
  fileName: string;
  uploadedAt: string;
  uploadedBy: string;
  agency: AgencyNames | null;
  state: RosterState;
  /** People by what became, or would become, of them; null before there is a plan. */
  counts: Record<LineKind, number> | null;
};

/** What somebody is or will be, with the agency's names. */
export type ShownState = Omit<PersonState, "agencyId"> & { agency: AgencyNames | null };

/** A line of an import's page. Without `before` and `after` its words are forgotten; the name is that of today. */
export type RosterLineView = {
  seq: number;
  row: number | null;
  name: string | null;
  number: string | null;
  before: ShownState | null;
  after: ShownState | null;
  doubt: Doubt | null;
  problems: FoundProblem[];
  other: number | null;
  /** It was to be taken back and wasn't: somebody had changed the person since. */
  notUndone: boolean;
};

export type RosterPageData = RosterListRow & {
  mode: "whole" | "changes";
  fileHash: string;
  format: string;
  encoding: string | null;
  headerRow: number;
  header: string[];
  columns: RosterColumns;
  planHash: string | null;
  /** How many of the new people are invited by mail. */
  invitations: number;
  /** Until when it can be carried out. */
  commitUntil: string;
  committed: { at: string; by: string } | null;
  /** Until when it can be taken back; null when it can't any more. */
  undoUntil: string | null;
  undone: { at: string; by: string; people: number; left: number } | null;
  emptied: boolean;
  shown: { kind: LineKind; page: number; pageSize: number; lines: RosterLineView[] } | null;
};

/** An agency to choose, with how deep it stands in the tree. */
export type RosterAgency = AgencyNames & { id: string; depth: number };
