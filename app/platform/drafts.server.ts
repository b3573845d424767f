import { and, eq, lt } from "drizzle-orm";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { draft } from "#db/schema/platform.ts";
import { now } from "./clock.ts";

/** A text that someone is still writing. Revision 0 means that nothing has been saved yet. */
export type Draft = { body: string; revision: number; savedAt: string | null };

export type SaveResult = { saved: true; draft: Draft } | { saved: false; current: Draft };

/** Someone's draft of a subject, or null when they haven't saved one. */
export function readDraft(
  personId: string,
  subject: string,
  database: Queryable = getDatabase(),
): Draft | null {
  return (
    database
      .select({ body: draft.body, revision: draft.revision, savedAt: draft.savedAt })
      .from(draft)
      .where(and(eq(draft.personId, personId), eq(draft.subject, subject)))
      .get() ?? null
  );
}

/**
 * Saves a draft that was written on top of a known revision. When another tab saved in between, nothing is
 * written and the other text comes back, so that the person can choose.
 */
export function saveDraft(
  tx: Transaction,
  input: { personId: string; subject: string; body: string; baseRevision: number },
): SaveResult {
  const current = readDraft(input.personId, input.subject, tx);
  // The same text needs no new revision: a retried save whose answer got lost is not a conflict.
  if (current && current.body === input.body) return { saved: true, draft: current };
  if ((current?.revision ?? 0) !== input.baseRevision) {
    return { saved: false, current: current ?? { body: "", revision: 0, savedAt: null } };
  }
  const row = { body: input.body, revision: input.baseRevision + 1, savedAt: now() };
  tx.insert(draft)
    .values({ personId: input.personId, subject: input.subject, ...row })
    .onConflictDoUpdate({ target: [draft.personId, draft.subject], set: row })
    .run();
  return { saved: true, draft: row };
}

/** Forgets drafts that nobody has saved since an instant. @returns how many */
export function forgetDrafts(tx: Transaction, before: string): number {
  return tx.delete(draft).where(lt(draft.savedAt, before)).run().changes;
}
