import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { agencyName } from "../agency.ts";
import styles from "./cards.module.css";
import type { CardSheet as Sheet } from "./cards-page-data.ts";

/** The cards, to be cut out. They are on no other page, and not on this one once it is left. */
export function CardSheet({ sheet, back }: { sheet: Sheet; back: string }) {
  const locale = useLocale();
  return (
    <main id="main" className="page stack">
      <div className="no-print stack">
        <h1>{m.card_sheet_title({ count: sheet.cards.length })}</h1>
        <Notice tone="warn" live>
          <p>{m.card_sheet_once()}</p>
        </Notice>
        <Actions>
          <Button type="button" icon="print" className="needs-script" onClick={() => window.print()}>
            {m.card_sheet_print()}
          </Button>
          <LinkButton kind="quiet" to={back}>
            {m.card_sheet_done()}
          </LinkButton>
        </Actions>
      </div>
      <ul className={styles.sheet}>
        {sheet.cards.map((card) => (
          <li key={card.id} className={styles.card}>
            <p className={styles.issuer}>{agencyName(sheet.issuer, locale)}</p>
            <div className={styles.who}>
              <p className={styles.name}>{card.name}</p>
              <p>{agencyName(card.agency, locale)}</p>
            </div>
            <svg
              className={styles.qr}
              viewBox={`0 0 ${sheet.qr.size} ${sheet.qr.size}`}
              role="img"
              aria-label={m.card_qr()}
            >
              <path d={sheet.qr.path} />
            </svg>
            <dl className={styles.facts}>
              <div>
                <dt>{m.card_address()}</dt>
                <dd className={styles.address}>{sheet.address}</dd>
              </div>
              <div>
                <dt>{m.people_employee()}</dt>
                <dd className="num">{card.employeeNumber}</dd>
              </div>
              <div>
                <dt>{m.card_code()}</dt>
                <dd className={styles.code}>{card.code}</dd>
              </div>
            </dl>
            <p className={styles.until}>
              {m.card_until_long()} <DateText iso={card.expiresAt} />
              {m.card_once()}
            </p>
          </li>
        ))}
      </ul>
    </main>
  );
}
