import { houseIn, recipientById } from "#app/features/identity/links/recipients.queries.server.ts";
import type { WorkshopNews } from "#app/features/workshop/registration/mail-texts.ts";
import {
  calendarMethod,
  workshopCalendar,
  workshopMail,
} from "#app/features/workshop/registration/mail-texts.ts";
import type { Registration } from "#app/features/workshop/registration/registration.ts";
import { stateOf } from "#app/features/workshop/registration/registration.ts";
import {
  placesToRemindOf,
  registrationById,
} from "#app/features/workshop/registration/registrations.queries.server.ts";
import type { Workshop } from "#app/features/workshop/workshop.ts";
import { workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { now, nowMs } from "#app/platform/clock.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import { localePath } from "#app/platform/locale.ts";
import { senderAddress, sendMail } from "#app/platform/mail/send-mail.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

export const WORKSHOP_MAIL = "mail.workshop";
export const WORKSHOP_REMINDERS = "workshop.remind";

/** A day before a workshop, or when its reminders are looked for next. */
const REMINDED_MS = 24 * 3_600_000;

/** `hadPlace` is how it stood when the news came up: calendars are told of a place only, or of its end. */
export type WorkshopMail = { registration: string; news: WorkshopNews; hadPlace: boolean };

/** Tells somebody who registered, by mail, in the transaction of what happened. */
export function mailNews(
  tx: Transaction,
  { id, changes }: Pick<Registration, "id" | "changes">,
  news: WorkshopNews,
  about: { workshop: Pick<Workshop, "sequence">; hadPlace: boolean },
): void {
  const key = `${WORKSHOP_MAIL}:${id}:${news}:${changes}.${about.workshop.sequence}`;
  enqueue(tx, { key, kind: WORKSHOP_MAIL, payload: { registration: id, news, hadPlace: about.hadPlace } });
}

/**
 * Sends it, unless it is no longer true: whoever withdrew while the mail waited isn't told that they have a place.
 * @throws JobError as `sendMail` does
 */
export async function sendWorkshopMail(payload: WorkshopMail, key: string): Promise<void> {
  const registration = registrationById(payload.registration);
  const workshop = registration && workshopById(registration.workshopId);
  const to = registration && recipientById(registration.personId);
  if (!registration || !workshop || !to || !stillTrue(payload.news, registration, workshop)) return;
  const { locale } = registration;
  const house = houseIn(locale);
  const page = `${house.origin}${localePath(locale, `/workshops/${workshop.id}/registration`)}`;
  const method = calendarMethod(payload.news, payload.hadPlace);
  const file =
    method &&
    workshopCalendar(method, workshop, {
      sequence: workshop.sequence + registration.changes,
      stampedAt: now(),
      organiser: { name: house.issuer, address: senderAddress() },
      attendee: { name: to.name, address: to.email },
      ...{ page, origin: house.origin, locale },
    });
  await sendMail({
    key,
    to: { name: to.name, address: to.email },
    fromName: house.issuer,
    content: workshopMail(payload.news, { locale, house, name: to.name, workshop, link: page }),
    ...(method && file && { calendar: { method, file } }),
  });
}

function stillTrue(news: WorkshopNews, registration: Registration, workshop: Workshop): boolean {
  const state = stateOf(registration);
  if (news === "cancelled") return workshop.cancelledAt !== null;
  if (news === "withdrawn" || news === "removed") return state === news;
  if (workshop.cancelledAt !== null) return false;
  if (news === "waiting") return state === "waiting";
  return state === "placed" || (news === "moved" && state === "waiting");
}

/** Puts down the reminders of all workshops that begin within a day: one for each person and time of beginning. */
export async function remindOfWorkshops(): Promise<void> {
  const until = new Date(nowMs() + REMINDED_MS).toISOString();
  await inTransaction((tx) => {
    for (const { id, placedAt, startsAt } of placesToRemindOf({ from: now(), until }, tx)) {
      // Whoever got their place within the last day has just been told.
      if (placedAt !== null && Date.parse(placedAt) > Date.parse(startsAt) - REMINDED_MS) continue;
      const payload = { registration: id, news: "reminder", hadPlace: true };
      enqueue(tx, { key: `${WORKSHOP_MAIL}:${id}:reminder:${startsAt}`, kind: WORKSHOP_MAIL, payload });
    }
  });
}
