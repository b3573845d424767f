import type { Actor } from "#app/features/identity/actor.ts";
import { agenciesInCharge } from "#app/features/identity/agencies.queries.server.ts";
import type { Agency } from "#app/features/identity/agency.ts";
import { authorise, READS_RECORDS } from "#app/features/identity/policy.ts";
import { readFilter } from "#app/features/record/read-filter.server.ts";
import type { RecordFilter } from "#app/features/record/record-filter.ts";

/** What an HR officer or an auditor asked to see, cut to what is in their charge. */
export type RecordScope = {
  filter: RecordFilter;
  errors: Record<string, string>;
  /** All agencies in their charge. */
  agencies: Agency[];
  /** Those that the filter leaves: the one asked for and everything below it, or all. */
  agencyIds: string[];
};

/**
 * Reads the filter from the address and holds it to the officer's charge; the page and the CSV both start here,
 * so they can't differ.
 * @throws 404 for someone who is neither, and for an agency that isn't in their charge
 */
export function recordScope(actor: Actor, query: URLSearchParams): RecordScope {
  authorise(actor, "record.list", null);
  const { filter, errors } = readFilter(query);
  const agencies = agenciesInCharge(actor, READS_RECORDS);
  if (filter.agency !== null) {
    const asked = agencies.find((agency) => agency.id === filter.agency);
    authorise(actor, "record.read", { agencyPath: asked?.path ?? [] });
    // An officer in charge of everything passes the policy with any path; an agency that isn't there is still a 404.
    if (!asked) throw new Response("Not found", { status: 404 });
  }
  const { agency } = filter;
  const within = agencies.filter((one) => agency === null || one.path.includes(agency));
  return { filter, errors, agencies, agencyIds: within.map((one) => one.id) };
}
