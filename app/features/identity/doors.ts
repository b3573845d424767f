import type { Actor } from "./actor.ts";
import { can } from "./policy.ts";

/** Parts of the house that only some may enter, in the order of the menu; each is the first word of its address. */
export const DOORS = [
  "workshops",
  "team",
  "records",
  "roster",
  "corrections",
  "roles",
  "audit",
  "jobs",
] as const;
export type Door = (typeof DOORS)[number];

/** Which of them someone may enter. */
export function doorsOf(actor: Actor): Door[] {
  const open: Record<Door, boolean> = {
    workshops: can(actor, "workshop.list", null).allowed,
    team: can(actor, "team.list", null).allowed,
    records: can(actor, "record.list", null).allowed,
    corrections: can(actor, "request.list", null).allowed,
    roster: can(actor, "roster.list", null).allowed,
    roles: can(actor, "role.list", null).allowed,
    audit: can(actor, "audit.read", null).allowed,
    jobs: can(actor, "job.manage", null).allowed,
  };
  return DOORS.filter((door) => open[door]);
}
