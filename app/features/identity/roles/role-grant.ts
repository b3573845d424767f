import type { Role } from "../actor.ts";

/** Somebody's role as it was given: for what, from when until when, by whom and why, and what came of it. */
export type GivenRole = {
  id: string;
  personId: string;
  role: Role;
  /** The agency that it is for, with everything below it; null means everywhere. */
  agencyId: string | null;
  startsAt: string;
  /** The first moment at which it no longer holds; null without an end. */
  endsAt: string | null;
  confirmedAt: string | null;
  revokedAt: string | null;
};

/** `waiting`: for a second person to confirm it; `upcoming`: it is confirmed, and its time is still to come. */
export type GrantState = "current" | "waiting" | "upcoming" | "ended";

/** What a role is worth at a moment. Only a `current` one gives rights. */
export function grantState(
  grant: Pick<GivenRole, "startsAt" | "endsAt" | "confirmedAt" | "revokedAt">,
  at: string,
): GrantState {
  if (grant.revokedAt !== null || (grant.endsAt !== null && grant.endsAt <= at)) return "ended";
  if (grant.confirmedAt === null) return "waiting";
  return grant.startsAt <= at ? "current" : "upcoming";
}

/** Roles that run or oversee the whole: a second operator must agree before they hold. */
export function needsSecond(role: Role): boolean {
  return role === "operator" || role === "auditor";
}

/**
 * Whether two roles don't go together in one person. An auditor looks at what HR and operators do, and nobody
 * oversees themselves.
 */
export function clash(one: Role, other: Role): boolean {
  const overseen = (role: Role) => role === "hr" || role === "operator";
  return (one === "auditor" && overseen(other)) || (other === "auditor" && overseen(one));
}
