import { m } from "#app/i18n/messages.js";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { agencyName } from "../agency.ts";
import type { RosterListRow, RosterState } from "./roster-page-data.ts";
import { CHANGING } from "./roster-plan.ts";
import { KIND_WORDS, STATE_WORDS } from "./roster-words.ts";

const LOOKS: Record<RosterState, { tone: ChipTone; icon: IconName }> = {
  columns: { tone: "signal", icon: "clock" },
  blocked: { tone: "warn", icon: "alert" },
  ready: { tone: "signal", icon: "clock" },
  nothing: { tone: "soft", icon: "minus" },
  done: { tone: "ok", icon: "check" },
  undone: { tone: "soft", icon: "minus" },
  over: { tone: "soft", icon: "minus" },
};

export function RosterStateChip({ state }: { state: RosterState }) {
  return <Chip {...LOOKS[state]}>{STATE_WORDS[state]()}</Chip>;
}

/** All imports for the agencies in charge, the newest first. */
export function RostersPage({ rows }: { rows: RosterListRow[] }) {
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.roster_title()}</h1>
        <p className="soft">{m.roster_lede()}</p>
      </div>
      <Actions>
        <LinkButton to="/roster/new">{m.roster_upload()}</LinkButton>
        <LinkButton kind="quiet" to="/roster/cards">
          {m.card_title()}
        </LinkButton>
        <LinkButton kind="quiet" to="/agencies">
          {m.agency_title()}
        </LinkButton>
      </Actions>
      {rows.length === 0 ? (
        <Empty heading="h2" title={m.roster_empty_title()} text={m.roster_empty_text()} />
      ) : (
        <ImportTable rows={rows} />
      )}
    </main>
  );
}

function ImportTable({ rows }: { rows: RosterListRow[] }) {
  const locale = useLocale();
  return (
    <TableScroll label={m.roster_history()}>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.roster_col_file()}</th>
            <th scope="col">{m.roster_col_state()}</th>
            <th scope="col">{m.roster_col_agency()}</th>
            {CHANGING.map((kind) => (
              <th key={kind} scope="col" className="n">
                {KIND_WORDS[kind].name()}
              </th>
            ))}
            <th scope="col">{m.roster_col_time()}</th>
            <th scope="col">{m.roster_col_by()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="words">
                <LocaleLink className="fill" to={`/roster/${row.id}`}>
                  {row.fileName}
                </LocaleLink>
              </th>
              <td>
                <RosterStateChip state={row.state} />
              </td>
              <td className="words">{row.agency ? agencyName(row.agency, locale) : ""}</td>
              {CHANGING.map((kind) => (
                <td key={kind} className="n num">
                  {row.counts ? row.counts[kind].toLocaleString("en") : "–"}
                </td>
              ))}
              <td>
                <DateText iso={row.uploadedAt} style="short" time />
              </td>
              <td className="words">{row.uploadedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
