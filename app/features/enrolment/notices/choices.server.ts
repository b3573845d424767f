import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { noticeChoice } from "#db/schema/notice.ts";
import type { NoticeChoices } from "./notice-choices.ts";

/** Keeps how somebody wants to be told. */
export function setChoices(tx: Transaction, personId: string, { mail, locale }: NoticeChoices): void {
  const row = { mail, locale, changedAt: now() };
  tx.insert(noticeChoice)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: noticeChoice.personId, set: row })
    .run();
}
