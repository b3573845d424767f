import { eq, sql } from "drizzle-orm";
import type { Role } from "#app/features/identity/actor.ts";
import { isLive } from "#app/features/identity/agency.ts";
import { hashPassword } from "#app/features/identity/password.server.ts";
import { insertRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { inTransaction } from "#db/client.server.ts";
import { agency, passwordCredential, person, post } from "#db/schema/identity.ts";

export type NewAccount = {
  email: string;
  name: string;
  romanisedName?: string | null;
  employeeNumber?: string | null;
  /** Code of the agency where the person works. */
  agencyCode?: string | null;
  title?: string;
  /** Null makes a person who can't sign in (yet). */
  password: string | null;
  roles: { role: Role; agencyCode: string | null }[];
  reason: string;
  actorId: string | null;
};

/** An account that couldn't be made, said in words. */
export class AccountError extends Error {
  override name = "AccountError";
}

/**
 * Makes a person with post, password and roles, all or nothing.
 * @returns the person's id
 * @throws AccountError when the e-mail is taken or an agency code unknown
 */
export async function createAccount(input: NewAccount): Promise<string> {
  const hash = input.password === null ? null : await hashPassword(input.password);
  return inTransaction((tx) => {
    const taken = tx
      .select({ id: person.id })
      .from(person)
      .where(sql`lower(${person.email}) = ${input.email.toLowerCase()}`)
      .get();
    if (taken) throw new AccountError(`${input.email} has an account already.`);
    const agencyId = (code: string) => {
      const row = tx
        .select({ id: agency.id, endedOn: agency.endedOn })
        .from(agency)
        .where(eq(agency.code, code))
        .get();
      if (!row) throw new AccountError(`There is no agency with the code ${code}.`);
      if (!isLive(row)) throw new AccountError(`The agency ${code} has become part of another one.`);
      return row.id;
    };

    const at = now();
    const personId = newId();
    tx.insert(person)
      .values({
        id: personId,
        email: input.email,
        name: input.name,
        romanisedName: input.romanisedName ?? null,
        employeeNumber: input.employeeNumber ?? null,
        createdAt: at,
      })
      .run();
    if (input.agencyCode) {
      tx.insert(post)
        .values({
          id: newId(),
          personId,
          agencyId: agencyId(input.agencyCode),
          title: input.title ?? "",
          since: at.slice(0, 10),
        })
        .run();
    }
    if (hash) tx.insert(passwordCredential).values({ personId, hash, changedAt: at }).run();
    for (const { role, agencyCode } of input.roles) {
      insertRoleGrant(tx, {
        id: newId(),
        personId,
        role,
        agencyId: agencyCode === null ? null : agencyId(agencyCode),
        startsAt: at,
        endsAt: null,
        grantedBy: input.actorId,
        reason: input.reason,
      });
    }
    recordAudit(tx, {
      actorId: input.actorId,
      action: "account.create",
      subjectType: "person",
      subjectId: personId,
      reason: input.reason,
      detail: { roles: input.roles.map(({ role, agencyCode }) => `${role}:${agencyCode ?? "*"}`) },
    });
    return personId;
  });
}
