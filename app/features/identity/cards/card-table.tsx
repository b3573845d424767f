import { m } from "#app/i18n/messages.js";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { agencyName } from "../agency.ts";
import type { CardOffer, CardState } from "./card.ts";
import styles from "./cards.module.css";
import type { CardPerson } from "./cards-page-data.ts";

const STATES: Record<CardState, { tone: ChipTone; icon: IconName; name: () => string }> = {
  open: { tone: "soft", icon: "clock", name: m.card_state_open },
  used: { tone: "ok", icon: "check", name: m.card_state_used },
  over: { tone: "soft", icon: "minus", name: m.card_state_over },
  none: { tone: "soft", icon: "minus", name: m.card_state_none },
};

const NO_CARD: Partial<Record<CardOffer, () => string>> = {
  "no-number": m.card_no_number,
  "factor-role": m.card_factor_role,
};

/**
 * Whom to print for. Chosen from the first are those who have no way in and no card yet: a new card ends the old one.
 * @param alone it is about one person, who is meant
 */
export function CardTable({ people, alone }: { people: CardPerson[]; alone: boolean }) {
  const locale = useLocale();
  return (
    <TableScroll label={m.card_title()}>
      <table className="table records" id="people" tabIndex={-1}>
        <thead>
          <tr>
            <th scope="col">{m.card_col_choose()}</th>
            <th scope="col">{m.identity_name()}</th>
            <th scope="col">{m.people_employee()}</th>
            <th scope="col">{m.identity_agency()}</th>
            <th scope="col">{m.card_col_way()}</th>
            <th scope="col">{m.card_col_card()}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                {person.offer === "card" && (
                  <label className={styles.pick}>
                    <input
                      type="checkbox"
                      name="person"
                      value={person.id}
                      defaultChecked={alone || (!person.hasWayIn && person.card.state !== "open")}
                    />
                    <span className="sr">{m.card_choose({ name: person.name })}</span>
                  </label>
                )}
              </td>
              <th scope="row" className="words">
                <LocaleLink to={`/people/${person.id}`}>{person.name}</LocaleLink>
              </th>
              <td className="num">{person.employeeNumber ?? "—"}</td>
              <td className="words">{agencyName(person.agency, locale)}</td>
              <td>{person.hasWayIn ? m.card_way_yes() : m.card_way_no()}</td>
              <td className="words">{NO_CARD[person.offer]?.() ?? <CardStateText card={person.card} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** How somebody's newest card stands, and until when it can be used. */
export function CardStateText({ card }: { card: CardPerson["card"] }) {
  const { tone, icon, name } = STATES[card.state];
  return (
    <>
      <Chip tone={tone} icon={icon}>
        {name()}
      </Chip>
      {card.state === "open" && card.expiresAt && (
        <span className="hint">
          {m.card_until()} <DateText iso={card.expiresAt} style="short" />
        </span>
      )}
    </>
  );
}
