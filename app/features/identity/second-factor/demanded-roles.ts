import type { Role, RoleGrant } from "../actor.ts";

/** The roles that hold in a sign-in: those that demand a second factor only where one was shown. */
export function rolesAwake(
  roles: readonly RoleGrant[],
  strong: boolean,
  demanded: readonly string[],
): RoleGrant[] {
  return roles.filter(({ role }) => strong || !demanded.includes(role));
}

/** The roles that somebody has and that don't hold in this sign-in, each once. */
export function rolesAsleep(
  roles: readonly RoleGrant[],
  strong: boolean,
  demanded: readonly string[],
): Role[] {
  const awake = new Set(rolesAwake(roles, strong, demanded));
  return [...new Set(roles.filter((grant) => !awake.has(grant)).map(({ role }) => role))];
}

/** Path of the page that leads to a second factor, and on from there. */
export function factorPath(returnTo: string): string {
  return `/account/factor?returnTo=${encodeURIComponent(returnTo)}`;
}
