import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { htmlLang, LOCALES } from "#app/platform/locale.ts";
import type { MailContent } from "#app/platform/mail/compose.ts";
import { mailHtmlBody, mailText } from "#app/platform/mail/compose.ts";
import { Hang } from "#app/ui/hang.tsx";
import { Html } from "#app/ui/html.tsx";
import { invitationMail, passwordChangedMail, resetMail } from "./mail-texts.ts";

const ORIGIN = "https://academy.example.gov.tw";
const LINK = "https://academy.example.gov.tw/welcome?token=4nWq8sJ0vXb2LkR7tYd9uMzP3cEf6hGa";
const EMAIL = "officer@county.example";
const AT = "2026-11-24T01:30:00.000Z";

/** Every mail that the product sends, in both languages, as HTML and as text. @param props.others those of later stages */
export function MailPreviews({ others }: { others: (locale: Locale) => MailContent[] }) {
  const mails = LOCALES.flatMap((locale): MailContent[] => {
    const house = {
      issuer: m.frame_brand({}, { locale }),
      contact: m.styleguide_mail_contact({}, { locale }),
      origin: ORIGIN,
    };
    const name = m.styleguide_person_name({}, { locale });
    const agency = m.styleguide_mail_agency({}, { locale });
    return [
      invitationMail(locale, house, { name, email: EMAIL, agency, link: LINK }),
      resetMail(locale, house, { name, link: LINK }),
      passwordChangedMail(locale, house, { name, at: AT, link: LINK }),
      ...others(locale),
    ];
  });
  return (
    <Hang title={m.styleguide_mail()} note={m.styleguide_mail_note()}>
      <div className="stack">
        {mails.map((mail) => (
          <article key={mail.subject} className="stack-s" lang={htmlLang(mail.locale)}>
            <h3>{mail.subject}</h3>
            <Html html={mailHtmlBody(mail)} className="prose mail-html" />
            <details>
              <summary>{m.styleguide_mail_text({}, { locale: mail.locale })}</summary>
              <pre className="mail-text">{mailText(mail)}</pre>
            </details>
          </article>
        ))}
      </div>
    </Hang>
  );
}
