import { m } from "#app/i18n/messages.js";
import { formatHours, minguoYear } from "#app/platform/calendar.ts";
import { Crumb } from "#app/ui/crumb.tsx";
import { DateText } from "#app/ui/date.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { Fact } from "#app/ui/facts.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { agencyName } from "../agency.ts";
import { ProofFirst } from "../proof-first.tsx";
import { ProofNotice } from "../proof-notice.tsx";
import { AgencyForms, WaitingChanges } from "./agency-forms.tsx";
import type { AgencyLink, AgencyPageData, AgencyPageProps } from "./agency-page-data.ts";
import { agencyAddress } from "./agency-page-data.ts";
import { agencyErrors } from "./agency-words.ts";

/** In the order of the page. */
const FIELDS = [
  ...["cancelReason", "contactZh", "contactEn", "nameZh", "nameEn", "renameFrom", "renameReason"],
  ...["parent", "moveFrom", "moveReason"],
];

/** An agency: what it is and was called, where it stands and stood, and what will become of it. */
export function AgencyPage(props: AgencyPageProps) {
  const { agency, done, errors } = props;
  const locale = useLocale();
  const address = agencyAddress(agency);
  return (
    <main id="main" className="page narrow account">
      <Crumb steps={[{ to: "/agencies", label: m.agency_title() }]} here={agencyName(agency, locale)} />
      <h1>{agencyName(agency, locale)}</h1>
      {done && (
        <Notice tone="ok" live>
          <p>{done}</p>
        </Notice>
      )}
      {errors.intent === "unproven" && <ProofNotice target={address} />}
      <ErrorSummary errors={agencyErrors(errors, FIELDS)} />
      {agency.endedOn && (
        <Notice tone="warn">
          <p>
            {m.agency_ended_text()} <DateText iso={agency.endedOn} />
          </p>
        </Notice>
      )}
      <section className="stack" aria-labelledby="facts">
        <h2 id="facts">{m.people_facts()}</h2>
        <Facts facts={factsOf(agency, locale)} />
      </section>
      {agency.waiting.length > 0 && <WaitingChanges {...props} />}
      <History agency={agency} />
      <Years agency={agency} />
      {agency.mayChange && !props.proven && (
        <section className="stack" aria-labelledby="change">
          <h2 id="change">{m.agency_change_title()}</h2>
          <ProofFirst target={address} why={m.agency_proof_why()} />
        </section>
      )}
      {agency.mayChange && props.proven && <AgencyForms {...props} />}
    </main>
  );
}

function LinkTo({ agency }: { agency: AgencyLink }) {
  const locale = useLocale();
  return <LocaleLink to={agencyAddress(agency)}>{agencyName(agency, locale)}</LocaleLink>;
}

function factsOf(agency: AgencyPageData, locale: "zh-TW" | "en"): Fact[] {
  const { own, holds } = agency.contact;
  return [
    { name: m.agency_name_zh(), value: agency.nameZh },
    { name: m.agency_name_en(), value: <span lang="en">{agency.nameEn}</span> },
    { name: m.agency_code(), value: <span className="num">{agency.code}</span> },
    ...(agency.parent
      ? [
          {
            name: agency.endedOn ? m.agency_merged_into() : m.agency_parent(),
            value: <LinkTo agency={agency.parent} />,
          },
        ]
      : []),
    {
      name: m.agency_people(),
      value: (
        <span className="num">{m.agency_people_count({ count: agency.people.toLocaleString("en") })}</span>
      ),
      hint:
        agency.peopleBelow > agency.people
          ? m.agency_people_with_below({ count: agency.peopleBelow.toLocaleString("en") })
          : undefined,
    },
    {
      name: m.agency_contact(),
      value: locale === "en" ? holds.en : holds.zh,
      hint: own ? undefined : m.agency_contact_above(),
    },
  ];
}

function History({ agency }: { agency: AgencyPageData }) {
  const locale = useLocale();
  const { formerNames, formerParents, merged } = agency;
  if (formerNames.length + formerParents.length + merged.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{m.agency_history()}</h2>
      {formerNames.length > 0 && (
        <>
          <h3>{m.agency_former_names()}</h3>
          <ul className="plain-list">
            {formerNames.map((former) => (
              <li key={former.until}>
                {agencyName(former, locale)} <Days {...former} />
              </li>
            ))}
          </ul>
        </>
      )}
      {formerParents.length > 0 && (
        <>
          <h3>{m.agency_former_parents()}</h3>
          <ul className="plain-list">
            {formerParents.map((former) => (
              <li key={former.until}>
                {former.parent ? <LinkTo agency={former.parent} /> : m.agency_parent_elsewhere()}{" "}
                <Days {...former} />
              </li>
            ))}
          </ul>
        </>
      )}
      {merged.length > 0 && (
        <>
          <h3>{m.agency_merged()}</h3>
          <ul className="plain-list">
            {merged.map((one) => (
              <li key={one.code}>
                <LinkTo agency={one} />{" "}
                <span className="hint">
                  <DateText iso={one.endedOn} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Days({ since, until }: { since: string | null; until: string }) {
  return (
    <span className="hint">
      {since && (
        <>
          <DateText iso={since} />{" "}
        </>
      )}
      {m.agency_until()} <DateText iso={until} />
    </span>
  );
}

function Years({ agency }: { agency: AgencyPageData }) {
  const locale = useLocale();
  if (agency.years.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="years">
      <h2 id="years">{m.agency_years()}</h2>
      <p className="soft">{m.agency_years_text()}</p>
      <TableScroll label={m.agency_years()}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.agency_year()}</th>
              <th scope="col" className="n">
                {m.agency_year_people()}
              </th>
              <th scope="col" className="n">
                {m.agency_year_completions()}
              </th>
              <th scope="col" className="n">
                {m.agency_year_hours()}
              </th>
            </tr>
          </thead>
          <tbody>
            {agency.years.map((year) => (
              <tr key={year.year}>
                <th scope="row" className="num">
                  {m.agency_year_name({ year: locale === "en" ? year.year : minguoYear(Number(year.year)) })}
                </th>
                <td className="n num">{year.people.toLocaleString("en")}</td>
                <td className="n num">{year.completions.toLocaleString("en")}</td>
                <td className="n num">{formatHours(year.creditedMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
