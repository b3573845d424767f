import { and, count, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database, Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { person } from "#db/schema/identity.ts";
import { rosterImport, rosterLine } from "#db/schema/roster.ts";
import type { LineDetail, StoredLine } from "./roster-imports.server.ts";
import type { LineKind } from "./roster-plan.ts";

const committer = alias(person, "committer");
const undoer = alias(person, "undoer");

/** An import with the names of who did what; without its file. */
const IMPORT = {
  id: rosterImport.id,
  agencyId: rosterImport.agencyId,
  mode: rosterImport.mode,
  uploadedById: rosterImport.uploadedBy,
  uploadedBy: person.name,
  uploadedAt: rosterImport.uploadedAt,
  fileName: rosterImport.fileName,
  fileHash: rosterImport.fileHash,
  format: rosterImport.format,
  encoding: rosterImport.encoding,
  headerRow: rosterImport.headerRow,
  header: rosterImport.header,
  columns: rosterImport.columns,
  planHash: rosterImport.planHash,
  plannedAt: rosterImport.plannedAt,
  counts: rosterImport.counts,
  invitations: rosterImport.invitations,
  committedAt: rosterImport.committedAt,
  committedBy: committer.name,
  undoneAt: rosterImport.undoneAt,
  undoneBy: undoer.name,
  emptiedAt: rosterImport.emptiedAt,
};

const selectImports = (database: Queryable) =>
  database
    .select(IMPORT)
    .from(rosterImport)
    .innerJoin(person, eq(person.id, rosterImport.uploadedBy))
    .leftJoin(committer, eq(committer.id, rosterImport.committedBy))
    .leftJoin(undoer, eq(undoer.id, rosterImport.undoneBy));

export type RosterImport = NonNullable<ReturnType<typeof rosterById>>;

/** The imports for these agencies, the newest first, at most a hundred. */
export function rostersOf(agencyIds: readonly string[]): RosterImport[] {
  return selectImports(getDatabase())
    .where(inArray(rosterImport.agencyId, [...agencyIds]))
    .orderBy(desc(rosterImport.uploadedAt), desc(rosterImport.id))
    .limit(100)
    .all();
}

export function rosterById(id: string, database: Queryable = getDatabase()) {
  return selectImports(database).where(eq(rosterImport.id, id)).get() ?? null;
}

/** The file of an import; null where it has been forgotten. */
export function rosterFile(id: string, database: Queryable): Buffer | null {
  const row = database
    .select({ file: rosterImport.file })
    .from(rosterImport)
    .where(eq(rosterImport.id, id))
    .get();
  return row?.file ?? null;
}

const LINE = {
  seq: rosterLine.seq,
  row: rosterLine.row,
  kind: rosterLine.kind,
  personId: rosterLine.personId,
  postId: rosterLine.postId,
  detail: rosterLine.detail,
};

/** The lines that change somebody, in the order in which they are carried out. */
export function changingLines(id: string, database: Database): StoredLine[] {
  return database
    .select(LINE)
    .from(rosterLine)
    .where(and(eq(rosterLine.importId, id), inArray(rosterLine.kind, ["new", "moved", "changed", "left"])))
    .orderBy(rosterLine.seq)
    .all()
    .map(({ detail, ...line }) => ({ ...line, ...(detail as LineDetail) }));
}

/** A line as a page shows it; `detail` is null once the words are forgotten, and the name is that of today. */
export type RosterLineRow = Omit<StoredLine, keyof LineDetail> & {
  detail: LineDetail | null;
  name: string | null;
  number: string | null;
  undo: "undone" | "changed" | null;
};

export function linesOf(id: string, kind: LineKind, from: number, limit: number): RosterLineRow[] {
  return getDatabase()
    .select({ ...LINE, name: person.name, number: person.employeeNumber, undo: rosterLine.undo })
    .from(rosterLine)
    .leftJoin(person, eq(person.id, rosterLine.personId))
    .where(and(eq(rosterLine.importId, id), eq(rosterLine.kind, kind)))
    .orderBy(rosterLine.seq)
    .limit(limit)
    .offset(from)
    .all()
    .map((row) => ({ ...row, detail: row.detail as LineDetail | null }));
}

/** How an undo went, by kind of line. */
export function undoCounts(id: string): { undo: "undone" | "changed" | null; count: number }[] {
  return getDatabase()
    .select({ undo: rosterLine.undo, count: count() })
    .from(rosterLine)
    .where(eq(rosterLine.importId, id))
    .groupBy(rosterLine.undo)
    .all();
}
