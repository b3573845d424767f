import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { now } from "#app/platform/clock.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import type { Actor, Role } from "./actor.ts";
import type { AuthSession } from "./auth-sessions.server.ts";
import { readAuthSession } from "./auth-sessions.server.ts";
import type { ProofFor } from "./identity-proof.ts";
import { isProven, proofPath } from "./identity-proof.ts";
import { hasPasskey } from "./passkeys/passkeys.server.ts";
import { signInPath } from "./return-to.ts";

type Args = { request: Request; context: Pick<AppLoadContext, "memo" | "setCookie"> };

/** The sign-in that a request comes from, or null. Read once a request, however many loaders ask. */
function currentSession({ request, context }: Args): Promise<AuthSession | null> {
  const key = "identity.session";
  const known = context.memo.get(key) as Promise<AuthSession | null> | undefined;
  if (known) return known;
  const session = readAuthSession(request).then((read) => {
    if (read?.cookie) context.setCookie(read.cookie);
    return read;
  });
  context.memo.set(key, session);
  return session;
}

/** Who asks, or null when nobody is signed in. */
export async function currentActor(args: Args): Promise<Actor | null> {
  return (await currentSession(args))?.actor ?? null;
}

/** Which of the person's sign-ins a request comes from; "" when nobody is signed in. */
export async function currentSignInId(args: Args): Promise<string> {
  return (await currentSession(args))?.signInId ?? "";
}

/** Roles of theirs that don't hold in the sign-in that a request comes from, for want of a second factor. */
export async function rolesWaiting(args: Args): Promise<Role[]> {
  return (await currentSession(args))?.asleep ?? [];
}

/** How many notices whoever asks hasn't seen; read with the session. */
export async function noticesWaiting(args: Args): Promise<number> {
  return (await currentSession(args))?.unseen ?? 0;
}

/** Whether the password was typed lately enough in the sign-in that a request comes from. */
export async function hasProof(args: Args, what: ProofFor): Promise<boolean> {
  return isProven((await currentSession(args))?.provenAt ?? null, now(), what);
}

/**
 * Whether the ways to sign in may be changed in the sign-in that a request comes from: whoever has a passkey must have
 * shown a second factor in it, so that a password alone makes nobody a new one.
 */
export async function mayChangeFactors(args: Args): Promise<boolean> {
  const session = await currentSession(args);
  return session !== null && (session.strong || !hasPasskey(session.actor.personId));
}

/** For pages about the ways to sign in: sends whoever hasn't shown a second factor in this sign-in to do so. */
export async function requireFactor(args: Args): Promise<void> {
  if (await mayChangeFactors(args)) return;
  throw redirect(
    `${localePath(localeOf(new URL(args.request.url).pathname), proofPath(targetOf(args)))}&with=factor`,
  );
}

/** For pages that begin what asks for a proof: sends whoever has none to give it, and lets them return. */
export async function requireProof(args: Args): Promise<void> {
  if (await hasProof(args, "begin")) return;
  throw redirect(localePath(localeOf(new URL(args.request.url).pathname), proofPath(targetOf(args))));
}

function targetOf({ request }: Args): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace(/\.data$/, "") + search;
}

/** Who asks; someone who isn't signed in is sent to do so and returns to where they were going. */
export async function requireActor(args: Args): Promise<Actor> {
  const actor = await currentActor(args);
  if (actor) return actor;
  const url = new URL(args.request.url);
  // After a form was sent there is nothing to return to but the page that held it.
  const target =
    args.request.method === "GET" ? url.pathname.replace(/\.data$/, "") + url.search : url.pathname;
  throw redirect(localePath(localeOf(url.pathname), signInPath(target)));
}

/** For endpoints that scripts call: answers 401 in JSON instead of a redirect, so that the page keeps its text. */
export async function requireActorOr401(args: Args): Promise<Actor> {
  const actor = await currentActor(args);
  if (actor) return actor;
  throw Response.json({ error: "signed-out" }, { status: 401 });
}
