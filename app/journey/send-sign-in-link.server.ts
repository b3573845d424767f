import type { LinkPurpose } from "#app/features/identity/links/link.ts";
import { linkById, mailLink } from "#app/features/identity/links/one-time-links.server.ts";
import { linkOfferFor } from "#app/features/identity/people/person-sign-in.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { DEFAULT_LOCALE } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { invitePerson } from "./invite-person.server.ts";

type By = { actorId: string; requestId: string | null };

/**
 * Has HR send somebody the link that they need: an invitation, or a link for a new password where they have signed in
 * before. Whoever calls has asked `authorise(actor, "person.invite", …)`.
 * @param linkId made with the page: asked for twice under it, one mail goes out
 * @returns which link it is; null where there is none to be sent
 */
export function sendSignInLink(personId: string, linkId: string, by: By): Promise<LinkPurpose | null> {
  return inTransaction((tx) => {
    const sent = linkById(linkId, tx);
    if (sent) return sent.personId === personId ? sent.purpose : null;
    const offer = linkOfferFor(personId, tx);
    if (offer === "invitation") {
      invitePerson(tx, { linkId, personId, invitedBy: by.actorId, requestId: by.requestId });
      return offer;
    }
    if (offer !== "reset") return null;
    sendReset(tx, { linkId, personId, ...by });
    return offer;
  });
}

function sendReset(tx: Transaction, link: By & { linkId: string; personId: string }): void {
  const { linkId, personId, actorId, requestId } = link;
  mailLink(tx, {
    ...{ id: linkId, personId, purpose: "reset" },
    ...{ createdBy: actorId, locale: DEFAULT_LOCALE },
  });
  recordAudit(tx, {
    actorId,
    action: "account.ask-reset",
    subjectType: "person",
    subjectId: personId,
    detail: { linkId },
    requestId,
  });
}
