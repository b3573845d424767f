import type { Role } from "../actor.ts";
import type { GrantState } from "../roles/role-grant.ts";
import type { PersonSignIn } from "./person-sign-in.ts";

type AgencyNames = { nameZh: string; nameEn: string };

/** A person as HR in charge of them sees them. */
export type PersonPageData = {
  id: string;
  name: string;
  romanisedName: string | null;
  email: string | null;
  employeeNumber: string | null;
  createdAt: string;
  erasedAt: string | null;
  posts: { id: string; agency: AgencyNames; title: string; since: string; until: string | null }[];
  roles: { id: string; role: Role; agency: AgencyNames | null; state: GrantState }[];
  signIn: PersonSignIn;
  nationalId: {
    /** Whether their agency reports hours under it. */
    asked: boolean;
    kept: { masked: string; enteredAt: string } | null;
  };
  /** Whether an erasure may be asked for: they have left, and none waits. */
  mayAskErasure: boolean;
  erasureWaits: boolean;
};
