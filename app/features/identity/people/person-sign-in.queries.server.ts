import { now } from "#app/platform/clock.ts";
import { jobByKey } from "#app/platform/jobs/jobs.queries.server.ts";
import { mailRoute } from "#app/platform/mail/send-mail.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { cardState } from "../cards/card.ts";
import { newestCard } from "../cards/cards.server.ts";
import type { LinkPurpose } from "../links/link.ts";
import { linkState } from "../links/link.ts";
import { linkMailKey, newestLink } from "../links/one-time-links.server.ts";
import { linkedProviders } from "../openid/linked-providers.server.ts";
import { passkeysOf } from "../passkeys/passkeys.server.ts";
import { passwordSince } from "../sign-ins.queries.server.ts";
import { personById, postsOf } from "./people.queries.server.ts";
import type { LinkOffer, PersonSignIn, SentLink, WaysIn } from "./person-sign-in.ts";
import { linkOffer } from "./person-sign-in.ts";

function waysInOf(personId: string, database: Queryable): WaysIn {
  return {
    passwordSince: passwordSince(personId, database),
    passkeys: passkeysOf(personId, database).length,
    // Which ones, and not the address there: that is theirs.
    providers: linkedProviders(personId, database).map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
  };
}

/** Which link somebody can be sent now; null where there is no such person. */
export function linkOfferFor(personId: string, database: Queryable = getDatabase()): LinkOffer | null {
  const person = personById(personId, database);
  if (!person) return null;
  const posts = postsOf(personId, database);
  return linkOffer({ ...person, posts, ways: waysInOf(personId, database) });
}

/** How somebody signs in, and what was sent to them last. */
export function signInOf(personId: string, database: Queryable = getDatabase()): PersonSignIn {
  const offer = linkOfferFor(personId, database) ?? "erased";
  const card = newestCard(personId, database);
  return {
    ways: waysInOf(personId, database),
    offer,
    link: offer === "invitation" || offer === "reset" ? sentLink(personId, offer, database) : null,
    card: {
      state: cardState(card, now()),
      expiresAt: card?.expiresAt ?? null,
    },
    mailed: mailRoute().way === "smtp",
  };
}

function sentLink(personId: string, purpose: LinkPurpose, database: Queryable): SentLink | null {
  const link = newestLink(personId, purpose, database);
  if (!link) return null;
  const { createdAt: askedAt, expiresAt } = link;
  const state = linkState(link, now());
  if (state !== "open" && state !== "over") return null;
  // What is over for somebody who has a password is of no more use to anybody.
  if (state === "over" && purpose === "reset") return null;
  const job = jobByKey(linkMailKey(link.id), database);
  // A mail that was sent is forgotten after a while.
  const mail = !job || job.outcome === "done" ? "sent" : job.outcome === null ? "under-way" : "stopped";
  return { askedAt, expiresAt, over: state === "over", mail };
}
