import { inArray } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { getDatabase } from "#db/client.server.ts";
import { person } from "#db/schema/identity.ts";
import type { AccountPerson } from "./account.ts";
import type { Actor } from "./actor.ts";
import { agencyTree } from "./agencies.queries.server.ts";
import { linkedProviders } from "./openid/linked-providers.server.ts";
import { passkeysOf } from "./passkeys/passkeys.server.ts";
import { grantState } from "./roles/role-grant.ts";
import { liveRoles } from "./roles/role-grants.server.ts";
import { hasSecondFactor } from "./second-factor/second-factors.server.ts";

/** Someone's own account, with the names of the agencies that it speaks of. */
export function accountPerson(actor: Actor): AccountPerson {
  const agencies = new Map(agencyTree().map((one) => [one.id, { nameZh: one.nameZh, nameEn: one.nameEn }]));
  const named = (id: string | null) => (id === null ? null : (agencies.get(id) ?? null));
  return {
    name: actor.name,
    email: actor.email,
    agency: named(actor.agencyId),
    secondFactor: hasSecondFactor(actor.personId),
    passkeys: passkeysOf(actor.personId).length,
    providers: linkedProviders(actor.personId),
    roles: liveRoles(getDatabase(), actor.personId).map((grant) => ({
      id: grant.id,
      role: grant.role,
      agency: named(grant.agencyId),
      state: grantState(grant, now()),
      endsAt: grant.endsAt,
    })),
  };
}

/** The names of people, by id. */
export function namesOf(ids: readonly string[]): Map<string, string> {
  const rows = getDatabase()
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]))
    .all();
  return new Map(rows.map((row) => [row.id, row.name]));
}
