import { mailLink } from "#app/features/identity/links/one-time-links.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { DEFAULT_LOCALE } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

export type Invitation = {
  /** Where the page that asks has made one. */
  linkId?: string;
  personId: string;
  /** Null on the host's command line. */
  invitedBy: string | null;
  /** Language of the mail; the product's first one where theirs isn't known. */
  locale?: Locale;
  requestId: string | null;
};

/**
 * Invites somebody who has an account to set their password, by mail, in the transaction of whoever makes the account.
 * What they were sent before counts no more. Whoever calls has asked `authorise(actor, "person.invite", …)`.
 * @returns the link's id; the mail's job is `mail.link:<id>`
 */
export function invitePerson(
  tx: Transaction,
  { linkId: id, personId, invitedBy, locale, requestId }: Invitation,
): string {
  const linkId = mailLink(tx, {
    ...{ id, personId, purpose: "invitation", createdBy: invitedBy },
    locale: locale ?? DEFAULT_LOCALE,
  });
  recordAudit(tx, {
    actorId: invitedBy,
    action: "account.invite",
    subjectType: "person",
    subjectId: personId,
    detail: { linkId },
    requestId,
  });
  return linkId;
}

/** The same by itself, for somebody who lost the mail or was late. */
export function sendInvitation(invitation: Invitation): Promise<string> {
  return inTransaction((tx) => invitePerson(tx, invitation));
}
