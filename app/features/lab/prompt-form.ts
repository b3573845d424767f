import { z } from "zod";

/** Longer than any lab's own limit: a text too long to run is still kept while it is being shortened. */
export const LONGEST_DRAFT = 20_000;

/** The lab page's form. `scripted` says that the page saves the draft by itself. */
export const promptForm = z.object({
  intent: z.enum(["run", "submit", "save"]),
  prompt: z
    .string()
    .max(LONGEST_DRAFT)
    .transform((text) => text.replaceAll("\r\n", "\n")),
  submissionKey: z.string().min(1).max(80),
  baseRevision: z.coerce.number().int().min(0),
  scripted: z.literal("1").optional(),
});
