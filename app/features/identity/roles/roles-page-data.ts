import type { Role } from "../actor.ts";
import type { RoleFilter } from "./role-filter.ts";
import type { GivenRole, GrantState } from "./role-grant.ts";

type AgencyNames = { nameZh: string; nameEn: string };

/** A role as a line of the list. */
export type RoleRow = Pick<GivenRole, "id" | "role" | "startsAt" | "endsAt"> & {
  name: string;
  employeeNumber: string | null;
  /** Null means everywhere. */
  agency: AgencyNames | null;
  state: GrantState;
  /** Null where the host's command line gave it. */
  grantedBy: string | null;
};

export type RolesPageData = {
  filter: RoleFilter;
  rows: RoleRow[];
  count: number;
  pageSize: number;
  /** Whether there is any role at all that this person may see. */
  anything: boolean;
  mayGive: boolean;
  /** Whether they see to agencies, too. */
  maySeeAgencies: boolean;
};

/** Everything about one role, and what the person who looks may do about it. */
export type RoleDetails = RoleRow & {
  email: string | null;
  grantedAt: string;
  reason: string;
  confirmed: { at: string; by: string } | null;
  ended: { at: string; by: string | null; reason: string } | null;
  own: boolean;
  mayConfirm: boolean;
  mayEnd: boolean;
  /** May see the list that it stands in. */
  mayList: boolean;
};

/** An agency to choose, with how deep it stands in the tree. */
export type ScopeChoice = { id: string; nameZh: string; nameEn: string; depth: number };

/** What can be chosen when a role is given. */
export type GiftChoices = { roles: Role[]; scopes: ScopeChoice[]; everywhere: boolean };

/** A gift before it is made: whom it will be given to, where, and how many people they will see then. */
export type GiftReview = {
  name: string;
  email: string | null;
  employeeNumber: string | null;
  /** Where the person's post is. */
  post: AgencyNames | null;
  scope: AgencyNames | null;
  agencies: number;
  people: number;
};
