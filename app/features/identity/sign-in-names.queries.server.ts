import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { departure, person } from "#db/schema/identity.ts";

/**
 * Whose name it is at the sign-in: an e-mail address in any case, or the employee number of somebody without an address.
 * A number is one person's in the whole house; where two differ by case alone, it has to be typed as it is.
 * @returns null for a name that nobody has, and for who has left
 */
export function personIdByName(name: string, database: Queryable = getDatabase()): string | null {
  const spellings = [name, name.toUpperCase(), name.toLowerCase()];
  const named = name.includes("@")
    ? sql`lower(${person.email}) = ${name.toLowerCase()}`
    : and(inArray(person.employeeNumber, spellings), isNull(person.email));
  const found = database
    .select({ id: person.id, number: person.employeeNumber })
    .from(person)
    .leftJoin(departure, and(eq(departure.personId, person.id), isNull(departure.endedAt)))
    .where(and(named, isNull(departure.id)))
    .all();
  const [first] = found;
  if (found.length > 1) return found.find(({ number }) => number === name)?.id ?? null;
  return first?.id ?? null;
}

/** The name that somebody signs in under, by which their failures are counted too. */
export function signInNameOf(personId: string, database: Queryable = getDatabase()): string {
  const row = database
    .select({ email: person.email, number: person.employeeNumber })
    .from(person)
    .where(eq(person.id, personId))
    .get();
  return row?.email ?? row?.number ?? personId;
}
