/** Roles that are given, in the order in which they are shown. Everyone signed in is a learner without one. */
export const ROLES = ["manager", "trainer", "author", "reviewer", "hr", "auditor", "operator"] as const;
export type Role = (typeof ROLES)[number];

/** A role, valid for an agency and everything below it; null means everywhere. */
export type RoleGrant = { role: Role; agencyId: string | null };

/** Who asks: a person with the roles that they hold at this moment. */
export type Actor = {
  personId: string;
  name: string;
  /** Null for who has none. */
  email: string | null;
  /** Agency of the current post; null for someone without one. */
  agencyId: string | null;
  roles: RoleGrant[];
};

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return actor.roles.some((grant) => roles.includes(grant.role));
}
