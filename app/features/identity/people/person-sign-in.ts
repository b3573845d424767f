import type { CardState } from "../cards/card.ts";
import type { LinkPurpose } from "../links/link.ts";
import type { ProviderName } from "../openid/provider-file.ts";

/** What somebody can sign in with at present. */
export type WaysIn = {
  /** When the password was set; null without one. */
  passwordSince: string | null;
  passkeys: number;
  providers: ProviderName[];
};

export function hasWayIn({ passwordSince, passkeys, providers }: WaysIn): boolean {
  return passwordSince !== null || passkeys > 0 || providers.length > 0;
}

/** Which link HR in charge can have sent to somebody, a card where they have no address, or why nothing. */
export type LinkOffer = LinkPurpose | "card" | "no-address" | "left" | "erased";

/**
 * An invitation is for whoever has no way in; everybody else is sent a link for a new password, and a notice once it is
 * set. Somebody who never had a post hasn't left one.
 */
export function linkOffer(person: {
  email: string | null;
  employeeNumber: string | null;
  erasedAt: string | null;
  posts: readonly { until: string | null }[];
  ways: WaysIn;
}): LinkOffer {
  const { email, employeeNumber, erasedAt, posts, ways } = person;
  if (erasedAt !== null) return "erased";
  if (posts.length > 0 && posts.every(({ until }) => until !== null)) return "left";
  if (!email) return employeeNumber && posts.length > 0 ? "card" : "no-address";
  return hasWayIn(ways) ? "reset" : "invitation";
}

/** How far the mail of a link is: `stopped` when it couldn't be sent and isn't tried any more. */
export type MailStage = "under-way" | "sent" | "stopped";

/** The newest link of the kind that is on offer, as long as it says something. */
export type SentLink = { askedAt: string; expiresAt: string; over: boolean; mail: MailStage };

/** How a person signs in, as HR in charge of them sees it. */
export type PersonSignIn = {
  ways: WaysIn;
  offer: LinkOffer;
  link: SentLink | null;
  /** The card that somebody without an address was printed last. */
  card: { state: CardState; expiresAt: string | null };
  /** Whether mail leaves the house; otherwise it is laid into a folder. */
  mailed: boolean;
};
