import { createHash } from "node:crypto";
import type { Database } from "#db/client.server.ts";
import type { KnownPerson, PlanLine, PlanScope } from "./roster-plan.ts";
import type { RosterEntry } from "./roster-row.ts";

type Row = {
  id: string;
  number: string | null;
  name: string;
  email: string | null;
  romanised: string | null;
  post_id: string | null;
  agency_id: string | null;
  title: string | null;
  since: string | null;
  departed: 0 | 1;
  protected: 0 | 1;
};

/**
 * Everybody whom a roster may concern: who works in the officer's charge, and whoever has a number or an address of the
 * roster. It is read row by row on the driver: a ministry has tens of thousands, of whom few are kept.
 */
export function knownPeople(
  database: Database,
  rows: readonly (RosterEntry | PlanLine)[],
  scope: Pick<PlanScope, "chargeIds">,
  at: string,
): KnownPerson[] {
  const numbers = new Set<string>();
  const emails = new Set<string>();
  for (const row of rows) {
    if ("kind" in row) continue;
    if (row.number !== null) numbers.add(row.number);
    if (row.email !== null) emails.add(row.email.toLowerCase());
  }
  const people: KnownPerson[] = [];
  const all = database.$client
    .prepare<{ at: string }, Row>(
      `SELECT person.id, person.employee_number AS number, person.name, person.email,
         person.romanised_name AS romanised, post.id AS post_id, post.agency_id, post.title, post.since,
         departure.id IS NOT NULL AS departed,
         person.id IN (SELECT person_id FROM role_grant WHERE role IN ('operator', 'auditor')
           AND revoked_at IS NULL AND (ends_at IS NULL OR ends_at > @at)) AS protected
       FROM person
       LEFT JOIN post ON post.person_id = person.id AND post.until IS NULL
       LEFT JOIN departure ON departure.person_id = person.id AND departure.ended_at IS NULL
       ORDER BY person.id`,
    )
    .iterate({ at });
  for (const row of all) {
    const inCharge = row.agency_id !== null && scope.chargeIds.has(row.agency_id);
    const meant =
      (row.number !== null && numbers.has(row.number)) ||
      (row.email !== null && emails.has(row.email.toLowerCase()));
    if (inCharge || meant) people.push(toPerson(row));
  }
  return people;
}

function toPerson(row: Row): KnownPerson {
  const { id, number, name, email, romanised, post_id, agency_id, title, since } = row;
  return {
    ...{ id, number, name, email, romanised },
    post:
      post_id === null || agency_id === null
        ? null
        : { id: post_id, agencyId: agency_id, title: title ?? "", since: since ?? "" },
    departed: row.departed === 1,
    protected: row.protected === 1,
  };
}

/** Says of people as they were compared that they are still just these, in just this state. */
export function hashPeople(people: readonly KnownPerson[]): string {
  const hash = createHash("sha256");
  for (const person of people) hash.update(`${JSON.stringify(person)}\n`);
  return hash.digest("hex");
}
