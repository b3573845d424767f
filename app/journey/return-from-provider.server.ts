import { endAuthSession, noteProof, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { findOrLink } from "#app/features/identity/openid/external-identities.server.ts";
import type { ProviderAnswer } from "#app/features/identity/openid/provider-answer.ts";
import type { Journey } from "#app/features/identity/openid/provider-client.server.ts";
import { answerFrom, wasAskedSince } from "#app/features/identity/openid/provider-client.server.ts";
import { isUnreachable } from "#app/features/identity/openid/provider-fetch.server.ts";
import type { ProviderProblem } from "#app/features/identity/openid/provider-problem.ts";
import type { KnownProvider } from "#app/features/identity/openid/providers.server.ts";
import { lacksFactor } from "#app/features/identity/second-factor/factor-demand.server.ts";
import {
  beginSignInStep,
  hasSecondFactor,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { challengeOf, takeChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import type { SignInWay } from "#app/features/identity/sign-in-way.ts";
import { wayInAudit } from "#app/features/identity/sign-in-way.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { Departure } from "./leave-for-provider.server.ts";

type Outcome =
  /** `lacks`: a role of theirs doesn't hold yet, for want of a second factor. */
  | { outcome: "signed-in"; cookie: string; lacks: boolean }
  /** A code of the app is still to come. */
  | { outcome: "code"; token: string }
  | { outcome: "proven" }
  | { outcome: "problem"; problem: ProviderProblem };

/** What came of it, and where the person had come from; null where that isn't known any more. */
export type ReturnResult = Outcome & { from: Departure | null };

type Noted = Departure & { journey: Journey; provider: string; leftAt: string };

/**
 * Somebody comes back from a provider: what they left with is taken, so that no address of a callback counts twice;
 * what the provider says is checked; then they are signed in, or have confirmed that it is them.
 */
export async function returnFromProvider(
  provider: KnownProvider,
  request: Request,
  requestId: string,
): Promise<ReturnResult> {
  const token = await challengeOf("openid", request);
  const taken = await inTransaction((tx) => takeChallenge(tx, "openid", token));
  const noted = taken?.detail as Noted | undefined;
  if (noted?.provider !== provider.id) return { outcome: "problem", problem: "over", from: null };
  const from = { returnTo: noted.returnTo, locale: noted.locale, confirms: noted.confirms };

  const answer = await askProvider(provider, new URL(request.url).search, noted);
  const refused = typeof answer === "string" ? answer : problemOf(answer, noted);
  const outcome = await inTransaction((tx): Outcome => {
    if (refused !== null) return refuse(tx, provider, refused, noted.confirms?.personId ?? null, requestId);
    return takeIn(tx, provider, answer as ProviderAnswer, noted, request, requestId);
  });
  return { ...outcome, from };
}

async function askProvider(
  provider: KnownProvider,
  query: string,
  { journey, confirms }: Noted,
): Promise<ProviderAnswer | ProviderProblem> {
  try {
    return await answerFrom(provider, query, journey, confirms !== null);
  } catch (error) {
    const { error: said, code } = error as { error?: unknown; code?: unknown };
    if (isUnreachable(error)) {
      // Without what it answered: the message says enough.
      log().warn({ provider: provider.id, reason: (error as Error).message }, "a provider can't be asked");
      return "down";
    }
    // Only the error's kind: its cause may hold the token.
    log().warn({ provider: provider.id, kind: said ?? code }, "a provider's answer is refused");
    if (said === "access_denied" || said === "login_required") return "denied";
    return said === "temporarily_unavailable" || said === "server_error" ? "down" : "untrusted";
  }
}

function problemOf(answer: ProviderAnswer, { confirms, leftAt }: Noted): ProviderProblem | null {
  return confirms !== null && !wasAskedSince(answer, leftAt) ? "not-anew" : null;
}

function takeIn(
  tx: Transaction,
  provider: KnownProvider,
  answer: ProviderAnswer,
  { confirms }: Noted,
  request: Request,
  requestId: string,
): Outcome {
  const found = findOrLink(tx, provider, answer);
  if (found.outcome === "problem") return refuse(tx, provider, found.problem, found.personId, requestId);
  const { personId } = found;
  const about = { actorId: personId, subjectType: "person", subjectId: personId, requestId };
  const way: SignInWay = { way: "openid", provider: provider.id, strong: answer.secondFactor };
  if (confirms) {
    if (confirms.personId !== personId)
      return refuse(tx, provider, "other-person", confirms.personId, requestId);
    noteProof(tx, confirms.signInId, way);
    recordAudit(tx, { ...about, action: "account.confirm", detail: wayInAudit(way) });
    return { outcome: "proven" };
  }
  if (found.linked) recordAudit(tx, { ...about, action: "account.link", detail: { provider: provider.id } });
  if (!way.strong && hasSecondFactor(personId, tx))
    return { outcome: "code", token: beginSignInStep(tx, personId, way) };
  recordAudit(tx, {
    ...about,
    action: "account.sign-in",
    detail: { ...wayInAudit(way), ...(way.strong && { second: "provider" }) },
  });
  endAuthSession(tx, request);
  return {
    outcome: "signed-in",
    lacks: lacksFactor(tx, personId, way),
    cookie: startAuthSession(tx, personId, deviceOf(request.headers.get("User-Agent")), way),
  };
}

function refuse(
  tx: Transaction,
  provider: KnownProvider,
  problem: ProviderProblem,
  personId: string | null,
  requestId: string,
): Outcome {
  recordAudit(tx, {
    actorId: null,
    action: "account.sign-in-refused",
    subjectType: "person",
    subjectId: personId ?? "unknown",
    detail: { way: "openid", provider: provider.id, why: problem },
    requestId,
  });
  return { outcome: "problem", problem };
}
