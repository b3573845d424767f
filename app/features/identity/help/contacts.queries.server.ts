import { eq } from "drizzle-orm";
import { env } from "#app/platform/env.server.ts";
import type { Database } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agencyContact } from "#db/schema/sign-in.ts";
import { agencyTree } from "../agencies.queries.server.ts";

/** Whom people ask, as a phrase that completes "ask …". */
export type Contact = { zh: string; en: string };

/** Whom everybody asks whose agency names nobody. */
export const generalContact = (): Contact => ({ zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN });

/** What an agency, or the nearest one above it, has named; null where none has. @param path ids from the root down */
export function contactAlong(path: readonly string[], database: Database = getDatabase()): Contact | null {
  for (const id of path.toReversed()) {
    const row = database.select().from(agencyContact).where(eq(agencyContact.agencyId, id)).get();
    if (row) return { zh: row.textZh, en: row.textEn };
  }
  return null;
}

/** Whom the people of a provider ask: the first of its agencies that names somebody. */
export function contactOfProvider({ agencies }: { agencies: string[] }): Contact {
  const tree = agencyTree();
  for (const code of agencies) {
    const contact = contactAlong(tree.find((one) => one.code === code)?.path ?? []);
    if (contact) return contact;
  }
  return generalContact();
}

/** Agencies that name somebody of their own, in the order of the tree. */
export function agencyContacts(database: Database = getDatabase()) {
  const rows = database.select().from(agencyContact).all();
  const named = new Map(rows.map((row) => [row.agencyId, { zh: row.textZh, en: row.textEn }]));
  return agencyTree(database).flatMap(({ id, nameZh, nameEn }) => {
    const contact = named.get(id);
    return contact ? [{ id, nameZh, nameEn, contact }] : [];
  });
}
