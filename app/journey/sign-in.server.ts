import { and, eq, isNull, sql } from "drizzle-orm";
import { endAuthSession, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { passwordFits } from "#app/features/identity/password.server.ts";
import { lacksFactor } from "#app/features/identity/second-factor/factor-demand.server.ts";
import {
  beginSignInStep,
  hasSecondFactor,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { countTry, forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { BY_PASSWORD, wayInAudit } from "#app/features/identity/sign-in-way.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { departure, passwordCredential, person } from "#db/schema/identity.ts";

export type SignInResult =
  /** `lacks`: a role of theirs doesn't hold yet, for want of a second factor. */
  | { outcome: "signed-in"; cookie: string; lacks: boolean }
  /** The password is right, and a code of the app is still to come. */
  | { outcome: "code"; token: string }
  | { outcome: "refused" }
  | { outcome: "wait"; minutes: number };

/**
 * Signs someone in by e-mail and password. Wrong password and unknown account read the same and cost the same.
 * @param request names the browser, and may bring the cookie of a sign-in that this one takes the place of
 * @param address the client's address, for counting failures
 */
export async function signIn(
  input: { email: string; password: string },
  request: Request,
  { clientAddress: address, requestId }: { clientAddress: string; requestId: string },
): Promise<SignInResult> {
  const wait = await inTransaction((tx) => countTry(tx, input.email, address));
  if (wait !== null) return { outcome: "wait", minutes: wait };

  const account = findAccount(input.email);
  const fits = await passwordFits(account?.hash ?? null, input.password);
  if (!account || !fits) {
    await inTransaction((tx) =>
      recordAudit(tx, {
        actorId: null,
        action: "account.sign-in-refused",
        subjectType: "person",
        // Written for an account that isn't there too, so that both cost the same; what was typed isn't kept.
        subjectId: account?.personId ?? "unknown",
        requestId,
      }),
    );
    return { outcome: "refused" };
  }

  if (hasSecondFactor(account.personId)) {
    // The try stays counted until the code is right too.
    const token = await inTransaction((tx) => beginSignInStep(tx, account.personId, BY_PASSWORD));
    return { outcome: "code", token };
  }
  const device = deviceOf(request.headers.get("User-Agent"));
  const signedIn = await inTransaction((tx) => {
    forgiveTry(tx, input.email, address);
    recordAudit(tx, {
      actorId: account.personId,
      action: "account.sign-in",
      subjectType: "person",
      subjectId: account.personId,
      detail: wayInAudit(BY_PASSWORD),
      requestId,
    });
    endAuthSession(tx, request);
    return {
      cookie: startAuthSession(tx, account.personId, device, BY_PASSWORD),
      lacks: lacksFactor(tx, account.personId, BY_PASSWORD),
    };
  });
  return { outcome: "signed-in", ...signedIn };
}

/** The account with an address; who has left has none. */
function findAccount(email: string): { personId: string; hash: string } | undefined {
  return getDatabase()
    .select({ personId: person.id, hash: passwordCredential.hash })
    .from(person)
    .innerJoin(passwordCredential, sql`${passwordCredential.personId} = ${person.id}`)
    .leftJoin(departure, and(eq(departure.personId, person.id), isNull(departure.endedAt)))
    .where(and(sql`lower(${person.email}) = ${email.trim().toLowerCase()}`, isNull(departure.id)))
    .get();
}
