import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { RequestRow } from "./privacy-page-data.ts";
import { requestInWords } from "./privacy-words.ts";
import { RequestStateChip } from "./request-state-chip.tsx";

/** What people ask to have put right or erased: first what waits, then what has been decided. */
export function RequestsPage({ open, decided }: { open: RequestRow[]; decided: RequestRow[] }) {
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.privacy_list_title()}</h1>
        <p className="soft">{m.privacy_list_lede()}</p>
      </div>
      {open.length === 0 ? (
        <Empty heading="h2" title={m.privacy_list_empty_title()} text={m.privacy_list_empty_text()} />
      ) : (
        <section className="stack" aria-labelledby="open">
          <h2 id="open">{m.privacy_list_open({ count: open.length })}</h2>
          <RequestTable label={m.privacy_state_open()} rows={open} />
        </section>
      )}
      {decided.length > 0 && (
        <section className="stack" aria-labelledby="decided">
          <h2 id="decided">{m.privacy_list_decided()}</h2>
          <RequestTable label={m.privacy_list_decided_label()} rows={decided} />
        </section>
      )}
    </main>
  );
}

function RequestTable({ label, rows }: { label: string; rows: RequestRow[] }) {
  return (
    <TableScroll label={label}>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.role_person()}</th>
            <th scope="col">{m.privacy_list_what()}</th>
            <th scope="col">{m.role_state()}</th>
            <th scope="col">{m.privacy_list_asked()}</th>
            <th scope="col">{m.privacy_col_decided()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="words">
                <LocaleLink className="fill" to={`/corrections/${row.id}`}>
                  {row.name}
                </LocaleLink>
                {row.employeeNumber && <span className="soft num"> {row.employeeNumber}</span>}
              </th>
              <td className="words">{requestInWords(row)}</td>
              <td>
                <RequestStateChip outcome={row.outcome} />
              </td>
              <td>
                <DateText iso={row.askedAt} style="short" />
              </td>
              <td>{row.decidedAt ? <DateText iso={row.decidedAt} style="short" /> : "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
