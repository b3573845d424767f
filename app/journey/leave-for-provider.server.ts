import { wayTo } from "#app/features/identity/openid/provider-client.server.ts";
import type { KnownProvider } from "#app/features/identity/openid/providers.server.ts";
import { beginChallenge, keepChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Locale } from "#app/platform/locale.ts";
import { log } from "#app/platform/log.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Where somebody leaves from, and what for: to sign in, or to confirm in a sign-in that it is them. */
export type Departure = {
  returnTo: string;
  locale: Locale;
  confirms: { personId: string; signInId: string } | null;
};

/** Sends a browser to a provider. @returns where, and the cookie that it takes along; null where the provider is down */
export async function leaveForProvider(
  provider: KnownProvider,
  departure: Departure,
): Promise<{ url: string; cookie: string } | null> {
  try {
    const { url, journey } = await wayTo(provider, departure.confirms !== null);
    const detail = { ...departure, journey, provider: provider.id, leftAt: now() };
    const personId = departure.confirms?.personId ?? null;
    const token = await inTransaction((tx) => beginChallenge(tx, "openid", personId, detail));
    return { url, cookie: await keepChallenge("openid", token) };
  } catch (error) {
    // Without what it answered: the message says enough.
    log().warn({ provider: provider.id, reason: (error as Error).message }, "a provider can't be asked");
    return null;
  }
}
