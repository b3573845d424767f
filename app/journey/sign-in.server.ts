import { endAuthSession, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { passwordFits } from "#app/features/identity/password.server.ts";
import { lacksFactor } from "#app/features/identity/second-factor/factor-demand.server.ts";
import {
  beginSignInStep,
  hasSecondFactor,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { countTry, forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { personIdByName } from "#app/features/identity/sign-in-names.queries.server.ts";
import { BY_PASSWORD, wayInAudit } from "#app/features/identity/sign-in-way.ts";
import { passwordHashOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

export type SignInResult =
  /** `lacks`: a role of theirs doesn't hold yet, for want of a second factor. */
  | { outcome: "signed-in"; cookie: string; lacks: boolean }
  /** The password is right, and a code of the app is still to come. */
  | { outcome: "code"; token: string }
  | { outcome: "refused" }
  | { outcome: "wait"; minutes: number };

/**
 * Signs someone in by e-mail, or employee number, and password. Wrong password and unknown account read the same and cost the same.
 * @param request names the browser, and may bring the cookie of a sign-in that this one takes the place of
 * @param address the client's address, for counting failures
 */
export async function signIn(
  input: { name: string; password: string },
  request: Request,
  { clientAddress: address, requestId }: { clientAddress: string; requestId: string },
): Promise<SignInResult> {
  const wait = await inTransaction((tx) => countTry(tx, input.name, address));
  if (wait !== null) return { outcome: "wait", minutes: wait };

  const personId = personIdByName(input.name);
  const fits = await passwordFits(personId === null ? null : passwordHashOf(personId), input.password);
  if (personId === null || !fits) {
    await inTransaction((tx) =>
      recordAudit(tx, {
        actorId: null,
        action: "account.sign-in-refused",
        subjectType: "person",
        // Written for an account that isn't there too, so that both cost the same; what was typed isn't kept.
        subjectId: personId ?? "unknown",
        requestId,
      }),
    );
    return { outcome: "refused" };
  }

  if (hasSecondFactor(personId)) {
    // The try stays counted until the code is right too.
    const token = await inTransaction((tx) => beginSignInStep(tx, personId, BY_PASSWORD));
    return { outcome: "code", token };
  }
  const device = deviceOf(request.headers.get("User-Agent"));
  const signedIn = await inTransaction((tx) => {
    forgiveTry(tx, input.name, address);
    recordAudit(tx, {
      actorId: personId,
      action: "account.sign-in",
      subjectType: "person",
      subjectId: personId,
      detail: wayInAudit(BY_PASSWORD),
      requestId,
    });
    endAuthSession(tx, request);
    return {
      cookie: startAuthSession(tx, personId, device, BY_PASSWORD),
      lacks: lacksFactor(tx, personId, BY_PASSWORD),
    };
  });
  return { outcome: "signed-in", ...signedIn };
}
