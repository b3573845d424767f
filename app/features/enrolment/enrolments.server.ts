import { and, desc, eq } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import type { Enrolment } from "./enrolment.ts";

/**
 * Enrols a person in the first cycle of a course; someone already enrolled stays as they are.
 * @returns the enrolment and whether it is new
 */
export function enrol(
  tx: Transaction,
  input: { personId: string; courseId: string; versionId: string },
): { enrolment: Enrolment; created: boolean } {
  const row = { id: newId(), ...input, cycle: 1, enrolledAt: now() };
  const { changes } = tx.insert(enrolment).values(row).onConflictDoNothing().run();
  if (changes === 1) return { enrolment: row, created: true };
  const existing = tx
    .select()
    .from(enrolment)
    .where(and(eq(enrolment.personId, input.personId), eq(enrolment.courseId, input.courseId)))
    .orderBy(desc(enrolment.cycle))
    .limit(1)
    .get();
  if (!existing) throw new Error("an enrolment conflicts with one that isn't there");
  return { enrolment: existing, created: false };
}
