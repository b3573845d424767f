import { sql } from "drizzle-orm";
import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { agency, person } from "./identity.ts";

/**
 * What becomes of an agency from a day on: another name, another place in the tree, or the end of it in another agency.
 * Written when somebody decides it, carried out when its day comes; what has been carried out is the agency's history.
 */
export const agencyChange = sqliteTable(
  "agency_change",
  {
    /** Made with the form: sent twice, it is one. */
    id: text().primaryKey(),
    agencyId: text("agency_id")
      .notNull()
      .references(() => agency.id),
    kind: text({ enum: ["rename", "move", "merge"] }).notNull(),
    /** Day in Taipei. */
    fromDay: text("from_day").notNull(),
    /** The new name; null unless it is a rename. */
    nameZh: text("name_zh"),
    nameEn: text("name_en"),
    /** The agency above from then on, or the one that it becomes part of. */
    targetId: text("target_id").references(() => agency.id),
    /** How it was until then; null while it waits for its day. */
    was: text({ mode: "json" }).$type<{ nameZh: string; nameEn: string; parentId: string | null }>(),
    reason: text().notNull(),
    enteredAt: text("entered_at").notNull(),
    /** Null for the host's command line. */
    enteredBy: text("entered_by").references(() => person.id),
    doneAt: text("done_at"),
    cancelledAt: text("cancelled_at"),
    /** Nobody where it had become impossible when its day came. */
    cancelledBy: text("cancelled_by").references(() => person.id),
  },
  (t) => [
    // One of a kind waits at a time.
    uniqueIndex("agency_change_one_waiting")
      .on(t.agencyId, t.kind)
      .where(sql`${t.doneAt} is null and ${t.cancelledAt} is null`),
    index("agency_change_agency").on(t.agencyId, t.fromDay),
    index("agency_change_target").on(t.targetId),
  ],
);
