import type { SaveResult } from "#app/platform/drafts.server.ts";
import { readDraft, saveDraft } from "#app/platform/drafts.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** A prompt is drafted apart in each language: the two have different variables. */
function subjectOf(open: OpenActivity): string {
  return `lab:${open.enrolment.id}:${open.activity.id}:${open.locale}`;
}

export function labDraft(open: OpenActivity) {
  return readDraft(open.actor.personId, subjectOf(open));
}

/** Saves the prompt being written on top of a known revision; a stale one is refused and both texts are kept. */
export function saveLabDraft(
  open: OpenActivity,
  input: { body: string; baseRevision: number },
): Promise<SaveResult> {
  return inTransaction((tx) =>
    saveDraft(tx, { personId: open.actor.personId, subject: subjectOf(open), ...input }),
  );
}
