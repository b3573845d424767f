import type { Role } from "./actor.ts";

type AgencyNames = { nameZh: string; nameEn: string };

/** A person as their account knows them. */
export type AccountPerson = {
  name: string;
  email: string;
  agency: AgencyNames | null;
  /** Roles beside that of a learner; null as agency means everywhere. */
  roles: { role: Role; agency: AgencyNames | null }[];
};
