import { endAuthSession, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import {
  endSignInStep,
  personInStep,
  spendAppCode,
  spendRecoveryCode,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { countTry, forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { signInNameOf } from "#app/features/identity/sign-in-names.queries.server.ts";
import { wayInAudit, withSecondFactor } from "#app/features/identity/sign-in-way.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

export type FinishResult =
  | { outcome: "signed-in"; cookie: string }
  /** The password was shown too long ago, or not at all: one begins anew. */
  | { outcome: "over" }
  | { outcome: "refused" }
  | { outcome: "wait"; minutes: number };

/**
 * The second step of signing in: a code of the app, or a recovery code. A wrong one counts like a wrong password, on
 * the same account, so that codes can't be guessed one password at a time.
 * @param token what the browser kept since the password
 */
export async function finishSignIn(
  token: string,
  typed: string,
  request: Request,
  { clientAddress, requestId }: { clientAddress: string; requestId: string },
): Promise<FinishResult> {
  const step = personInStep(token);
  if (step === null) return { outcome: "over" };
  const { personId, came } = step;
  const account = signInNameOf(personId);
  const wait = await inTransaction((tx) => countTry(tx, account, clientAddress));
  if (wait !== null) return { outcome: "wait", minutes: wait };

  const device = deviceOf(request.headers.get("User-Agent"));
  return inTransaction((tx): FinishResult => {
    const app = spendAppCode(tx, personId, typed);
    const right = app || spendRecoveryCode(tx, personId, typed);
    if (right && !endSignInStep(tx, token)) return { outcome: "over" };
    recordAudit(tx, {
      actorId: right ? personId : null,
      action: right ? "account.sign-in" : "account.sign-in-refused",
      subjectType: "person",
      subjectId: personId,
      detail: { ...wayInAudit(came), second: app ? "app" : right ? "recovery-code" : "refused" },
      requestId,
    });
    if (!right) return { outcome: "refused" };
    forgiveTry(tx, account, clientAddress);
    endAuthSession(tx, request);
    return { outcome: "signed-in", cookie: startAuthSession(tx, personId, device, withSecondFactor(came)) };
  });
}
