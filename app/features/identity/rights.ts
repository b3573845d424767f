import type { RoleGrant } from "./actor.ts";

/** Roles in one line that is the same for the same roles in any order: `hr:agency-id trainer:*`. */
export function rightsOf(roles: readonly RoleGrant[]): string {
  return roles
    .map(({ role, agencyId }) => `${role}:${agencyId ?? "*"}`)
    .sort()
    .join(" ");
}
