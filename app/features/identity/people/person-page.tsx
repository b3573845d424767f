import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { agencyName } from "../agency.ts";
import { ProofNotice } from "../proof-notice.tsx";
import { RoleStateChip } from "../roles/role-state-chip.tsx";
import { ROLE_WORDS, scopeInWords } from "../roles/role-words.ts";
import { ErasureSection } from "./erasure-section.tsx";
import { NationalIdSection } from "./national-id-section.tsx";
import type { PersonErrors, PersonValues } from "./person-errors.ts";
import { personErrors } from "./person-errors.ts";
import type { PersonPageData } from "./person-page-data.ts";
import { SignInSection } from "./sign-in-section.tsx";

/** A person as HR in charge of them knows them: facts, posts, roles, and what the agency must keep beside. */
export function PersonPage(props: {
  person: PersonPageData;
  /** Made with the page: what is asked for twice is one. */
  requestId: string;
  proven: boolean;
  /** What was just done; `warn` where something is left for somebody to do. */
  done: { text: string; tone: "ok" | "warn" } | null;
  errors: PersonErrors;
  values: PersonValues;
  /** The whole number, right after it was asked for with a reason. */
  revealed: string | null;
}) {
  const { person, done, errors } = props;
  const locale = useLocale();
  const address = `/people/${person.id}`;
  return (
    <main id="main" className="page narrow account">
      <h1>{person.name}</h1>
      {done && (
        <Notice tone={done.tone} live>
          <p>{done.text}</p>
        </Notice>
      )}
      {errors.intent === "unproven" && <ProofNotice target={address} />}
      <ErrorSummary errors={personErrors(errors)} />
      {person.erasedAt && (
        <Notice tone="warn">
          <p>
            {m.people_erased()} <DateText iso={person.erasedAt} />
          </p>
        </Notice>
      )}
      <section className="stack" aria-labelledby="facts">
        <h2 id="facts">{m.people_facts()}</h2>
        <Facts
          facts={[
            { name: m.identity_name(), value: person.name, hint: person.romanisedName },
            { name: m.people_employee(), value: person.employeeNumber ?? "—" },
            {
              name: m.identity_email(),
              value: person.erasedAt ? "—" : (person.email ?? m.identity_email_none()),
            },
            { name: m.people_since(), value: <DateText iso={person.createdAt} /> },
          ]}
        />
      </section>
      <section className="stack" aria-labelledby="posts">
        <h2 id="posts">{m.people_posts()}</h2>
        {person.posts.length === 0 ? (
          <p>{m.identity_agency_none()}</p>
        ) : (
          <Facts
            facts={person.posts.map((post) => ({
              name: post.until === null ? m.people_post_present() : m.people_post_past(),
              value: `${agencyName(post.agency, locale)} ${post.title}`.trim(),
              hint:
                post.until === null ? (
                  <>
                    {m.people_post_since()} <DateText iso={post.since} />
                  </>
                ) : (
                  <>
                    <DateText iso={post.since} /> – <DateText iso={post.until} />
                  </>
                ),
            }))}
          />
        )}
      </section>
      <section className="stack" aria-labelledby="roles">
        <h2 id="roles">{m.people_roles()}</h2>
        {person.roles.length === 0 ? (
          <p>{m.people_roles_none()}</p>
        ) : (
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
              </li>
            ))}
          </ul>
        )}
      </section>
      {person.erasedAt === null && <SignInSection person={person} requestId={props.requestId} />}
      {(person.nationalId.asked || person.nationalId.kept) && (
        <NationalIdSection {...props} address={address} />
      )}
      {(person.mayAskErasure || person.erasureWaits) && <ErasureSection {...props} />}
    </main>
  );
}
