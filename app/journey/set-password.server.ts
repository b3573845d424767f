import type { Actor } from "#app/features/identity/actor.ts";
import { endAuthSession, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import type { LinkPageData, LinkPurpose } from "#app/features/identity/links/link.ts";
import { linkState } from "#app/features/identity/links/link.ts";
import { findLink, spendLink, voidLinks } from "#app/features/identity/links/one-time-links.server.ts";
import { recipientById } from "#app/features/identity/links/recipients.queries.server.ts";
import { hashPassword } from "#app/features/identity/password.server.ts";
import { enqueuePasswordNotice } from "#app/features/identity/password-notice.server.ts";
import {
  beginSignInStep,
  hasSecondFactor,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { BY_PASSWORD } from "#app/features/identity/sign-in-way.ts";
import { endSignIns } from "#app/features/identity/sign-ins.server.ts";
import { keepPassword } from "#app/features/identity/stored-passwords.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { localeOf } from "#app/platform/locale.ts";
import { inTransaction } from "#db/client.server.ts";

/** What the page of a link shows to whoever opens it, and whose it is. Opening uses nothing up: mail scanners do it too. */
export function seeLink(
  token: string,
  purpose: LinkPurpose,
  actor: Actor | null,
): { page: LinkPageData; personId: string | null } {
  const link = findLink(token, purpose);
  const to = link && recipientById(link.personId);
  if (!to) return { page: { state: "unknown" }, personId: null };
  const { personId, name, email, agency } = to;
  if (actor && actor.personId !== personId)
    return { page: { state: "other-person", signedInAs: actor.name }, personId: null };
  const state = linkState(link, now());
  if (state === "open") return { page: { state, name, email, agency }, personId };
  // An open link is all that names somebody: who finds an old mail learns nothing.
  return { page: { state: state as "used" | "over" | "replaced" }, personId: null };
}

export type SetPasswordResult =
  | { outcome: "signed-in"; cookie: string }
  /** A code of the app is still to come. */
  | { outcome: "code"; token: string }
  /** The link is no longer, or not theirs: its page says why. */
  | { outcome: "refused" };

/**
 * Sets the password of whoever has a link, once, and signs them in on this browser; everywhere else they are signed out.
 * A second factor still asks for its code.
 */
export async function setPassword(
  link: { token: string; purpose: LinkPurpose },
  next: string,
  actor: Actor | null,
  request: Request,
  { clientAddress, requestId }: { clientAddress: string; requestId: string },
): Promise<SetPasswordResult> {
  const { personId } = seeLink(link.token, link.purpose, actor);
  if (personId === null) return { outcome: "refused" };
  const hash = await hashPassword(next);
  const device = deviceOf(request.headers.get("User-Agent"));
  return inTransaction((tx): SetPasswordResult => {
    const found = findLink(link.token, link.purpose, tx);
    if (!found || !spendLink(tx, found.id)) return { outcome: "refused" };
    voidLinks(tx, personId);
    keepPassword(tx, personId, hash);
    endAuthSession(tx, request);
    const ended = endSignIns(tx, personId, "all");
    forgiveTry(tx, recipientById(personId, tx)?.email ?? "", clientAddress);
    recordAudit(tx, {
      actorId: personId,
      action: "account.set-password",
      subjectType: "person",
      subjectId: personId,
      detail: { by: link.purpose, linkId: found.id, ended },
      requestId,
    });
    if (link.purpose === "reset") {
      const locale = localeOf(new URL(request.url).pathname);
      enqueuePasswordNotice(tx, { personId, locale });
    }
    if (hasSecondFactor(personId, tx))
      return { outcome: "code", token: beginSignInStep(tx, personId, BY_PASSWORD) };
    return { outcome: "signed-in", cookie: startAuthSession(tx, personId, device, BY_PASSWORD) };
  });
}
