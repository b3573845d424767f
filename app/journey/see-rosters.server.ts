import type { Actor } from "#app/features/identity/actor.ts";
import { agenciesInCharge, agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import type { Agency } from "#app/features/identity/agency.ts";
import { isLive } from "#app/features/identity/agency.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { columnProblem } from "#app/features/identity/roster/roster-columns.ts";
import { ROSTER_HOURS } from "#app/features/identity/roster/roster-imports.server.ts";
import type {
  RosterAgency,
  RosterLineView,
  RosterListRow,
  RosterPageData,
  RosterState,
  ShownState,
} from "#app/features/identity/roster/roster-page-data.ts";
import type { LineKind, PersonState } from "#app/features/identity/roster/roster-plan.ts";
import { countKinds, LINE_KINDS } from "#app/features/identity/roster/roster-plan.ts";
import type { RosterImport, RosterLineRow } from "#app/features/identity/roster/rosters.queries.server.ts";
import {
  linesOf,
  rosterById,
  rostersOf,
  undoCounts,
} from "#app/features/identity/roster/rosters.queries.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { isOver } from "./commit-roster.server.ts";
import type { RosterOfficer } from "./plan-roster.server.ts";
import { mayCommit } from "./plan-roster.server.ts";

const PAGE_SIZE = 100;

/** The imports for the agencies in somebody's charge. @throws 404 for who isn't HR */
export function seeRosters(actor: Actor): RosterListRow[] {
  authorise(actor, "roster.list", null);
  const agencies = agenciesInCharge(actor, ["hr"]);
  return rostersOf(agencies.map(({ id }) => id)).map((roster) => toRow(roster, agencies));
}

/** The agencies for which somebody may upload a roster. @throws 404 for who isn't HR */
export function rosterAgencies(actor: Actor): RosterAgency[] {
  authorise(actor, "roster.list", null);
  const agencies = agenciesInCharge(actor, ["hr"]).filter(isLive);
  const top = Math.min(...agencies.map(({ path }) => path.length));
  return agencies.map(({ id, nameZh, nameEn, path }) => ({ id, nameZh, nameEn, depth: path.length - top }));
}

/** An import that somebody may deal with. @throws 404 when there is none, or it is for an agency not in their charge */
export function openRoster(actor: Actor, id: string): RosterImport {
  const roster = rosterById(id) ?? notFound();
  const agencyPath = agencyTree().find((one) => one.id === roster.agencyId)?.path ?? [roster.agencyId];
  authorise(actor, "roster.import", { agencyPath });
  // Whoever is new is invited with it.
  authorise(actor, "person.invite", { agencyPath });
  return roster;
}

/** Who imports, with all that is in their charge now. */
export function officerOf(actor: Actor, requestId: string): RosterOfficer {
  return {
    actorId: actor.personId,
    chargeIds: agenciesInCharge(actor, ["hr"]).map(({ id }) => id),
    requestId,
  };
}

/** An import with what it does, and the lines of one kind. @param wanted from the address; else the first with lines */
export function seeRoster(
  actor: Actor,
  id: string,
  wanted: { kind: string | null; page: number },
): RosterPageData {
  const roster = openRoster(actor, id);
  const agencies = agencyTree();
  const row = toRow(roster, agencies);
  const committed = both(roster.committedAt, roster.committedBy);
  const undone = both(roster.undoneAt, roster.undoneBy);
  const undoUntil =
    roster.committedAt && !undone && !roster.emptiedAt ? hoursAfter(roster.committedAt) : null;
  const tally = undone ? undoCounts(id) : [];
  const people = (undo: "undone" | "changed") => tally.find((one) => one.undo === undo)?.count ?? 0;
  return {
    ...row,
    ...{ mode: roster.mode, fileHash: roster.fileHash, format: roster.format, encoding: roster.encoding },
    ...{ headerRow: roster.headerRow, header: roster.header, columns: roster.columns },
    planHash: roster.planHash,
    invitations: roster.invitations ?? 0,
    commitUntil: hoursAfter(roster.uploadedAt),
    committed,
    undoUntil: roster.committedAt && isOver(roster.committedAt) ? null : undoUntil,
    undone: undone && { ...undone, people: people("undone"), left: people("changed") },
    emptied: roster.emptiedAt !== null,
    shown:
      row.counts && row.state !== "over"
        ? shownLines(id, row.counts, wanted, agencies, undone !== null)
        : null,
  };
}

function shownLines(
  id: string,
  counts: Record<LineKind, number>,
  { kind: asked, page }: { kind: string | null; page: number },
  agencies: readonly Agency[],
  undone: boolean,
): RosterPageData["shown"] {
  const kind =
    LINE_KINDS.find((one) => one === asked && counts[one] > 0) ?? LINE_KINDS.find((one) => counts[one] > 0);
  if (!kind) return null;
  const pages = Math.ceil(counts[kind] / PAGE_SIZE);
  const number = Math.min(page, pages);
  const lines = linesOf(id, kind, (number - 1) * PAGE_SIZE, PAGE_SIZE);
  const named = new Map(agencies.map(({ id: key, nameZh, nameEn }) => [key, { nameZh, nameEn }]));
  return {
    ...{ kind, page: number, pageSize: PAGE_SIZE },
    lines: lines.map((line) => toLine(line, named, undone)),
  };
}

function toLine(
  { seq, row, detail, name, number, undo }: RosterLineRow,
  agencies: Map<string, { nameZh: string; nameEn: string }>,
  undone: boolean,
): RosterLineView {
  const state = (one: PersonState | null | undefined): ShownState | null => {
    if (!one) return null;
    const { agencyId, ...rest } = one;
    return { ...rest, agency: agencyId === null ? null : (agencies.get(agencyId) ?? null) };
  };
  const said = detail?.after ?? detail?.before;
  return {
    ...{ seq, row, name: said?.name ?? name, number: said ? said.number : number },
    ...{ before: state(detail?.before), after: state(detail?.after) },
    ...{ doubt: detail?.doubt ?? null, problems: detail?.problems ?? [], other: detail?.other ?? null },
    notUndone: undone && undo === "changed",
  };
}

function toRow(roster: RosterImport, agencies: readonly Agency[]): RosterListRow {
  const { id, fileName, uploadedAt, uploadedBy, agencyId } = roster;
  const agency = agencies.find((one) => one.id === agencyId);
  return {
    ...{ id, fileName, uploadedAt, uploadedBy },
    agency: agency ? { nameZh: agency.nameZh, nameEn: agency.nameEn } : null,
    state: stateOf(roster),
    counts: roster.counts ? { ...countKinds([]), ...roster.counts } : null,
  };
}

function stateOf(roster: RosterImport): RosterState {
  if (roster.undoneAt) return "undone";
  if (roster.committedAt) return "done";
  if (roster.emptiedAt || isOver(roster.uploadedAt)) return "over";
  if (!roster.planHash || columnProblem(roster.columns)) return "columns";
  const { wrong = 0, ambiguous = 0 } = roster.counts ?? {};
  if (wrong + ambiguous > 0) return "blocked";
  return mayCommit(roster.counts) ? "ready" : "nothing";
}

const hoursAfter = (iso: string) => new Date(Date.parse(iso) + ROSTER_HOURS * 3_600_000).toISOString();

const both = (at: string | null, by: string | null) => (at && by ? { at, by } : null);
