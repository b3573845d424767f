import { m } from "#app/i18n/messages.js";
import { TableScroll } from "#app/ui/table.tsx";
import type { RecordTotals } from "./records-page-data.ts";

/** Each agency's numbers with a bar beside them; the last row adds up. */
export function AgencyTable(props: { totals: RecordTotals; agencies: { id: string; name: string }[] }) {
  const { totals } = props;
  const shown = totals.byAgency.filter((agency) => agency.all > 0);
  const widest = Math.max(1, ...shown.map((agency) => agency.all));
  const cells = (row: { completed: number; "in-progress": number; "not-started": number; all: number }) => (
    <>
      <td className="n">{row.completed.toLocaleString("en")}</td>
      <td className="n">{row["in-progress"].toLocaleString("en")}</td>
      <td className="n">{row["not-started"].toLocaleString("en")}</td>
      <td className="n">{row.all.toLocaleString("en")}</td>
      <td className="n">{((row.completed / row.all) * 100).toFixed(1)}%</td>
    </>
  );
  return (
    <section aria-labelledby="by-agency">
      <div className="row">
        <h2 id="by-agency" className="sub">
          {m.record_by_agency()}
        </h2>
        <p className="legend" aria-hidden="true">
          <i className="done" />
          {m.record_state_completed()}
          <i className="under-way" />
          {m.record_state_in_progress()}
          <i />
          {m.record_state_not_started()}
        </p>
      </div>
      <TableScroll label={m.record_by_agency_label()}>
        <table className="table chart">
          <thead>
            <tr>
              <th scope="col">{m.record_agency()}</th>
              <th scope="col">
                <span className="sr">{m.record_bar()}</span>
              </th>
              <th scope="col" className="n">
                {m.record_state_completed()}
              </th>
              <th scope="col" className="n">
                {m.record_state_in_progress()}
              </th>
              <th scope="col" className="n">
                {m.record_state_not_started()}
              </th>
              <th scope="col" className="n">
                {m.record_total()}
              </th>
              <th scope="col" className="n">
                {m.record_rate()}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((agency) => (
              <tr key={agency.agencyId}>
                <th scope="row">{props.agencies.find((one) => one.id === agency.agencyId)?.name}</th>
                <td className="plot">
                  <Bar {...agency} widest={widest} />
                </td>
                {cells(agency)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.record_total()}</th>
              <td />
              {cells(totals)}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </section>
  );
}

function Bar(props: { completed: number; "in-progress": number; "not-started": number; widest: number }) {
  const percent = (value: number) => `${((value / props.widest) * 100).toFixed(2)}%`;
  const parts = [
    { name: "done", from: 0, size: props.completed },
    { name: "under-way", from: props.completed, size: props["in-progress"] },
    { name: "open", from: props.completed + props["in-progress"], size: props["not-started"] },
  ];
  return (
    <svg aria-hidden="true" className="bar">
      {parts
        .filter((part) => part.size > 0)
        .map((part) => (
          <rect
            key={part.name}
            className={part.name}
            x={percent(part.from)}
            y="1"
            width={percent(part.size)}
            height="14"
          />
        ))}
    </svg>
  );
}
