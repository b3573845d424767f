import { createHash, randomBytes } from "node:crypto";
import { DrizzleSQLiteAdapter } from "@lucia-auth/adapter-drizzle";
import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import { Lucia, TimeSpan } from "lucia";
import { now, nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import type { Database, Transaction } from "#db/client.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { authSession, departure, person, post, roleGrant } from "#db/schema/identity.ts";
import { notice } from "#db/schema/notice.ts";
import type { Actor, Role, RoleGrant } from "./actor.ts";
import type { Device } from "./device.ts";
import { rightsOf } from "./rights.ts";
import { holdsAt, rolesOf } from "./roles/role-grants.server.ts";
import { rolesAsleep, rolesAwake } from "./second-factor/demanded-roles.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { signInLimits } from "./sign-in-limits.ts";
import type { SignInWay } from "./sign-in-way.ts";

/**
 * Signed-in browsers, behind functions of our own: lucia is used in this file and nowhere else, so that it can
 * be replaced here. The cookie holds a random token, the table only its hash: a stolen copy of the database
 * signs nobody in.
 */
declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ row: SessionRow }, UserRow>;
    DatabaseSessionAttributes: SessionRow;
    DatabaseUserAttributes: UserRow;
  }
}

type SessionRow = typeof authSession.$inferSelect;
type UserRow = Omit<Actor, "personId"> & { unseen: number };

/** How long an id that was replaced still counts: requests that left the browser before it had the new one. */
const REPLACED_SECONDS = 60;

/** What of the time without use may pass before the next use is written down: a write a request would be too many. */
const UNWRITTEN_SHARE = 0.1;

/** The departure of the person in question that hasn't ended. */
const openDeparture = (database: Database) =>
  database
    .select({ one: sql`1` })
    .from(departure)
    .where(and(eq(departure.personId, person.id), isNull(departure.endedAt)));

const selectSession = preparedOnce((database) =>
  database
    .select({
      session: authSession,
      name: person.name,
      email: person.email,
      agencyId: post.agencyId,
      roles: sql<string>`(SELECT json_group_array(json_object('role', ${roleGrant.role}, 'agencyId', ${roleGrant.agencyId}))
        FROM ${roleGrant} WHERE ${roleGrant.personId} = ${person.id} AND ${holdsAt(sql.placeholder("at"))})`,
      // Counted here, so that the head of every page can say it and no page asks the database once more.
      unseen: sql<number>`(SELECT count(*) FROM ${notice} WHERE ${notice.personId} = ${person.id} AND ${notice.seenAt} IS NULL)`,
    })
    .from(authSession)
    .innerJoin(person, eq(person.id, authSession.userId))
    .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    // Who has left is signed in nowhere, whatever was under way when they were noted to have left.
    .where(and(eq(authSession.id, sql.placeholder("id")), notExists(openDeparture(database))))
    .prepare(),
);

const insertSession = preparedOnce((database) =>
  database.insert(authSession).values(placeholdersFor(authSession)).prepare(),
);

/** Lucia's own adapter reads a session in two statements; this one reads it with all an actor is, in one. */
function adapterFor(database: Database): Adapter {
  const adapter = new DrizzleSQLiteAdapter(database, authSession, person);
  adapter.getSessionAndUser = async (id): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
    const row = selectSession(database).get({ id, at: now() });
    if (!row) return [null, null];
    const { session } = row;
    const roles = JSON.parse(row.roles) as RoleGrant[];
    return [
      { id, userId: session.userId, expiresAt: new Date(session.expiresAt * 1000), attributes: session },
      {
        id: session.userId,
        attributes: { name: row.name, email: row.email, agencyId: row.agencyId, roles, unseen: row.unseen },
      },
    ];
  };
  // Lucia knows one length for everyone; ours depends on the roles and is kept by `readAuthSession`.
  adapter.updateSessionExpiration = async () => {};
  // What has ended is forgotten by the housekeeping, not by whoever asks.
  adapter.deleteSession = async () => {};
  return adapter;
}

const luciaFor = preparedOnce((database) => {
  const secure = env().ORIGIN.startsWith("https:");
  return new Lucia(adapterFor(database), {
    sessionExpiresIn: new TimeSpan(1, "ms"),
    // `__Host-` binds the cookie to this very host; browsers accept the prefix over https only.
    sessionCookie: {
      name: secure ? "__Host-session" : "session",
      expires: false,
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (row) => ({ row }),
  });
});

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
const newToken = () => randomBytes(32).toString("base64url");
const nowSeconds = () => Math.floor(nowMs() / 1000);

function tokenOf(request: Request): string | null {
  return luciaFor(getDatabase()).readSessionCookie(request.headers.get("Cookie") ?? "");
}

function cookieFor(token: string): string {
  const cookie = luciaFor(getDatabase()).createSessionCookie(token);
  // Lucia gives it 400 days; without an age it ends with the browser, as it should on a shared desk.
  delete cookie.attributes.maxAge;
  return cookie.serialize();
}

/** When a sign-in ends that is used now. */
function expiryOf(limits: SignInLimits, endsAt: number): number {
  return Math.min(nowSeconds() + limits.idleMinutes * 60, endsAt);
}

/** Signs a person in on a device. @returns the Set-Cookie header's value */
export function startAuthSession(tx: Transaction, personId: string, device: Device, way: SignInWay): string {
  const roles = rolesOf(tx, personId);
  const limits = signInLimits(roles, env());
  const endsAt = nowSeconds() + limits.hours * 3600;
  const token = newToken();
  insertSession(tx).run({
    id: hashOf(token),
    userId: personId,
    expiresAt: expiryOf(limits, endsAt),
    endsAt,
    signInId: newId(),
    startedAt: now(),
    lastSeenAt: now(),
    rights: rightsOf(roles),
    browser: device.browser,
    system: device.system,
    deviceKind: device.kind,
    replacedAt: null,
    provenAt: now(),
    ...way,
  });
  return cookieFor(token);
}

export type AuthSession = {
  actor: Actor;
  /** Which of the person's sign-ins this is. */
  signInId: string;
  /** When the password was last typed in it; null where that isn't known. */
  provenAt: string | null;
  /** Whether a second factor was shown in it. */
  strong: boolean;
  /** Roles of theirs that don't hold in it, for they demand a second factor. */
  asleep: Role[];
  /** How many notices the person hasn't seen. */
  unseen: number;
  /** Where the roles have changed since: the Set-Cookie header's value with a new id, which the response must bring. */
  cookie: string | null;
};

/** Who the request's cookie stands for, or null. Notes that it was used, and gives it a new id when roles have changed. */
export async function readAuthSession(request: Request): Promise<AuthSession | null> {
  const token = tokenOf(request);
  if (!token) return null;
  const { user, session } = await luciaFor(getDatabase()).validateSession(hashOf(token));
  if (!user || !session) return null;
  const { name, email, agencyId, roles, unseen } = user;
  const { signInId, provenAt, strong } = session.row;
  const demanded = env().FACTOR_ROLES;
  const awake = rolesAwake(roles, strong, demanded);
  const actor: Actor = { personId: user.id, name, email, agencyId, roles: awake };
  const asleep = rolesAsleep(roles, strong, demanded);
  const cookie = await keepUp(session.row, roles);
  return { actor, signInId, provenAt, strong, asleep, unseen, cookie };
}

/** @returns the cookie with the new id, where there is one */
async function keepUp(session: SessionRow, roles: RoleGrant[]): Promise<string | null> {
  if (session.replacedAt !== null) return null;
  const limits = signInLimits(roles, env());
  const rights = rightsOf(roles);
  const unused = nowMs() - Date.parse(session.lastSeenAt);
  try {
    if (rights !== session.rights) return await inTransaction((tx) => replace(tx, session, rights, limits));
    if (unused >= limits.idleMinutes * 60_000 * UNWRITTEN_SHARE)
      await inTransaction((tx) => noteUse(tx, session, limits));
  } catch (error) {
    // A full disk or a busy database keeps nobody from reading; the next request tries again.
    log().warn({ err: error }, "the use of a sign-in could not be noted");
  }
  return null;
}

function noteUse(tx: Transaction, session: SessionRow, limits: SignInLimits): void {
  tx.update(authSession)
    .set({ lastSeenAt: now(), expiresAt: expiryOf(limits, session.endsAt) })
    .where(eq(authSession.id, session.id))
    .run();
}

/** A new id for the same sign-in. @returns its cookie, or null where another request was first */
function replace(tx: Transaction, old: SessionRow, rights: string, limits: SignInLimits): string | null {
  const { changes } = tx
    .update(authSession)
    .set({ replacedAt: now(), expiresAt: Math.min(old.expiresAt, nowSeconds() + REPLACED_SECONDS) })
    .where(and(eq(authSession.id, old.id), isNull(authSession.replacedAt)))
    .run();
  if (changes === 0) return null;
  const token = newToken();
  const endsAt = Math.min(old.endsAt, Math.floor(Date.parse(old.startedAt) / 1000) + limits.hours * 3600);
  insertSession(tx).run({
    ...old,
    id: hashOf(token),
    rights,
    endsAt,
    expiresAt: expiryOf(limits, endsAt),
    lastSeenAt: now(),
    replacedAt: null,
  });
  return cookieFor(token);
}

/** Notes that somebody has shown again who they are in a sign-in. @param shown whether with a second factor */
export function noteProof(tx: Transaction, signInId: string, shown: { strong: boolean }): void {
  tx.update(authSession)
    .set({ provenAt: now(), ...(shown.strong && { strong: true }) })
    .where(eq(authSession.signInId, signInId))
    .run();
}

/**
 * Ends the sign-in that the request's cookie stands for, whether or not it was still alive.
 * @returns how the person had come in; null where nobody had
 */
export function endAuthSession(tx: Transaction, request: Request): SignInWay | null {
  const token = tokenOf(request);
  if (!token) return null;
  const row = tx
    .select({
      signInId: authSession.signInId,
      way: authSession.way,
      provider: authSession.provider,
      strong: authSession.strong,
    })
    .from(authSession)
    .where(eq(authSession.id, hashOf(token)))
    .get();
  if (!row) return null;
  const { signInId, ...way } = row;
  tx.delete(authSession).where(eq(authSession.signInId, signInId)).run();
  return way as SignInWay;
}

/** The Set-Cookie header's value that removes the cookie. */
export function blankCookie(): string {
  return luciaFor(getDatabase()).createBlankSessionCookie().serialize();
}
