import { LINK_PATHS } from "#app/features/identity/links/link.ts";
import { invitationMail, passwordChangedMail, resetMail } from "#app/features/identity/links/mail-texts.ts";
import { cutKey } from "#app/features/identity/links/one-time-links.server.ts";
import { houseIn, recipientById } from "#app/features/identity/links/recipients.queries.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";
import type { MailContent } from "#app/platform/mail/compose.ts";
import { sendMail } from "#app/platform/mail/send-mail.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Sends the mail of a link, with a key that is made for this very try. Nothing is sent where the link is for nobody, or
 * was used or replaced while the mail waited.
 * @param key of the job
 * @throws JobError as `sendMail` does
 */
export async function sendLinkMail(linkId: string, key: string): Promise<void> {
  const cut = await inTransaction((tx) => cutKey(tx, linkId));
  const to = cut && recipientById(cut.link.personId);
  if (!to) return;
  const { locale, purpose } = cut.link;
  const house = houseIn(locale);
  const link = `${house.origin}${localePath(locale, LINK_PATHS[purpose])}?token=${cut.token}`;
  const agency = to.agency && (locale === "en" ? to.agency.nameEn : to.agency.nameZh);
  const { name, email } = to;
  const content =
    purpose === "invitation"
      ? invitationMail(locale, house, { name, email, agency, link })
      : resetMail(locale, house, { name, link });
  await send(to, key, content);
}

/** Tells somebody that their password was changed. @param at when, ISO and UTC */
export async function sendPasswordNotice(
  about: { personId: string; locale: Locale; at: string },
  key: string,
): Promise<void> {
  const to = recipientById(about.personId);
  if (!to) return;
  const { locale, at } = about;
  const house = houseIn(locale);
  const link = `${house.origin}${localePath(locale, "/reset-password")}`;
  await send(to, key, passwordChangedMail(locale, house, { name: to.name, at, link }));
}

function send(to: { name: string; email: string }, key: string, content: MailContent): Promise<void> {
  const fromName = houseIn(content.locale).issuer;
  return sendMail({ key, to: { name: to.name, address: to.email }, fromName, content });
}
