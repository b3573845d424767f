import { noticeInWords } from "#app/features/enrolment/notices/notice-kinds.ts";
import { noticeOf } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { markAllSeen, markSeen } from "#app/features/enrolment/notices/notices.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { inTransaction } from "#db/client.server.ts";

/** Opens a notice: it is seen from now on. @returns where it leads; null where this person has no such notice */
export function openNotice(actor: Actor, id: string): Promise<string | null> {
  return inTransaction((tx) => {
    if (!markSeen(tx, actor.personId, id)) return null;
    const notice = noticeOf(actor.personId, id, tx);
    // Where it leads is in no name.
    const unnamed = { course: () => "", workshop: () => "", agency: () => null };
    return (notice && noticeInWords(notice, unnamed, "zh-TW").to) ?? "/notices";
  });
}

/** Notes that somebody has seen all their notices up to an instant. */
export function markNoticesSeen(actor: Actor, until: string): Promise<number> {
  return inTransaction((tx) => markAllSeen(tx, actor.personId, until));
}
