import type { RefusedNote } from "#app/features/lab/history/note.ts";
import { readNote, refusedNote } from "#app/features/lab/history/note.ts";
import { keepNote } from "#app/features/lab/history/notes.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/**
 * Keeps what a learner notes about a run or an attempt of their own; an empty note takes the old one away.
 * @returns why it wasn't kept, with the note as it was sent, or null
 * @throws 404 when the learner has no such try in this lab
 */
export async function noteLabTry(open: OpenActivity, form: FormData): Promise<RefusedNote | null> {
  const note = readNote(form);
  if (note.refused) return note.refused;
  const target = { enrolmentId: open.enrolment.id, activityId: open.activity.id, tryId: note.tryId };
  const kept = await inTransaction((tx) => keepNote(tx, target, note.body));
  if (kept === "unknown") return notFound();
  return kept === "over" ? refusedNote(form, { note: "over" }) : null;
}
