import { mailLink } from "#app/features/identity/links/one-time-links.server.ts";
import { personIdByEmail } from "#app/features/identity/links/recipients.queries.server.ts";
import { countResetRequest } from "#app/features/identity/sign-in-failures.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Has a link sent with which somebody sets a new password. An address that nobody has reads the same and costs the same:
 * the same rows are written, and the mail, which would take longer, is sent by a job.
 * @param address the client's, for counting
 */
export function askPasswordReset(
  input: { email: string; locale: Locale },
  { clientAddress: address, requestId }: { clientAddress: string; requestId: string },
): Promise<{ outcome: "asked" } | { outcome: "wait"; minutes: number }> {
  return inTransaction((tx) => {
    const wait = countResetRequest(tx, input.email, address);
    if (wait !== null) return { outcome: "wait", minutes: wait };
    const personId = personIdByEmail(input.email, tx);
    mailLink(tx, { personId, purpose: "reset", locale: input.locale, createdBy: null });
    recordAudit(tx, {
      actorId: null,
      action: "account.ask-reset",
      subjectType: "person",
      subjectId: personId ?? "unknown",
      requestId,
    });
    return { outcome: "asked" };
  });
}
