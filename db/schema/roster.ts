import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agency, person } from "./identity.ts";

/**
 * A roster that HR has uploaded: what it was, what it would do (`roster_line`), and what came of it. The file itself is
 * kept until the import is carried out, and a day at the longest.
 */
export const rosterImport = sqliteTable(
  "roster_import",
  {
    /** Made with the form: sent twice, it is one. */
    id: text().primaryKey(),
    agencyId: text("agency_id")
      .notNull()
      .references(() => agency.id),
    /** `whole`: who isn't in it has left. */
    mode: text({ enum: ["whole", "changes"] }).notNull(),
    uploadedBy: text("uploaded_by")
      .notNull()
      .references(() => person.id),
    uploadedAt: text("uploaded_at").notNull(),
    fileName: text("file_name").notNull(),
    /** SHA-256, hexadecimal: says later which file it was. */
    fileHash: text("file_hash").notNull(),
    format: text({ enum: ["csv", "xlsx", "ods"] }).notNull(),
    encoding: text(),
    file: blob({ mode: "buffer" }),
    /** The row of the column names, those names, and which column is which field, by index. */
    headerRow: integer("header_row").notNull(),
    header: text({ mode: "json" }).$type<string[]>().notNull(),
    columns: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
    /** Null until the columns are clear. Hash of what was shown: just that is carried out. */
    planHash: text("plan_hash"),
    plannedAt: text("planned_at"),
    /** Lines by kind. */
    counts: text({ mode: "json" }).$type<Record<string, number>>(),
    /** How many of the new people have an address, and are invited by mail. */
    invitations: integer(),
    committedAt: text("committed_at"),
    committedBy: text("committed_by").references(() => person.id),
    undoneAt: text("undone_at"),
    undoneBy: text("undone_by").references(() => person.id),
    /** When file and words were emptied. */
    emptiedAt: text("emptied_at"),
  },
  (t) => [index("roster_import_agency").on(t.agencyId, t.uploadedAt)],
);

/** What an import does to one person, or what is wrong with one row. */
export const rosterLine = sqliteTable(
  "roster_line",
  {
    importId: text("import_id")
      .notNull()
      .references(() => rosterImport.id),
    /** In the order in which they are shown. */
    seq: integer().notNull(),
    /** Number of the row in the file; null for people who aren't in it. */
    row: integer(),
    kind: text({
      enum: ["new", "moved", "changed", "left", "kept", "unchanged", "ambiguous", "wrong"],
    }).notNull(),
    personId: text("person_id"),
    /** The post that the import makes. */
    postId: text("post_id"),
    /** Words and values, emptied a day later: what was, what will be, what is wrong. */
    detail: text({ mode: "json" }).$type<unknown>(),
    /** `changed`: somebody else had changed the person, who was left alone. */
    undo: text({ enum: ["undone", "changed"] }),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.seq] }),
    index("roster_line_kind").on(t.importId, t.kind, t.seq),
  ],
);
