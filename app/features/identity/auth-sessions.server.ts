import { createHash, randomBytes } from "node:crypto";
import { DrizzleSQLiteAdapter } from "@lucia-auth/adapter-drizzle";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import { Lucia, TimeSpan } from "lucia";
import { env } from "#app/platform/env.server.ts";
import type { Database } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { authSession, person, post, roleGrant } from "#db/schema/identity.ts";
import type { Actor, RoleGrant } from "./actor.ts";

/**
 * Signed-in browsers, behind functions of our own: lucia is used in this file and nowhere else, so that it can
 * be replaced here. The cookie holds a random token, the table only its hash: a stolen copy of the database
 * signs nobody in.
 */
declare module "lucia" {
  interface Register {
    Lucia: Lucia<Record<never, never>, Omit<Actor, "personId">>;
    DatabaseUserAttributes: Omit<Actor, "personId">;
  }
}

const selectSession = preparedOnce((database) =>
  database
    .select({
      id: authSession.id,
      personId: authSession.userId,
      expiresAt: authSession.expiresAt,
      name: person.name,
      email: person.email,
      agencyId: post.agencyId,
      roles: sql<string>`(SELECT json_group_array(json_object('role', ${roleGrant.role}, 'agencyId', ${roleGrant.agencyId}))
        FROM ${roleGrant} WHERE ${roleGrant.personId} = ${person.id} AND ${roleGrant.revokedAt} IS NULL)`,
    })
    .from(authSession)
    .innerJoin(person, eq(person.id, authSession.userId))
    .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    .where(eq(authSession.id, sql.placeholder("id")))
    .prepare(),
);

/** Lucia's own adapter reads a session in two statements; this one reads it with all an actor is, in one. */
function adapterFor(database: Database): Adapter {
  const adapter = new DrizzleSQLiteAdapter(database, authSession, person);
  adapter.getSessionAndUser = async (id): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
    const row = selectSession(database).get({ id });
    if (!row) return [null, null];
    const attributes = {
      name: row.name,
      email: row.email,
      agencyId: row.agencyId,
      roles: JSON.parse(row.roles) as RoleGrant[],
    };
    return [
      { id: row.id, userId: row.personId, expiresAt: new Date(row.expiresAt * 1000), attributes: {} },
      { id: row.personId, attributes },
    ];
  };
  return adapter;
}

const luciaFor = preparedOnce((database) => {
  const secure = env().ORIGIN.startsWith("https:");
  return new Lucia(adapterFor(database), {
    sessionExpiresIn: new TimeSpan(12, "h"),
    // `__Host-` binds the cookie to this very host; browsers accept the prefix over https only.
    sessionCookie: {
      name: secure ? "__Host-session" : "session",
      expires: false,
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (attributes) => attributes,
  });
});

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Signs a person in on this browser. @returns the Set-Cookie header's value */
export async function startAuthSession(personId: string, database = getDatabase()): Promise<string> {
  const lucia = luciaFor(database);
  const token = randomBytes(32).toString("base64url");
  await lucia.createSession(personId, {}, { sessionId: hashOf(token) });
  const cookie = lucia.createSessionCookie(token);
  // Lucia gives it 400 days; without an age it ends with the browser, as it should on a shared desk.
  delete cookie.attributes.maxAge;
  return cookie.serialize();
}

/** Who the request's cookie stands for, or null. Extends the session when half its 12 hours are over. */
export async function readAuthSession(request: Request, database = getDatabase()): Promise<Actor | null> {
  const lucia = luciaFor(database);
  const token = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (!token) return null;
  const { user } = await lucia.validateSession(hashOf(token));
  if (!user) return null;
  return {
    personId: user.id,
    name: user.name,
    email: user.email,
    agencyId: user.agencyId,
    roles: user.roles,
  };
}

/** Ends the request's session. @returns the Set-Cookie header's value that removes the cookie */
export async function endAuthSession(request: Request, database = getDatabase()): Promise<string> {
  const lucia = luciaFor(database);
  const token = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (token) await lucia.invalidateSession(hashOf(token));
  return lucia.createBlankSessionCookie().serialize();
}
