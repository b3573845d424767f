import { eq } from "drizzle-orm";
import { isLive } from "#app/features/identity/agency.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { newId } from "#app/platform/ids.ts";
import { inTransaction } from "#db/client.server.ts";
import { agency } from "#db/schema/identity.ts";
import { AccountError } from "./create-account.server.ts";

/**
 * Adds an agency to the tree.
 * @returns its id
 * @throws AccountError when the code is taken or the parent unknown
 */
export function createAgency(input: {
  code: string;
  nameZh: string;
  nameEn: string;
  parentCode: string | null;
  actorId: string | null;
}): Promise<string> {
  return inTransaction((tx) => {
    const byCode = (code: string) =>
      tx.select({ id: agency.id, endedOn: agency.endedOn }).from(agency).where(eq(agency.code, code)).get();
    if (byCode(input.code)) throw new AccountError(`The code ${input.code} is taken.`);
    const parent = input.parentCode === null ? null : byCode(input.parentCode);
    if (parent === undefined) throw new AccountError(`There is no agency with the code ${input.parentCode}.`);
    if (parent && !isLive(parent))
      throw new AccountError(`The agency ${input.parentCode} has become part of another one.`);
    const id = newId();
    tx.insert(agency)
      .values({
        id,
        code: input.code,
        nameZh: input.nameZh,
        nameEn: input.nameEn,
        parentId: parent?.id ?? null,
      })
      .run();
    recordAudit(tx, {
      actorId: input.actorId,
      action: "agency.create",
      subjectType: "agency",
      subjectId: id,
      detail: { code: input.code },
    });
    return id;
  });
}
