import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { PASSWORD_MAIL } from "./links/link.ts";

/** Has a mail sent to whose password was changed, in the transaction of the change. */
export function enqueuePasswordNotice(tx: Transaction, about: { personId: string; locale: Locale }): void {
  const payload = { ...about, at: now() };
  enqueue(tx, { key: `${PASSWORD_MAIL}:${newId()}`, kind: PASSWORD_MAIL, payload });
}
