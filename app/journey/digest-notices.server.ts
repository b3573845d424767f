import { sortOut } from "#app/features/enrolment/notices/digest.ts";
import type { MailWindow } from "#app/features/enrolment/notices/mail-times.ts";
import { mayMail } from "#app/features/enrolment/notices/mail-times.ts";
import type { ToMail } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { openMailOf, peopleToMail } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { settleMail } from "#app/features/enrolment/notices/notices.server.ts";
import { officeCalendar } from "#app/features/enrolment/notices/office-calendar.server.ts";
import { missingYear } from "#app/features/enrolment/notices/office-calendar.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** The mail of a digest. */
export const DIGEST_MAIL = "mail.digest";

/** People whose notices are sorted in one transaction. */
const AT_ONCE = 100;

/** When mails about notices may go out, as the settings and the calendar say. */
export function mailWindow(): MailWindow {
  return { hours: env().NOTICE_MAIL_HOURS, calendar: officeCalendar() };
}

/**
 * Puts a mail together for everybody to whom one is due: notices and the job of their mail are settled in one
 * transaction, so that whoever is interrupted leaves no notice out and tells none twice.
 * @returns how many mails there will be
 */
export async function digestNotices(): Promise<number> {
  const window = mailWindow();
  if (!mayMail(now(), window)) return 0;
  warnOfMissingYear(window);
  let mails = 0;
  let last = "";
  for (;;) {
    const people = peopleToMail(last, AT_ONCE);
    if (people.length === 0) return mails;
    last = people.at(-1) ?? last;
    mails += await inTransaction((tx) => {
      const open = openMailOf(people, tx);
      return open.filter((one) => digest(tx, one, window)).length;
    });
  }
}

/** @returns whether there is something to send */
function digest(tx: Transaction, person: ToMail, { hours }: MailWindow): boolean {
  const { send, never } = sortOut(person, now(), hours);
  if (never.length > 0) settleMail(tx, never, null);
  if (send.length === 0) return false;
  const id = newId();
  settleMail(tx, send, id);
  enqueue(tx, { key: `${DIGEST_MAIL}:${id}`, kind: DIGEST_MAIL, payload: { digest: id } });
  return true;
}

let warnedOn = "";

/** Once a day, where whoever watches the log finds it; the page of jobs says it as well. */
function warnOfMissingYear({ calendar }: MailWindow): void {
  const today = taipeiDay(now());
  const year = missingYear(today, calendar);
  if (year === null || warnedOn === today) return;
  warnedOn = today;
  log().warn({ year }, "the calendar of working days has no such year: add it to content/calendar");
}
