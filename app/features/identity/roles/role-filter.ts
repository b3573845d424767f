import type { Role } from "../actor.ts";
import { ROLES } from "../actor.ts";
import type { GrantState } from "./role-grant.ts";

export const GRANT_STATES: readonly GrantState[] = ["current", "waiting", "upcoming", "ended"];

/** What the list of roles is asked for. Without a state: all that haven't ended. Lives in the address. */
export type RoleFilter = { role: Role | null; state: GrantState | null; q: string; page: number };

/** Reads the filter from an address. What isn't there to choose is left out, as if it hadn't been asked for. */
export function readRoleFilter(query: URLSearchParams): RoleFilter {
  const page = Number(query.get("page") ?? "1");
  return {
    role: ROLES.find((role) => role === query.get("role")) ?? null,
    state: GRANT_STATES.find((state) => state === query.get("state")) ?? null,
    q: (query.get("q") ?? "").trim().slice(0, 100),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address's query for a filter; what is at its default is left out. */
export function roleFilterQuery(filter: RoleFilter, change: Partial<RoleFilter> = {}): string {
  const { role, state, q, page } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (role) query.set("role", role);
  if (state) query.set("state", state);
  if (q) query.set("q", q);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `?${text}` : "";
}
