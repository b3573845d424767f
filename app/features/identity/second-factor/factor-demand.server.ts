import { env } from "#app/platform/env.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { rolesOf } from "../roles/role-grants.server.ts";
import type { SignInWay } from "../sign-in-way.ts";
import { rolesAsleep } from "./demanded-roles.ts";

/** Whether somebody has a role that doesn't hold when they sign in this way. */
export function lacksFactor(tx: Transaction, personId: string, { strong }: SignInWay): boolean {
  return rolesAsleep(rolesOf(tx, personId), strong, env().FACTOR_ROLES).length > 0;
}
