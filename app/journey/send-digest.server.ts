import { digestMail } from "#app/features/enrolment/notices/digest.ts";
import { mayMail, nextMailTime } from "#app/features/enrolment/notices/mail-times.ts";
import { choicesOf, unseenOfDigest } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { houseIn, recipientById } from "#app/features/identity/links/recipients.queries.server.ts";
import { now } from "#app/platform/clock.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import { sendMail } from "#app/platform/mail/send-mail.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { DIGEST_MAIL, mailWindow } from "./digest-notices.server.ts";
import { nameNotices } from "./name-notices.server.ts";

/**
 * Sends the mail of a digest, with what is still unseen; nothing where all of it was seen, or the person has left. A mail
 * server that was down until the night makes nobody's telephone ring then: the mail waits for the next office day.
 * @throws JobError as `sendMail` does
 */
export async function sendDigest(digestId: string): Promise<void> {
  const window = mailWindow();
  const at = now();
  if (!mayMail(at, window)) return postpone(digestId, nextMailTime(at, window));
  const told = unseenOfDigest(digestId);
  const to = told && recipientById(told.personId);
  if (!to) return;
  const { locale } = choicesOf(to.personId);
  const house = houseIn(locale);
  await sendMail({
    // Not the job's: a mail that was postponed is the same mail.
    key: `${DIGEST_MAIL}:${digestId}`,
    to: { name: to.name, address: to.email },
    fromName: house.issuer,
    content: digestMail(locale, house, { name: to.name, notices: nameNotices(told.notices, locale) }),
  });
}

async function postpone(digestId: string, runAt: string): Promise<void> {
  const key = `${DIGEST_MAIL}:${digestId}@${runAt}`;
  await inTransaction((tx) => enqueue(tx, { key, kind: DIGEST_MAIL, payload: { digest: digestId }, runAt }));
}
