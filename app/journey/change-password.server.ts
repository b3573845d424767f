import { eq } from "drizzle-orm";
import type { Actor } from "#app/features/identity/actor.ts";
import { endAuthSession, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { voidLinks } from "#app/features/identity/links/one-time-links.server.ts";
import { hashPassword, passwordFits } from "#app/features/identity/password.server.ts";
import type { PasswordChange } from "#app/features/identity/password-change.ts";
import { enqueuePasswordNotice } from "#app/features/identity/password-notice.server.ts";
import { countTry, forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { signInNameOf } from "#app/features/identity/sign-in-names.queries.server.ts";
import { BY_PASSWORD } from "#app/features/identity/sign-in-way.ts";
import { passwordHashOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { endSignIns } from "#app/features/identity/sign-ins.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { localeOf } from "#app/platform/locale.ts";
import { inTransaction } from "#db/client.server.ts";
import { passwordCredential } from "#db/schema/identity.ts";

export type PasswordResult =
  | { outcome: "changed"; cookie: string }
  | { outcome: "refused" }
  | { outcome: "wait"; minutes: number };

/**
 * Gives someone the new password that they chose, signs them out everywhere and in again on this browser: whoever had
 * the old password, or a cookie, is out. A wrong current password counts as a failed sign-in does, so that an open
 * browser is no place to guess it.
 */
export async function changePassword(
  actor: Actor,
  input: PasswordChange,
  request: Request,
  { clientAddress, requestId }: { clientAddress: string; requestId: string },
): Promise<PasswordResult> {
  const wait = await inTransaction((tx) => countTry(tx, signInNameOf(actor.personId), clientAddress));
  if (wait !== null) return { outcome: "wait", minutes: wait };
  if (!(await passwordFits(passwordHashOf(actor.personId), input.current))) return { outcome: "refused" };

  const hash = await hashPassword(input.next);
  const device = deviceOf(request.headers.get("User-Agent"));
  const cookie = await inTransaction((tx) => {
    forgiveTry(tx, signInNameOf(actor.personId), clientAddress);
    tx.update(passwordCredential)
      .set({ hash, changedAt: now() })
      .where(eq(passwordCredential.personId, actor.personId))
      .run();
    const came = endAuthSession(tx, request) ?? BY_PASSWORD;
    const ended = endSignIns(tx, actor.personId, "all");
    recordAudit(tx, {
      actorId: actor.personId,
      action: "account.change-password",
      subjectType: "person",
      subjectId: actor.personId,
      detail: { ended },
      requestId,
    });
    voidLinks(tx, actor.personId);
    enqueuePasswordNotice(tx, { personId: actor.personId, locale: localeOf(new URL(request.url).pathname) });
    return startAuthSession(tx, actor.personId, device, came);
  });
  return { outcome: "changed", cookie };
}
