export type Role = "trainer" | "hr" | "operator";

/** A role, valid for an agency and everything below it; null means everywhere. */
export type RoleGrant = { role: Role; agencyId: string | null };

/** Who asks. Everyone signed in is a learner; further roles are granted. */
export type Actor = {
  personId: string;
  name: string;
  email: string;
  /** Agency of the current post; null for someone without one. */
  agencyId: string | null;
  roles: RoleGrant[];
};

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.roles.some((grant) => grant.role === role);
}
