import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { person, post } from "#db/schema/identity.ts";

/** What of a person can be put right by itself. */
export type PersonFact = "name" | "romanised-name" | "employee-number" | "post";

/** Longest value of each, in characters. */
export const FACT_LENGTH: Record<PersonFact, number> = {
  name: 50,
  "romanised-name": 100,
  "employee-number": 30,
  post: 60,
};

/**
 * Puts one fact about a person right. An empty romanised name or employee number means that there is none.
 * @returns `taken` when somebody else has that employee number, `none` when there is no post whose title it could be
 */
export function changePerson(
  tx: Transaction,
  personId: string,
  fact: PersonFact,
  value: string,
): "changed" | "taken" | "none" {
  const change = (set: Partial<typeof person.$inferInsert>) =>
    tx.update(person).set(set).where(eq(person.id, personId)).run();
  switch (fact) {
    case "name":
      change({ name: value });
      return "changed";
    case "romanised-name":
      change({ romanisedName: value || null });
      return "changed";
    case "employee-number": {
      const other = and(eq(person.employeeNumber, value), ne(person.id, personId));
      if (value !== "" && tx.select({ id: person.id }).from(person).where(other).get()) return "taken";
      change({ employeeNumber: value || null });
      return "changed";
    }
    case "post": {
      const present = and(eq(post.personId, personId), isNull(post.until));
      return tx.update(post).set({ title: value }).where(present).run().changes > 0 ? "changed" : "none";
    }
  }
}
