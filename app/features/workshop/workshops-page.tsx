import { m } from "#app/i18n/messages.js";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { OffersList } from "./registration/offers-list.tsx";
import type { OfferedWorkshop } from "./registration/registration.ts";
import type { WorkshopPhase } from "./workshop.ts";
import type { WorkshopRow } from "./workshop-page-data.ts";
import { PHASE_WORDS } from "./workshop-words.ts";

/** The workshops that somebody leads, where they may, and those that they may register for. */
export function WorkshopsPage(props: { plans: boolean; rows: WorkshopRow[]; offers: OfferedWorkshop[] }) {
  const { plans, rows, offers } = props;
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.workshop_title()}</h1>
        <p className="soft">{plans ? m.workshop_lede() : m.registration_lede()}</p>
        <Actions>
          {plans && <LinkButton to="/workshops/new">{m.workshop_plan()}</LinkButton>}
          <LinkButton kind="quiet" to="/join">
            {m.workshop_join_title()}
          </LinkButton>
        </Actions>
      </div>
      {plans && (rows.length > 0 ? <LedTable rows={rows} /> : <NoneYet />)}
      {(offers.length > 0 || !plans) && (
        <section className="hang" aria-labelledby="offers">
          <header>
            <h2 id="offers">{m.registration_offers()}</h2>
          </header>
          {offers.length > 0 ? (
            <OffersList offers={offers} />
          ) : (
            <Empty title={m.registration_none_title()} text={m.registration_none_text()} />
          )}
        </section>
      )}
    </main>
  );
}

const NoneYet = () => <Empty heading="h2" title={m.workshop_none_title()} text={m.workshop_none_text()} />;

const PHASE_LOOKS: Record<WorkshopPhase, { tone: ChipTone; icon: IconName }> = {
  open: { tone: "now", icon: "play" },
  planned: { tone: "soft", icon: "cal" },
  closed: { tone: "soft", icon: "check" },
  cancelled: { tone: "soft", icon: "cross" },
};

/** A trainer's workshops: open ones first, then what comes next, then what has been. */
function LedTable({ rows }: { rows: WorkshopRow[] }) {
  return (
    <TableScroll label={m.workshop_lede()}>
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
                <Chip {...PHASE_LOOKS[row.phase]}>{PHASE_WORDS[row.phase]()}</Chip>
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
  );
}
