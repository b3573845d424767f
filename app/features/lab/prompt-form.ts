import { z } from "zod";
import type { Work, WorkPart } from "./work.ts";
import { isText, LONGEST_DRAFT, textOfWork } from "./work.ts";

/**
 * The form's fields with the work as one text under `prompt`, as scripts send it; without them a lab in several parts
 * sends each as `work.<part>`.
 */
export function promptFields(form: FormData, parts: readonly WorkPart[]): Record<string, FormDataEntryValue> {
  const fields = Object.fromEntries(form);
  if (form.has("prompt") || (parts.length === 1 && parts[0] && isText(parts[0]))) return fields;
  const strings = (name: string) => form.getAll(name).filter((one) => typeof one === "string");
  const work: Work = Object.fromEntries(
    parts.map((part) => {
      const given = strings(`work.${part.id}`);
      return [part.id, isText(part) ? (given[0] ?? "").replaceAll("\r\n", "\n") : given];
    }),
  );
  return { ...fields, prompt: textOfWork(parts, work) };
}

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
  /** The course's version that the page was made from. */
  version: z.string().max(80).optional(),
});
