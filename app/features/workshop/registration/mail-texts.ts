import type { House } from "#app/features/identity/links/mail-texts.ts";
import { m } from "#app/i18n/messages.js";
import { formatDay, formatTime } from "#app/platform/calendar.ts";
import type { CalendarEvent, CalendarMethod } from "#app/platform/icalendar.ts";
import { calendarFile } from "#app/platform/icalendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { MailContent } from "#app/platform/mail/compose.ts";
import type { Workshop } from "../workshop.ts";

/** What somebody who registered is told about. */
export const WORKSHOP_NEWS = [
  "placed",
  "waiting",
  "promoted",
  "moved",
  "cancelled",
  "withdrawn",
  "removed",
  "reminder",
] as const;
export type WorkshopNews = (typeof WORKSHOP_NEWS)[number];

type Told = { locale: Locale; house: House; name: string; workshop: WhenAndWhere; link: string };
type WhenAndWhere = Pick<Workshop, "id" | "title" | "startsAt" | "endsAt" | "place" | "link">;

const SUBJECTS: Record<WorkshopNews, typeof m.mail_workshop_placed_subject> = {
  placed: m.mail_workshop_placed_subject,
  waiting: m.mail_workshop_waiting_subject,
  promoted: m.mail_workshop_promoted_subject,
  moved: m.mail_workshop_moved_subject,
  cancelled: m.mail_workshop_cancelled_subject,
  withdrawn: m.mail_workshop_withdrawn_subject,
  removed: m.mail_workshop_removed_subject,
  reminder: m.mail_workshop_reminder_subject,
};

const LEADS: Record<WorkshopNews, typeof m.mail_workshop_placed> = {
  placed: m.mail_workshop_placed,
  waiting: m.mail_workshop_waiting,
  promoted: m.mail_workshop_promoted,
  moved: m.mail_workshop_moved,
  cancelled: m.mail_workshop_cancelled,
  withdrawn: m.mail_workshop_withdrawn,
  removed: m.mail_workshop_removed,
  reminder: m.mail_workshop_reminder,
};

/** After these nobody is expected any more. */
const OVER: readonly WorkshopNews[] = ["cancelled", "withdrawn", "removed"];

/** A mail about somebody's registration: what is new, when and where, and the way to its page. */
export function workshopMail(news: WorkshopNews, { locale, house, name, workshop, link }: Told): MailContent {
  const say = { locale };
  const { title } = workshop;
  const over = OVER.includes(news);
  return {
    locale,
    subject: SUBJECTS[news]({ title }, say),
    parts: [
      { text: m.mail_greeting({ name }, say) },
      { text: LEADS[news]({ title }, say) },
      { text: whenAndWhere(workshop, locale) },
      ...(over ? [] : [{ link, label: m.mail_workshop_link({}, say) }]),
      ...(news === "cancelled" || news === "removed"
        ? [{ text: m.mail_workshop_ask({ contact: house.contact }, say) }]
        : []),
      { text: m.mail_closing({ issuer: house.issuer }, say) },
    ],
  };
}

function whenAndWhere({ startsAt, endsAt, place, link }: WhenAndWhere, locale: Locale): string {
  const say = { locale };
  const when = { day: formatDay(startsAt, locale), from: formatTime(startsAt), until: formatTime(endsAt) };
  return [
    m.mail_workshop_when(when, say),
    ...(place ? [m.mail_workshop_place({ place }, say)] : []),
    ...(link ? [m.mail_workshop_online({ link }, say)] : []),
  ].join("\n");
}

/** What a calendar is told with a mail; null where there is nothing to put down. */
export function calendarMethod(news: WorkshopNews, hadPlace: boolean): CalendarMethod | null {
  if (!hadPlace || news === "waiting" || news === "reminder") return null;
  return OVER.includes(news) ? "CANCEL" : "REQUEST";
}

/** A workshop for calendars. @param about.page its page, for whoever wants to know more */
export function workshopCalendar(
  method: CalendarMethod,
  workshop: WhenAndWhere,
  about: Pick<CalendarEvent, "sequence" | "stampedAt" | "organiser" | "attendee"> & {
    page: string;
    origin: string;
    locale: Locale;
  },
): string {
  const { page, origin, locale, ...rest } = about;
  const { id, title, startsAt, endsAt, place, link } = workshop;
  return calendarFile(method, {
    ...rest,
    ...{ title, startsAt, endsAt, place: place || link, link: page },
    uid: `workshop-${id}@${new URL(origin).hostname}`,
    description: [whenAndWhere(workshop, locale), page].join("\n"),
  });
}
