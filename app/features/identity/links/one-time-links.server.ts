import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { now, nowMs } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { oneTimeLink, oneTimeLinkKey } from "#db/schema/identity.ts";
import type { LinkPurpose } from "./link.ts";
import { LINK_MAIL, LINK_MS, linkState } from "./link.ts";

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
const expiryOf = (purpose: LinkPurpose) => new Date(nowMs() + LINK_MS[purpose]).toISOString();

/** Under which the mail of a link is put down. */
export const linkMailKey = (linkId: string) => `${LINK_MAIL}:${linkId}`;

export type OneTimeLink = typeof oneTimeLink.$inferSelect;

// Prepared once: a roster invites thousands in one transaction.
const insertLink = preparedOnce((database) =>
  database.insert(oneTimeLink).values(placeholdersFor(oneTimeLink)).prepare(),
);

const voidOpenLinks = preparedOnce((database) =>
  database.$client.prepare<{ at: string; personId: string; purpose: LinkPurpose | null }>(
    `UPDATE one_time_link SET voided_at = @at WHERE person_id = @personId AND used_at IS NULL
     AND voided_at IS NULL AND (@purpose IS NULL OR purpose = @purpose)`,
  ),
);

/**
 * Makes a link that is sent by mail; those for the same purpose that the person had before count no more.
 * @param link.id where the page that asks has made one
 * @param link.personId null for an address that nobody has: the same is written, and nothing sent
 */
export function mailLink(
  tx: Transaction,
  link: {
    id?: string | undefined;
    personId: string | null;
    purpose: LinkPurpose;
    locale: Locale;
    createdBy: string | null;
  },
): string {
  const id = link.id ?? newId();
  if (link.personId !== null) voidLinks(tx, link.personId, link.purpose);
  insertLink(tx).run({
    ...{ ...link, id, createdAt: now(), expiresAt: expiryOf(link.purpose) },
    ...{ usedAt: null, voidedAt: null },
  });
  enqueue(tx, { key: linkMailKey(id), kind: LINK_MAIL, payload: { link: id } });
  return id;
}

/** A link by its id. */
export function linkById(id: string, database: Queryable = getDatabase()): OneTimeLink | null {
  return database.select().from(oneTimeLink).where(eq(oneTimeLink.id, id)).get() ?? null;
}

/** The link for a purpose that somebody was sent last; null where none is remembered. */
export function newestLink(
  personId: string,
  purpose: LinkPurpose,
  database: Queryable = getDatabase(),
): OneTimeLink | null {
  return (
    database
      .select()
      .from(oneTimeLink)
      .where(and(eq(oneTimeLink.personId, personId), eq(oneTimeLink.purpose, purpose)))
      .orderBy(desc(oneTimeLink.createdAt), desc(oneTimeLink.id))
      .limit(1)
      .get() ?? null
  );
}

/**
 * Ends what a person could still set a password with. Anybody can ask for a reset, so that ends no invitation.
 * @param purpose links of this purpose alone; without it all of them
 */
export function voidLinks(tx: Transaction, personId: string, purpose?: LinkPurpose): void {
  voidOpenLinks(tx).run({ at: now(), personId, purpose: purpose ?? null });
}

/**
 * A new key to a link, for the mail that is about to be sent; the time to use it begins now. An earlier key still opens
 * it: whether its mail arrived isn't known.
 * @returns the link with the token; null where it is for nobody, used, or replaced
 */
export function cutKey(
  tx: Transaction,
  linkId: string,
): { link: OneTimeLink & { personId: string }; token: string } | null {
  const link = tx.select().from(oneTimeLink).where(eq(oneTimeLink.id, linkId)).get();
  if (!link || link.personId === null || link.usedAt !== null || link.voidedAt !== null) return null;
  const token = randomBytes(24).toString("base64url");
  tx.insert(oneTimeLinkKey)
    .values({ hash: hashOf(token), linkId })
    .run();
  const expiresAt = expiryOf(link.purpose);
  tx.update(oneTimeLink).set({ expiresAt }).where(eq(oneTimeLink.id, linkId)).run();
  return { link: { ...link, personId: link.personId, expiresAt }, token };
}

/** The link that a token opens; null where it opens none of this purpose. Looking at it uses nothing up. */
export function findLink(
  token: string,
  purpose: LinkPurpose,
  database: Queryable = getDatabase(),
): (OneTimeLink & { personId: string }) | null {
  const row = database
    .select({ link: oneTimeLink })
    .from(oneTimeLinkKey)
    .innerJoin(oneTimeLink, eq(oneTimeLink.id, oneTimeLinkKey.linkId))
    .where(and(eq(oneTimeLinkKey.hash, hashOf(token)), eq(oneTimeLink.purpose, purpose)))
    .get();
  const personId = row?.link.personId;
  return row && personId ? { ...row.link, personId } : null;
}

/** Uses a link, once. @returns false where it was used, replaced or over in the meantime */
export function spendLink(tx: Transaction, linkId: string): boolean {
  const link = tx.select().from(oneTimeLink).where(eq(oneTimeLink.id, linkId)).get();
  if (!link || linkState(link, now()) !== "open") return false;
  tx.update(oneTimeLink).set({ usedAt: now() }).where(eq(oneTimeLink.id, linkId)).run();
  return true;
}

/** Forgets links whose time was over before a moment, with their keys. */
export function forgetOldLinks(tx: Transaction, before: string): number {
  const old = lt(oneTimeLink.expiresAt, before);
  const ids = tx.select({ id: oneTimeLink.id }).from(oneTimeLink).where(old);
  tx.delete(oneTimeLinkKey).where(inArray(oneTimeLinkKey.linkId, ids)).run();
  return tx.delete(oneTimeLink).where(old).run().changes;
}
