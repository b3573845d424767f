import type { AccountPerson } from "./account.ts";
import type { Actor } from "./actor.ts";
import { agencyTree } from "./agencies.queries.server.ts";

/** Someone's own account, with the names of the agencies that it speaks of. */
export function accountPerson(actor: Actor): AccountPerson {
  const agencies = new Map(agencyTree().map((one) => [one.id, { nameZh: one.nameZh, nameEn: one.nameEn }]));
  const named = (id: string | null) => (id === null ? null : (agencies.get(id) ?? null));
  return {
    name: actor.name,
    email: actor.email,
    agency: named(actor.agencyId),
    roles: actor.roles.map(({ role, agencyId }) => ({ role, agency: named(agencyId) })),
  };
}
