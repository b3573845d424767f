import { m } from "#app/i18n/messages.js";
import { GoLink } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { agencyName } from "../agency.ts";

export type HelpData = {
  /** Whether people can sign in by a provider of their agency. */
  providers: boolean;
  general: { zh: string; en: string };
  /** Agencies that name somebody of their own, in the order of the tree. */
  agencies: { id: string; nameZh: string; nameEn: string; contact: { zh: string; en: string } }[];
};

/** What to do when one can't sign in, and whom to ask. It says the same to everybody: nobody's account is looked at. */
export function HelpPage({ providers, general, agencies }: HelpData) {
  const locale = useLocale();
  const contactIn = (contact: { zh: string; en: string }) => (locale === "en" ? contact.en : contact.zh);
  const cases = [
    { id: "password", title: m.help_password(), text: m.help_password_text() },
    { id: "card", title: m.help_card(), text: m.help_card_text() },
    { id: "phone", title: m.help_phone(), text: m.help_phone_text() },
    { id: "passkey", title: m.help_passkey(), text: m.help_passkey_text() },
    ...(providers ? [{ id: "provider", title: m.help_provider(), text: m.help_provider_text() }] : []),
    { id: "wait", title: m.help_wait(), text: m.help_wait_text() },
    { id: "account", title: m.help_account(), text: m.help_account_text() },
  ];
  return (
    <main id="main" className="page narrow account">
      <p>
        <GoLink icon="left" to="/sign-in">
          {m.identity_sign_in_title()}
        </GoLink>
      </p>
      <h1>{m.help_title()}</h1>
      <section className="stack" aria-labelledby="what">
        <h2 id="what">{m.help_what()}</h2>
        {cases.map(({ id, title, text }) => (
          <div key={id}>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        ))}
      </section>
      <section className="stack" aria-labelledby="whom">
        <h2 id="whom">{m.help_whom()}</h2>
        <p>{m.help_whom_text({ contact: contactIn(general) })}</p>
        {agencies.length > 0 && (
          <>
            <p>{m.help_whom_agencies()}</p>
            <Facts
              facts={agencies.map((agency) => ({
                name: agencyName(agency, locale),
                value: contactIn(agency.contact),
              }))}
            />
          </>
        )}
      </section>
    </main>
  );
}
