import { eq } from "drizzle-orm";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { inTransaction } from "#db/client.server.ts";
import { agency } from "#db/schema/identity.ts";
import { agencyContact } from "#db/schema/sign-in.ts";
import { AccountError } from "./create-account.server.ts";

/**
 * Says whom the people of an agency, and of those below it, ask when they can't sign in.
 * @param contact a phrase in both languages that completes "ask …"; null leaves it to the agency above
 * @throws AccountError when there is no such agency
 */
export function setAgencyContact(
  code: string,
  contact: { zh: string; en: string } | null,
  actorId: string | null,
  requestId: string | null = null,
): Promise<void> {
  return inTransaction((tx) => {
    const row = tx.select({ id: agency.id }).from(agency).where(eq(agency.code, code)).get();
    if (!row) throw new AccountError(`There is no agency with the code ${code}.`);
    tx.delete(agencyContact).where(eq(agencyContact.agencyId, row.id)).run();
    if (contact) {
      const said = { textZh: contact.zh, textEn: contact.en };
      tx.insert(agencyContact)
        .values({ agencyId: row.id, ...said, setAt: now(), setBy: actorId })
        .run();
    }
    recordAudit(tx, {
      ...{ actorId, requestId },
      action: "agency.contact",
      subjectType: "agency",
      subjectId: row.id,
      detail: { code, set: contact !== null },
    });
  });
}
