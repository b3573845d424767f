import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Model calls counted by clock hour, for the quotas of a person, a workshop and the host. */
export const modelUse = sqliteTable(
  "model_use",
  {
    /** `person:<id>`, `workshop:<id>` or `host`. */
    scope: text().notNull(),
    /** The hour in UTC: 2026-11-25T18. */
    hour: text().notNull(),
    calls: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.hour] })],
);
