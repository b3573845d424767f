import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { agency, person } from "./identity.ts";

// Ways to sign in beside the password, and whom to ask when none works.

/**
 * Who somebody is at an OpenID provider. The link stands by issuer and subject, which never change; the e-mail is what the
 * provider said last. A person has one account at a provider, and an account there is one person.
 */
export const externalIdentity = sqliteTable(
  "external_identity",
  {
    id: text().primaryKey(),
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    email: text(),
    linkedAt: text("linked_at").notNull(),
    usedAt: text("used_at").notNull(),
  },
  (t) => [
    uniqueIndex("external_identity_unique").on(t.issuer, t.subject),
    uniqueIndex("external_identity_person").on(t.personId, t.issuer),
  ],
);

/**
 * What a browser went away with: to a provider, or to its authenticator. `id` is the hash of the token in its cookie. Taken
 * once: whoever uses it removes it.
 */
export const signInChallenge = sqliteTable("sign_in_challenge", {
  id: text().primaryKey(),
  purpose: text({
    enum: ["openid", "passkey-sign-in", "passkey-confirm", "passkey-register", "card", "card-passkey"],
  }).notNull(),
  /** Whose it is where somebody is signed in already. */
  personId: text("person_id").references(() => person.id),
  detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  expiresAt: text("expires_at").notNull(),
});

/** A passkey of somebody: the public half of a key that never leaves their device or its keychain. */
export const passkey = sqliteTable(
  "passkey",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** As authenticators name it, base64url. */
    credentialId: text("credential_id").notNull(),
    /** COSE key, base64url. */
    publicKey: text("public_key").notNull(),
    /** How often the authenticator says that it has signed; many always say 0. */
    counter: integer().notNull(),
    transports: text({ mode: "json" }).$type<string[]>().notNull(),
    /** What the person calls it. */
    name: text().notNull(),
    createdAt: text("created_at").notNull(),
    usedAt: text("used_at"),
  },
  (t) => [
    uniqueIndex("passkey_credential_unique").on(t.credentialId),
    index("passkey_person").on(t.personId),
  ],
);

/**
 * A card with a code that lets somebody without an e-mail address set a password or a passkey, once. Whoever prints holds
 * the codes for as long as the sheet is on the screen; here is their hash alone.
 */
export const signInCard = sqliteTable(
  "sign_in_card",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    /** Names the sheet it was printed on: the same sheet asked for twice has the same cards. */
    sheetId: text("sheet_id").notNull(),
    /** Of the code, as passwords are hashed. */
    hash: text().notNull(),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => person.id),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
    /** When a newer card took its place, or its holder left. */
    voidedAt: text("voided_at"),
  },
  (t) => [
    uniqueIndex("sign_in_card_once_a_sheet").on(t.personId, t.sheetId),
    uniqueIndex("sign_in_card_one_open")
      .on(t.personId)
      .where(sql`${t.usedAt} IS NULL AND ${t.voidedAt} IS NULL`),
    // Looked through for each person who is taken away again.
    index("sign_in_card_creator").on(t.createdBy),
  ],
);

/** Whom the people of an agency, and of those below it, ask when they can't sign in. */
export const agencyContact = sqliteTable(
  "agency_contact",
  {
    agencyId: text("agency_id")
      .notNull()
      .references(() => agency.id),
    textZh: text("text_zh").notNull(),
    textEn: text("text_en").notNull(),
    setAt: text("set_at").notNull(),
    setBy: text("set_by").references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.agencyId] })],
);
