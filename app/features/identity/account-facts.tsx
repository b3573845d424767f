import { m } from "#app/i18n/messages.js";
import { Facts } from "#app/ui/facts.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { AccountPerson } from "./account.ts";
import { agencyName } from "./agency.ts";

/** What the account says about the person, and whom to ask when it is wrong. */
export function AccountFacts({ person, contact }: { person: AccountPerson; contact: string }) {
  const locale = useLocale();
  const roleInWords = ({ role, agency }: AccountPerson["roles"][number]): string => {
    if (role === "trainer") return m.identity_role_trainer();
    if (role === "operator") return m.identity_role_operator();
    return agency ? m.identity_role_hr({ agency: agencyName(agency, locale) }) : m.identity_role_hr_all();
  };
  return (
    <section className="stack" aria-labelledby="person">
      <h2 id="person">{m.identity_account_person()}</h2>
      <Facts
        facts={[
          { name: m.identity_name(), value: person.name },
          { name: m.identity_email(), value: person.email },
          {
            name: m.identity_agency(),
            value: person.agency ? agencyName(person.agency, locale) : m.identity_agency_none(),
          },
          ...(person.roles.length > 0
            ? [
                {
                  name: m.identity_roles(),
                  value: (
                    <ul className="plain-list">
                      {person.roles.map(roleInWords).map((words) => (
                        <li key={words}>{words}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="soft">{m.identity_correct({ contact })}</p>
    </section>
  );
}
