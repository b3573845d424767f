import { z } from "zod";

/** Longest note, in code points. */
export const LONGEST_NOTE = 500;

/** What is wrong with a note that was sent. */
export type NoteProblem = "too-long" | "characters" | "over" | "invalid";

/** Control characters other than tabs and line ends: no keyboard writes them, and some readers choke on them. */
const CONTROL = /[^\P{Cc}\t\n]/u;

const fields = z.object({
  intent: z.enum(["note", "remove-note"]),
  try: z.uuid(),
  note: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .refine((text) => !CONTROL.test(text), "characters")
    .refine((text) => [...text].length <= LONGEST_NOTE, "too-long"),
});

/** Why a note wasn't kept, by field, with the note as it was sent. */
export type RefusedNote = {
  errors: Record<string, NoteProblem>;
  tryId: string;
  text: string;
};

/** Reads the form of a note. To remove one is to keep an empty one, whatever stands in the field. */
export function readNote(
  form: FormData,
): { tryId: string; body: string; refused?: never } | { refused: RefusedNote } {
  const sent = Object.fromEntries(form);
  if (sent.intent === "remove-note") sent.note = "";
  const input = fields.safeParse(sent);
  if (input.success) return { tryId: input.data.try, body: input.data.note };
  const errors: Record<string, NoteProblem> = {};
  for (const issue of input.error.issues) {
    const known = issue.message === "characters" || issue.message === "too-long";
    errors[String(issue.path[0])] ??= known ? (issue.message as NoteProblem) : "invalid";
  }
  return { refused: refusedNote(form, errors) };
}

/** The note as it was sent, and what is wrong with it. */
export function refusedNote(form: FormData, errors: Record<string, NoteProblem>): RefusedNote {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { errors, tryId: text("try"), text: text("note").replaceAll("\r\n", "\n") };
}
