import { m } from "#app/i18n/messages.js";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { WorkshopRow } from "./workshop-page-data.ts";
import { PHASE_WORDS } from "./workshop-words.ts";

/** A trainer's workshops: open ones first, then what comes next, then what has been. */
export function WorkshopsPage({ rows }: { rows: WorkshopRow[] }) {
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.workshop_title()}</h1>
        <p className="soft">{m.workshop_lede()}</p>
      </div>
      <Actions>
        <LinkButton to="/workshops/new">{m.workshop_plan()}</LinkButton>
        <LinkButton kind="quiet" to="/join">
          {m.workshop_join_title()}
        </LinkButton>
      </Actions>
      {rows.length === 0 ? (
        <Empty heading="h2" title={m.workshop_none_title()} text={m.workshop_none_text()} />
      ) : (
        <TableScroll label={m.workshop_title()}>
          <table className="table records">
            <thead>
              <tr>
                <th scope="col">{m.workshop_name()}</th>
                <th scope="col">{m.workshop_phase()}</th>
                <th scope="col">{m.workshop_when()}</th>
                <th scope="col">{m.workshop_place()}</th>
                <th scope="col" className="n">
                  {m.workshop_steps()}
                </th>
                <th scope="col" className="n">
                  {m.workshop_seats_taken()}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="words">
                    <LocaleLink className="fill" to={`/workshops/${row.id}`}>
                      {row.title}
                    </LocaleLink>
                  </th>
                  <td>
                    <Chip
                      tone={row.phase === "open" ? "now" : "soft"}
                      icon={row.phase === "open" ? "play" : row.phase === "planned" ? "cal" : "check"}
                    >
                      {PHASE_WORDS[row.phase]()}
                    </Chip>
                  </td>
                  <td>
                    <DateText iso={row.startsAt} style="short" time />
                  </td>
                  <td className="words">{row.place}</td>
                  <td className="n">{row.steps}</td>
                  <td className="n">{row.people}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </main>
  );
}
