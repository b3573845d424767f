import type { GivenRole, GrantState } from "./roles/role-grant.ts";

type AgencyNames = { nameZh: string; nameEn: string };

/** A person as their account knows them. */
export type AccountPerson = {
  name: string;
  email: string;
  agency: AgencyNames | null;
  /** Whether signing in asks for a code beside the password. */
  secondFactor: boolean;
  /** Roles beside that of a learner that hold or will hold; null as agency means everywhere. */
  roles: (Pick<GivenRole, "id" | "role" | "endsAt"> & { agency: AgencyNames | null; state: GrantState })[];
};
