import { z } from "zod";
import type { RosterColumns } from "./roster-columns.ts";
import { ROSTER_FIELDS } from "./roster-columns.ts";

/** The form of an upload. */
export const newRoster = z.object({
  /** Made with the form: sent twice, it is one import. */
  id: z.uuid(),
  agency: z.string().min(1).max(60),
  mode: z.enum(["whole", "changes"]),
  file: z.instanceof(File).refine(({ size, name }) => size > 0 || name !== ""),
});

/** Which column is which, as the form of columns says it; what isn't used is left out. */
export function readColumns(form: FormData, count: number): RosterColumns {
  const columns: RosterColumns = {};
  for (const field of ROSTER_FIELDS) {
    const value = form.get(`column-${field}`);
    const index = value === null || value === "" ? -1 : Number(value);
    if (Number.isInteger(index) && index >= 0 && index < count) columns[field] = index;
  }
  return columns;
}
