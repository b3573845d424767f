import type { ProviderName } from "./openid/provider-file.ts";
import type { GivenRole, GrantState } from "./roles/role-grant.ts";

/** An account at a provider that leads to somebody's account here. */
export type LinkedProvider = ProviderName & { email: string | null; usedAt: string };

type AgencyNames = { nameZh: string; nameEn: string };

/** A person as their account knows them. */
export type AccountPerson = {
  name: string;
  /** Null for who has none. */
  email: string | null;
  agency: AgencyNames | null;
  /** Whether signing in asks for a code beside the password. */
  secondFactor: boolean;
  passkeys: number;
  /** Accounts at OpenID providers that lead here. */
  providers: LinkedProvider[];
  /** Roles beside that of a learner that hold or will hold; null as agency means everywhere. */
  roles: (Pick<GivenRole, "id" | "role" | "endsAt"> & { agency: AgencyNames | null; state: GrantState })[];
};
