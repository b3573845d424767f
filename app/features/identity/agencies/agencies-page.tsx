import { m } from "#app/i18n/messages.js";
import { formatDayShort } from "#app/platform/calendar.ts";
import { Chip } from "#app/ui/chip.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { agencyName } from "../agency.ts";
import type { AgencyRow } from "./agency-page-data.ts";
import { agencyAddress } from "./agency-page-data.ts";
import { KIND_WORDS } from "./agency-words.ts";

/** The agencies in charge, each below the one that it belongs to. */
export function AgenciesPage({ rows }: { rows: AgencyRow[] }) {
  const locale = useLocale();
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.agency_title()}</h1>
        <p className="soft">{m.agency_lede()}</p>
      </div>
      <TableScroll label={m.agency_title()}>
        <table className="table records">
          <thead>
            <tr>
              <th scope="col">{m.agency_name()}</th>
              <th scope="col">{m.agency_code()}</th>
              <th scope="col" className="n">
                {m.agency_people()}
              </th>
              <th scope="col" className="n">
                {m.agency_people_below()}
              </th>
              <th scope="col">{m.agency_contact()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row" className="words">
                  {/* A name of several lines keeps its place. */}
                  <span style={{ display: "inline-block", paddingInlineStart: `${row.depth}em` }}>
                    <LocaleLink to={agencyAddress(row)}>{agencyName(row, locale)}</LocaleLink>
                  </span>{" "}
                  <RowState row={row} />
                </th>
                <td className="num">{row.code}</td>
                <td className="n num">{row.people.toLocaleString("en")}</td>
                <td className="n num">{row.peopleBelow.toLocaleString("en")}</td>
                <td className="words">
                  {row.contact
                    ? locale === "en"
                      ? row.contact.en
                      : row.contact.zh
                    : row.endedOn === null && <span className="soft">{m.agency_contact_above()}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </main>
  );
}

function RowState({ row }: { row: AgencyRow }) {
  const locale = useLocale();
  if (row.endedOn !== null)
    return (
      <Chip tone="soft" icon="minus">
        {m.agency_ended_on({ day: formatDayShort(row.endedOn, locale) })}
      </Chip>
    );
  return row.waiting.map(({ kind, fromDay }) => (
    <Chip key={kind} tone="signal" icon="clock">
      {KIND_WORDS[kind]({ day: formatDayShort(fromDay, locale) })}
    </Chip>
  ));
}
