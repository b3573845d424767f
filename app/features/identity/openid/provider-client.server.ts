import * as client from "openid-client";
import { nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { ProviderAnswer } from "./provider-answer.ts";
import { hasMatch, readAnswer } from "./provider-answer.ts";
import { fetchWithin, ProviderUnreachable } from "./provider-fetch.server.ts";
import { originsOf } from "./provider-file.ts";
import type { KnownProvider } from "./providers.server.ts";

/** How long what a provider says of itself is taken to hold, and how far its clock may be from ours. */
const KEPT_MS = 3_600_000;
const SKEW_SECONDS = 10;
/** Confirming: how long ago somebody may have shown who they are there. */
const ANEW_SECONDS = 300;

const found = new Map<string, { at: number; asked: Promise<client.Configuration> }>();

/** What a provider says of itself: asked when it is first needed, and again after an hour or a failure. */
function configurationOf(provider: KnownProvider): Promise<client.Configuration> {
  const known = found.get(provider.issuer);
  if (known && nowMs() - known.at < KEPT_MS) return known.asked;
  const asked = discover(provider);
  found.set(provider.issuer, { at: nowMs(), asked });
  asked.catch(() => found.delete(provider.issuer));
  return asked;
}

async function discover(provider: KnownProvider): Promise<client.Configuration> {
  const { issuer, clientId, secret, signedWith } = provider;
  const byPost = provider.clientAuth === "client_secret_post";
  const shown =
    secret === null
      ? client.None()
      : byPost
        ? client.ClientSecretPost(secret)
        : client.ClientSecretBasic(secret);
  const origins = originsOf(provider);
  const configuration = await client.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: signedWith, [client.clockTolerance]: SKEW_SECONDS },
    shown,
    {
      [client.customFetch]: fetchWithin(origins) as client.CustomFetch,
      execute: [
        // The signature is looked at too, though the token comes straight from the provider.
        client.enableNonRepudiationChecks,
        ...(issuer.startsWith("http:") ? [client.allowInsecureRequests] : []),
      ],
    },
  );
  const { authorization_endpoint: door, end_session_endpoint: exit } = configuration.serverMetadata();
  for (const address of [door, ...(exit === undefined ? [] : [exit])]) {
    if (address === undefined || !origins.includes(new URL(address).origin))
      throw new ProviderUnreachable(`${address} is not among its origins`);
  }
  return configuration;
}

/** What is remembered here while somebody is at the provider. */
export type Journey = { state: string; nonce: string; verifier: string };

const callbackOf = ({ id }: KnownProvider) => `${env().ORIGIN}/sign-in/callback/${id}`;

/**
 * Where to send a browser. @param anew for confirming: whoever is signed in there must show again who they are
 * @throws when the provider doesn't answer as one
 */
export async function wayTo(
  provider: KnownProvider,
  anew: boolean,
): Promise<{ url: string; journey: Journey }> {
  const configuration = await configurationOf(provider);
  const journey = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const { acr } = provider.secondFactor;
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackOf(provider),
    scope: provider.scopes.join(" "),
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: "S256",
    ...(anew && { prompt: "login", max_age: String(ANEW_SECONDS) }),
    ...(acr.length > 0 && { acr_values: acr.join(" ") }),
  });
  return { url: url.href, journey };
}

/**
 * Takes the code to the provider and reads who came back. State, nonce, issuer, audience, times, algorithm and signature
 * are checked; what is missing in the ID token is asked of userinfo, which must speak of the same subject.
 * @param query of the callback's address, with its question mark
 * @throws when it isn't reached, or anything isn't as it must be
 */
export async function answerFrom(
  provider: KnownProvider,
  query: string,
  journey: Journey,
  anew: boolean,
): Promise<ProviderAnswer> {
  const configuration = await configurationOf(provider);
  const tokens = await client.authorizationCodeGrant(configuration, new URL(callbackOf(provider) + query), {
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    pkceCodeVerifier: journey.verifier,
    idTokenExpected: true,
    ...(anew && { maxAge: ANEW_SECONDS }),
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("no ID token");
  const asksMore =
    !hasMatch(provider, claims) && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more = asksMore ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
  const answer = readAnswer(provider, { ...more, ...claims });
  if (!answer) throw new Error("no subject");
  return answer;
}

/** Where one leaves the provider too; null where it has no such place, or can't be asked. */
export async function wayOut(provider: KnownProvider): Promise<string | null> {
  try {
    const configuration = await configurationOf(provider);
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${env().ORIGIN}/` }).href;
  } catch {
    return null;
  }
}

/** Whether somebody was asked anew since they left for the provider. @param leftAt ISO */
export function wasAskedSince(answer: ProviderAnswer, leftAt: string): boolean {
  const { authenticatedAt } = answer;
  return authenticatedAt !== null && authenticatedAt + SKEW_SECONDS >= Math.floor(Date.parse(leftAt) / 1000);
}
