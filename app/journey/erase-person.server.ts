import { enrolmentsOf } from "#app/features/enrolment/enrolments.queries.server.ts";
import { hasPost } from "#app/features/identity/people/people.queries.server.ts";
import type { ErasureBlock } from "#app/features/identity/privacy/data-request.ts";
import { erasureBlocks } from "#app/features/identity/privacy/data-request.ts";
import { eraseRows, newPseudonym } from "#app/features/identity/privacy/erasure.server.ts";
import { liveRoles } from "#app/features/identity/roles/role-grants.server.ts";
import { emptyStoredTexts } from "#app/features/lab/stored-texts.server.ts";
import { completionsOf } from "#app/features/progress/progress.queries.server.ts";
import { refreshRecordRowsOfPerson } from "#app/features/record/record-rows.server.ts";
import { emptyAsidesOf, recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { connectionOf, getDatabase } from "#db/client.server.ts";

/** What stands against erasing somebody's data at this moment; nothing when it may be done. */
export function blocksOf(personId: string, database: Queryable = getDatabase()): ErasureBlock[] {
  const facts = {
    hasPost: hasPost(personId, database),
    hasRoles: liveRoles(database, personId).length > 0,
    lastCompletion: completionsOf(personId, database)[0]?.completedAt ?? null,
  };
  return erasureBlocks(facts, env().RECORD_DAYS, now());
}

/**
 * Empties all that says who somebody is, in the caller's transaction, which then holds the write lock for as long as
 * they have written texts: some milliseconds a hundred. Their hours stay, under a pseudonym that leads back to nobody.
 * @returns what stands against it; nothing has been changed then
 */
export function erasePerson(
  tx: Transaction,
  personId: string,
  by: { actorId: string; requestId: string | null },
): ErasureBlock[] {
  const blocks = blocksOf(personId, tx);
  if (blocks.length > 0) return blocks;
  const enrolments = enrolmentsOf(personId, connectionOf(tx)).map(({ id }) => id);
  while (emptyStoredTexts(tx, { enrolments }) > 0);
  eraseRows(tx, personId, newPseudonym(), now());
  emptyAsidesOf(tx, personId, enrolments);
  refreshRecordRowsOfPerson(tx, personId);
  recordAudit(tx, {
    actorId: by.actorId,
    action: "person.erase",
    subjectType: "person",
    subjectId: personId,
    requestId: by.requestId,
  });
  return [];
}
