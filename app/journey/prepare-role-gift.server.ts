import type { Actor } from "#app/features/identity/actor.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { can } from "#app/features/identity/policy.ts";
import type { GiftErrors, RoleGift } from "#app/features/identity/roles/role-gift.ts";
import type { NewRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { countPeople, findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import type { GiftReview } from "#app/features/identity/roles/roles-page-data.ts";
import { startOfDay } from "#app/platform/calendar.ts";
import { now } from "#app/platform/clock.ts";
import { giftChoices } from "./see-roles.server.ts";

export type PreparedGift = { errors: GiftErrors } | { gift: NewRoleGrant; review: GiftReview };

/**
 * Finds out whom a filled-in form means and whether this person may give them this role there. Somebody outside the
 * giver's charge is answered as somebody who isn't there.
 */
export function prepareRoleGift(actor: Actor, form: RoleGift): PreparedGift {
  const agencies = agencyTree();
  const pathOf = (id: string | null) => agencies.find((one) => one.id === id)?.path ?? [];
  const { roles, scopes, everywhere } = giftChoices(actor);
  if (!roles.includes(form.role)) return { errors: { role: "unknown" } };
  // Whoever runs the system runs the whole of it.
  const scopeId = form.role === "operator" || form.agency === "" ? null : form.agency;
  const offered = scopeId === null ? everywhere : scopes.some((one) => one.id === scopeId);
  if (!offered) return { errors: { agency: "unknown" } };
  const endsAt = form.until === "" ? null : startOfDay(form.until, 1);
  if (endsAt !== null && endsAt <= now()) return { errors: { until: "past" } };

  const person = findPerson(form.who);
  if (!person) return { errors: { who: "person" } };
  if (person.id === actor.personId) return { errors: { who: "self" } };
  const place = {
    role: form.role,
    personId: person.id,
    agencyPath: pathOf(scopeId),
    personPath: pathOf(person.agencyId),
  };
  if (!can(actor, "role.give", place).allowed) return { errors: { who: "person" } };

  const within = agencies.filter((one) => scopeId === null || one.path.includes(scopeId));
  const named = (id: string | null) => {
    const agency = agencies.find((one) => one.id === id);
    return agency ? { nameZh: agency.nameZh, nameEn: agency.nameEn } : null;
  };
  const starts = startOfDay(form.from);
  return {
    gift: {
      id: form.id,
      personId: person.id,
      role: form.role,
      agencyId: scopeId,
      // Nobody had a role before it was given to them.
      startsAt: starts > now() ? starts : now(),
      endsAt,
      grantedBy: actor.personId,
      reason: form.reason,
    },
    review: {
      name: person.name,
      email: person.email,
      employeeNumber: person.employeeNumber,
      post: named(person.agencyId),
      scope: named(scopeId),
      agencies: within.length,
      people: countPeople(within.map((one) => one.id)),
    },
  };
}
