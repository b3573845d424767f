import type { RoleGrant } from "./actor.ts";

/** How long a sign-in lasts: without use, and however much it is used. */
export type SignInLimits = { idleMinutes: number; hours: number };

/** The limits as the operator has set them: for everyone, and for those who see or run what belongs to others. */
export type LimitSettings = {
  SESSION_IDLE_MINUTES: number;
  SESSION_HOURS: number;
  SESSION_IDLE_MINUTES_PRIVILEGED: number;
  SESSION_HOURS_PRIVILEGED: number;
};

/**
 * The limits for someone with these roles. Trainers have everyone's: a workshop lasts a day, and a projector that asks
 * for a password in the middle of it helps nobody.
 */
export function signInLimits(roles: readonly RoleGrant[], settings: LimitSettings): SignInLimits {
  const privileged = roles.some(({ role }) => role === "hr" || role === "auditor" || role === "operator");
  return privileged
    ? { idleMinutes: settings.SESSION_IDLE_MINUTES_PRIVILEGED, hours: settings.SESSION_HOURS_PRIVILEGED }
    : { idleMinutes: settings.SESSION_IDLE_MINUTES, hours: settings.SESSION_HOURS };
}
