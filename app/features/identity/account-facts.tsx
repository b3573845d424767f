import { m } from "#app/i18n/messages.js";
import { Facts } from "#app/ui/facts.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import type { AccountPerson } from "./account.ts";
import { agencyName } from "./agency.ts";
import { providerName } from "./openid/provider-words.ts";
import { LastDay } from "./roles/last-day.tsx";
import { RoleStateChip } from "./roles/role-state-chip.tsx";
import { ROLE_WORDS, scopeInWords } from "./roles/role-words.ts";

/** What the account says about the person, and whom to ask when it is wrong. */
export function AccountFacts({ person, contact }: { person: AccountPerson; contact: string }) {
  const locale = useLocale();
  return (
    <section className="stack" aria-labelledby="person">
      <h2 id="person">{m.identity_account_person()}</h2>
      <Facts
        facts={[
          { name: m.identity_name(), value: person.name },
          { name: m.identity_email(), value: person.email ?? m.identity_email_none() },
          {
            name: m.identity_agency(),
            value: person.agency ? agencyName(person.agency, locale) : m.identity_agency_none(),
          },
          {
            name: m.factor_title(),
            value: (
              <LocaleLink to="/account/second-factor">
                {person.secondFactor ? m.factor_on() : m.factor_off()}
              </LocaleLink>
            ),
          },
          {
            name: m.passkey_title(),
            value: (
              <LocaleLink to="/account/passkeys">
                {person.passkeys > 0 ? m.passkey_count({ count: person.passkeys }) : m.passkey_none()}
              </LocaleLink>
            ),
          },
          ...(person.providers.length > 0
            ? [
                {
                  name: m.openid_account(),
                  value: (
                    <>
                      {person.providers.map((provider) => {
                        const name = providerName(provider, locale);
                        const { email } = provider;
                        return (
                          <div key={provider.id}>{email ? m.openid_account_as({ name, email }) : name}</div>
                        );
                      })}
                      <span className="hint">{m.openid_account_note()}</span>
                    </>
                  ),
                },
              ]
            : []),
          ...(person.roles.length > 0
            ? [
                {
                  name: m.identity_roles(),
                  value: (
                    <ul className="plain-list">
                      {person.roles.map((role) => (
                        <li key={role.id}>
                          <LocaleLink to={`/roles/${role.id}`}>
                            {m.identity_role_where({
                              role: ROLE_WORDS[role.role].name(),
                              where: scopeInWords(role.agency, locale),
                            })}
                          </LocaleLink>{" "}
                          {role.state !== "current" && <RoleStateChip state={role.state} />}
                          {role.endsAt !== null && (
                            <span className="hint">
                              {m.role_until()} <LastDay endsAt={role.endsAt} />
                            </span>
                          )}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="soft">
        {m.identity_correct({ contact })}{" "}
        <LocaleLink to="/privacy/request">{m.identity_correct_ask()}</LocaleLink>
      </p>
    </section>
  );
}
