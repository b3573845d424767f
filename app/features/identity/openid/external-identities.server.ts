import { and, eq, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { connectionOf, getDatabase } from "#db/client.server.ts";
import { person } from "#db/schema/identity.ts";
import { externalIdentity } from "#db/schema/sign-in.ts";
import { agencyPathOfPerson, agencyTree } from "../agencies.queries.server.ts";
import type { ProviderAnswer } from "./provider-answer.ts";
import type { Provider } from "./provider-file.ts";
import type { ProviderProblem } from "./provider-problem.ts";

/** Whose account it is, or why nobody's. */
export type Found =
  | { outcome: "person"; personId: string; email: string; linked: boolean }
  | { outcome: "problem"; problem: ProviderProblem; personId: string | null };

/**
 * Finds the person of a provider's account, and links the two at the first time: by issuer and subject from then on,
 * whatever becomes of the e-mail address. Nobody is made, and nobody outside the provider's agencies is found.
 */
export function findOrLink(tx: Transaction, provider: Provider, answer: ProviderAnswer): Found {
  const problem = (what: ProviderProblem, personId: string | null = null): Found => ({
    outcome: "problem",
    problem: what,
    personId,
  });
  const known = tx
    .select()
    .from(externalIdentity)
    .where(and(eq(externalIdentity.issuer, answer.issuer), eq(externalIdentity.subject, answer.subject)))
    .get();
  if (provider.matchBy === "email" && !known && !answer.emailVerified) return problem("unverified");
  const personId = known?.personId ?? personLike(tx, provider, answer);
  if (personId === null) return problem("unknown");
  if (!worksFor(tx, provider, personId)) return problem("elsewhere", personId);

  const email = answer.email;
  if (known) {
    tx.update(externalIdentity).set({ email, usedAt: now() }).where(eq(externalIdentity.id, known.id)).run();
  } else {
    const { issuer, subject } = answer;
    const { changes } = tx
      .insert(externalIdentity)
      .values({ id: newId(), issuer, subject, personId, email, linkedAt: now(), usedAt: now() })
      .onConflictDoNothing()
      .run();
    if (changes === 0) return problem("other-account", personId);
  }
  return { outcome: "person", personId, email: emailOf(tx, personId), linked: !known };
}

function personLike(tx: Transaction, provider: Provider, answer: ProviderAnswer): string | null {
  const { email, employeeNumber } = answer;
  const byEmail = provider.matchBy === "email";
  if ((byEmail ? email : employeeNumber) === null) return null;
  const row = tx
    .select({ id: person.id })
    .from(person)
    .where(
      byEmail
        ? sql`lower(${person.email}) = ${String(email).toLowerCase()}`
        : eq(person.employeeNumber, String(employeeNumber)),
    )
    .get();
  return row?.id ?? null;
}

/** Whether somebody's post is now in one of the provider's agencies. Whoever has left has none. */
function worksFor(tx: Transaction, provider: Provider, personId: string): boolean {
  const database = connectionOf(tx);
  const codes = new Map(agencyTree(database).map(({ id, code }) => [id, code]));
  return agencyPathOfPerson(personId, database).some((id) => provider.agencies.includes(codes.get(id) ?? ""));
}

function emailOf(tx: Transaction, personId: string): string {
  return tx.select({ email: person.email }).from(person).where(eq(person.id, personId)).get()?.email ?? "";
}

/** The accounts at providers that somebody has signed in by. */
export function externalIdentitiesOf(personId: string, database: Queryable = getDatabase()) {
  return database
    .select({
      issuer: externalIdentity.issuer,
      email: externalIdentity.email,
      linkedAt: externalIdentity.linkedAt,
      usedAt: externalIdentity.usedAt,
    })
    .from(externalIdentity)
    .where(eq(externalIdentity.personId, personId))
    .orderBy(externalIdentity.linkedAt)
    .all();
}

/** Takes the link to a provider's account away. @returns whether there was one */
export function unlinkIdentity(tx: Transaction, personId: string, issuer: string): boolean {
  return (
    tx
      .delete(externalIdentity)
      .where(and(eq(externalIdentity.personId, personId), eq(externalIdentity.issuer, issuer)))
      .run().changes > 0
  );
}
