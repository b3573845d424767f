import { m } from "#app/i18n/messages.js";
import { formatDay, formatTime } from "#app/platform/calendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { MailContent } from "#app/platform/mail/compose.ts";
import { INVITATION_DAYS, RESET_HOURS } from "./link.ts";

/** What every mail says about the house that sends it, in the mail's language. */
export type House = { issuer: string; contact: string; origin: string };

const closing = (house: House, locale: Locale) => ({
  text: m.mail_closing({ issuer: house.issuer }, { locale }),
});

/** Somebody has an account and sets its first password. */
export function invitationMail(
  locale: Locale,
  house: House,
  about: { name: string; email: string; agency: string | null; link: string },
): MailContent {
  const { name, email, agency, link } = about;
  const { issuer, contact, origin } = house;
  const say = { locale };
  return {
    locale,
    subject: m.mail_invitation_subject({ issuer }, say),
    parts: [
      { text: m.mail_greeting({ name }, say) },
      {
        text: agency
          ? m.mail_invitation_why_agency({ agency, issuer }, say)
          : m.mail_invitation_why({ issuer }, say),
      },
      { text: m.mail_invitation_account({ email }, say) },
      { link, label: m.mail_invitation_link({}, say) },
      { text: m.mail_invitation_until({ days: INVITATION_DAYS, contact }, say) },
      { text: m.mail_unknown({ origin }, say) },
      closing(house, locale),
    ],
  };
}

/** Somebody has forgotten their password. */
export function resetMail(locale: Locale, house: House, about: { name: string; link: string }): MailContent {
  const say = { locale };
  return {
    locale,
    subject: m.mail_reset_subject({ issuer: house.issuer }, say),
    parts: [
      { text: m.mail_greeting({ name: about.name }, say) },
      { text: m.mail_reset_why({ issuer: house.issuer }, say) },
      { link: about.link, label: m.mail_reset_link({}, say) },
      { text: m.mail_reset_until({ hours: RESET_HOURS }, say) },
      { text: m.mail_reset_not_you({}, say) },
      closing(house, locale),
    ],
  };
}

/** A password was changed: whoever didn't do it learns of it. */
export function passwordChangedMail(
  locale: Locale,
  house: House,
  about: { name: string; at: string; link: string },
): MailContent {
  const say = { locale };
  const when = `${formatDay(about.at, locale)} ${formatTime(about.at)}`;
  return {
    locale,
    subject: m.mail_changed_subject({ issuer: house.issuer }, say),
    parts: [
      { text: m.mail_greeting({ name: about.name }, say) },
      { text: m.mail_changed_what({ when, issuer: house.issuer }, say) },
      { text: m.mail_changed_not_you({ contact: house.contact }, say) },
      { link: about.link, label: m.mail_changed_link({}, say) },
      closing(house, locale),
    ],
  };
}
