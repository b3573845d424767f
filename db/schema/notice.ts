import { sql } from "drizzle-orm";
import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./identity.ts";

/** What a notice is about: ids and codes, no words. */
export type StoredDetail = Record<string, string | number | boolean | null>;

/** When the mail about a group of notices is sent. */
export type StoredMailTimes = Record<string, "soon" | "daily" | "never">;

/** Something that somebody is told, once an event: on their page, and by mail where they want it. */
export const notice = sqliteTable(
  "notice",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    /** What it follows from: told a second time, it is the first one. */
    event: text().notNull(),
    detail: text({ mode: "json" }).$type<StoredDetail>().notNull(),
    createdAt: text("created_at").notNull(),
    seenAt: text("seen_at"),
    /** When it went into a digest, or it was found that no mail is wanted; null while that is open. */
    mailSettledAt: text("mail_settled_at"),
    /** The mail that it went into. */
    digestId: text("digest_id"),
  },
  (t) => [
    uniqueIndex("notice_once").on(t.personId, t.kind, t.event),
    // Counted on every page of whoever is signed in.
    index("notice_unseen").on(t.personId).where(sql`${t.seenAt} IS NULL`),
    index("notice_to_mail").on(t.personId).where(sql`${t.seenAt} IS NULL AND ${t.mailSettledAt} IS NULL`),
    index("notice_digest").on(t.digestId).where(sql`${t.digestId} IS NOT NULL`),
    index("notice_created").on(t.createdAt),
  ],
);

/** How somebody wants to be told; who has no row wants what is usual. */
export const noticeChoice = sqliteTable("notice_choice", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  mail: text({ mode: "json" }).$type<StoredMailTimes>().notNull(),
  /** The language of their mails. */
  locale: text({ enum: ["zh-TW", "en"] }).notNull(),
  changedAt: text("changed_at").notNull(),
});
