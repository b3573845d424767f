import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

const SIGN_IN_WAYS = ["password", "openid", "passkey"] as const;

/** An agency in the tree of a ministry. `code` is what people type and file under; names are shown. */
export const agency = sqliteTable(
  "agency",
  {
    id: text().primaryKey(),
    code: text().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    parentId: text("parent_id"),
    /** The day from which it is part of another one, which is its parent since. Its row and its code stay for good. */
    endedOn: text("ended_on"),
  },
  (t) => [uniqueIndex("agency_code_unique").on(t.code), index("agency_parent").on(t.parentId)],
);

/**
 * One row for life. Names are kept as people have them: one field, any script, no split. Who has no e-mail address has
 * an employee number.
 */
export const person = sqliteTable(
  "person",
  {
    id: text().primaryKey(),
    email: text(),
    name: text().notNull(),
    romanisedName: text("romanised_name"),
    employeeNumber: text("employee_number"),
    createdAt: text("created_at").notNull(),
    /** When all that says who this is was emptied; the name is a pseudonym since. */
    erasedAt: text("erased_at"),
  },
  (t) => [
    uniqueIndex("person_email_unique").on(sql`lower(${t.email})`),
    uniqueIndex("person_employee_number_unique").on(t.employeeNumber),
  ],
);

/** A name that somebody had before, until the day on which the next one was noted. */
export const formerName = sqliteTable(
  "former_name",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    until: text().notNull(),
    /** The roster that brought the next one. */
    importId: text("import_id"),
  },
  (t) => [index("former_name_person").on(t.personId)],
);

/**
 * Somebody has left: from `since` on nobody signs in as them, and their record stays. `endedAt` is when they came back,
 * or when it turned out to be a mistake.
 */
export const departure = sqliteTable(
  "departure",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    since: text().notNull(),
    importId: text("import_id"),
    endedAt: text("ended_at"),
  },
  (t) => [
    uniqueIndex("departure_one_open").on(t.personId).where(sql`${t.endedAt} IS NULL`),
    index("departure_person").on(t.personId),
  ],
);

/** Where a person works, from when until when. The current post is the one whose `until` is null. */
export const post = sqliteTable(
  "post",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    agencyId: text("agency_id")
      .notNull()
      .references(() => agency.id),
    title: text().notNull(),
    since: text().notNull(),
    until: text(),
  },
  (t) => [
    uniqueIndex("post_one_current").on(t.personId).where(sql`${t.until} IS NULL`),
    index("post_agency").on(t.agencyId, t.until),
    // Whole, unlike the first: without it, taking a person away would look through everybody's posts.
    index("post_person").on(t.personId),
  ],
);

/** An argon2id hash in PHC format; its own table, so that reading a person never reads a secret. */
export const passwordCredential = sqliteTable("password_credential", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  hash: text().notNull(),
  changedAt: text("changed_at").notNull(),
});

/**
 * Signed-in browsers. `id`, `userId` and `expiresAt` are lucia's contract. A sign-in keeps its `signInId` when its id
 * is replaced by a new one; the old row then stays for the requests that are still under way.
 */
export const authSession = sqliteTable(
  "auth_session",
  {
    /** Hash of the token in the cookie. */
    id: text().primaryKey(),
    userId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** When it ends unless it is used before, in seconds since the epoch; never after `endsAt`. */
    expiresAt: integer("expires_at").notNull(),
    /** When it ends even if it is used, in seconds since the epoch. */
    endsAt: integer("ends_at").notNull(),
    /** Names the sign-in on the page of devices; signs nobody in. */
    signInId: text("sign_in_id").notNull(),
    startedAt: text("started_at").notNull(),
    lastSeenAt: text("last_seen_at").notNull(),
    /** The roles that it was made for, as rights.ts writes them. */
    rights: text().notNull(),
    /** Names that the browser gives itself, empty where it gives none: Chrome, Windows. */
    browser: text().notNull(),
    system: text().notNull(),
    deviceKind: text("device_kind", { enum: ["computer", "phone", "tablet", "unknown"] }).notNull(),
    replacedAt: text("replaced_at"),
    /** When the password was last typed in it: at the sign-in, and whenever something asked for it again. */
    provenAt: text("proven_at"),
    /** How the person came in; at an OpenID provider, at which. */
    way: text({ enum: SIGN_IN_WAYS }).notNull().default("password"),
    provider: text(),
    /** Whether a second factor was shown: roles that demand one hold in such a sign-in alone. */
    strong: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("auth_session_person").on(t.userId),
    index("auth_session_expiry").on(t.expiresAt),
    index("auth_session_sign_in").on(t.signInId),
  ],
);

/** Failed sign-ins and requests for a reset in the present window, per account and per address (keys are hashes). */
export const signInFailure = sqliteTable(
  "sign_in_failure",
  {
    scope: text({ enum: ["account", "address", "reset-account", "reset-address"] }).notNull(),
    key: text().notNull(),
    windowStart: text("window_start").notNull(),
    failures: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] })],
);

/**
 * A role for an agency subtree or (null) everywhere, for a time, given by someone with a reason. It holds from
 * `startsAt` until `endsAt` or `revokedAt`, once it is confirmed. Nobody in `…By` means the command line of the host.
 */
export const roleGrant = sqliteTable(
  "role_grant",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    role: text({ enum: ["manager", "trainer", "author", "reviewer", "hr", "auditor", "operator"] }).notNull(),
    agencyId: text("agency_id").references(() => agency.id),
    startsAt: text("starts_at").notNull(),
    /** The first moment at which it no longer holds; null without an end. */
    endsAt: text("ends_at"),
    grantedAt: text("granted_at").notNull(),
    grantedBy: text("granted_by").references(() => person.id),
    reason: text().notNull(),
    /** When a second person said yes, or at once where none is needed; null while it waits for one. */
    confirmedAt: text("confirmed_at"),
    confirmedBy: text("confirmed_by").references(() => person.id),
    revokedAt: text("revoked_at"),
    revokedBy: text("revoked_by").references(() => person.id),
    revokedReason: text("revoked_reason"),
  },
  (t) => [index("role_grant_person").on(t.personId)],
);

/** The secret of somebody's authenticator app, sealed. It is asked for once a first code has been typed. */
export const totpSecret = sqliteTable("totp_secret", {
  personId: text("person_id")
    .primaryKey()
    .references(() => person.id),
  sealed: text().notNull(),
  createdAt: text("created_at").notNull(),
  confirmedAt: text("confirmed_at"),
  /** The 30-second step of the newest code that was used: it and older ones count no more. */
  lastStep: integer("last_step").notNull(),
});

/** Codes for the day when the app is gone, as hashes; each counts once. */
export const recoveryCode = sqliteTable(
  "recovery_code",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    hash: text().notNull(),
    createdAt: text("created_at").notNull(),
    usedAt: text("used_at"),
  },
  (t) => [index("recovery_code_person").on(t.personId)],
);

/** Who has shown the password, or came from a provider, and owes a code. `id` is the hash of what the browser keeps meanwhile. */
export const signInStep = sqliteTable("sign_in_step", {
  id: text().primaryKey(),
  personId: text("person_id")
    .notNull()
    .references(() => person.id),
  expiresAt: text("expires_at").notNull(),
  way: text({ enum: SIGN_IN_WAYS }).notNull().default("password"),
  provider: text(),
});

/** A link that sets a password, once, for whoever has the mail: an invitation, or a reset. */
export const oneTimeLink = sqliteTable(
  "one_time_link",
  {
    id: text().primaryKey(),
    /** Null: somebody asked for an address that nobody has. Written all the same, so that both cost the same. */
    personId: text("person_id").references(() => person.id),
    purpose: text({ enum: ["invitation", "reset"] }).notNull(),
    locale: text({ enum: ["zh-TW", "en"] }).notNull(),
    createdAt: text("created_at").notNull(),
    /** Who invited; null for the host's command line, and for who asked for themselves. */
    createdBy: text("created_by").references(() => person.id),
    /** Counted anew from each try to send the mail. */
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
    /** When a newer link, or a password set otherwise, took its place. */
    voidedAt: text("voided_at"),
  },
  (t) => [
    index("one_time_link_person").on(t.personId),
    // Looked through for each person who is taken away again.
    index("one_time_link_creator").on(t.createdBy),
  ],
);

/** What opens a link, as a hash. Each try to send the mail has a key of its own: the text of one is in no table. */
export const oneTimeLinkKey = sqliteTable(
  "one_time_link_key",
  {
    hash: text().primaryKey(),
    linkId: text("link_id")
      .notNull()
      .references(() => oneTimeLink.id),
  },
  (t) => [index("one_time_link_key_link").on(t.linkId)],
);
