import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { SortHeader, TableScroll } from "#app/ui/table.tsx";
import type { RecordFilter, RecordState } from "./record-filter.ts";
import { stateName } from "./record-state.ts";
import type { RecordLine, RecordTotals } from "./records-page-data.ts";

const LOOKS: Record<RecordState, { icon: IconName; tone: string }> = {
  completed: { icon: "check", tone: "ok" },
  "in-progress": { icon: "half", tone: "now" },
  "not-started": { icon: "none", tone: "soft" },
};

export function RecordStateChip({ state }: { state: RecordState }) {
  return (
    <span className={`chip ${LOOKS[state].tone}`}>
      <Icon name={LOOKS[state].icon} />
      {stateName(state)}
    </span>
  );
}

/** The rows, each leading to its evidence; sums of this page and of everything at the foot. */
export function RecordList(props: {
  rows: RecordLine[];
  filter: RecordFilter;
  totals: RecordTotals;
  to: (change: Partial<RecordFilter>) => string;
}) {
  const { rows, filter, totals } = props;
  const sorted = (sort: RecordFilter["sort"]) =>
    filter.sort === sort ? (filter.direction === "asc" ? "ascending" : "descending") : undefined;
  const sortTo = (sort: RecordFilter["sort"]) =>
    props.to({
      sort,
      direction: filter.sort === sort && filter.direction === "asc" ? "desc" : "asc",
      page: 1,
    });
  return (
    <TableScroll label={m.record_list()} tall>
      <table className="table sticky records">
        <thead>
          <tr>
            <SortHeader label={m.record_name()} to={sortTo("name")} sorted={sorted("name")} />
            <th scope="col">{m.record_employee()}</th>
            <th scope="col">{m.record_agency()}</th>
            <th scope="col">{m.record_course()}</th>
            <th scope="col" className="n">
              {m.record_version()}
            </th>
            <th scope="col">{m.record_state()}</th>
            <th scope="col" className="n">
              {m.record_units()}
            </th>
            <th scope="col">{m.record_enrolled()}</th>
            <SortHeader label={m.record_completed()} to={sortTo("day")} sorted={sorted("day")} />
            <th scope="col" className="n">
              {m.record_hours()}
            </th>
            <th scope="col">{m.record_serial()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.enrolmentId}>
              <th scope="row" className="words">
                <LocaleLink className="fill" to={`/records/${row.enrolmentId}`}>
                  {row.name}
                </LocaleLink>
              </th>
              <td>{row.employeeNumber ?? "—"}</td>
              <td className="words">{row.agency}</td>
              <td className="words">{row.course}</td>
              <td className="n">{row.versionNumber}</td>
              <td>
                <RecordStateChip state={row.state} />
              </td>
              <td className="n">
                {row.doneActivities}／{row.totalActivities}
              </td>
              <td>
                <DateText iso={row.enrolledAt} style="short" />
              </td>
              <td>{row.completedAt ? <DateText iso={row.completedAt} style="short" /> : "—"}</td>
              <td className="n">{formatHours(row.creditedMinutes)}</td>
              <td className="num">{row.serial ?? "—"}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={9}>
              {m.record_page_sum({
                count: rows.length,
                completed: rows.filter((row) => row.state === "completed").length,
              })}
            </th>
            <td className="n">{formatHours(rows.reduce((sum, row) => sum + row.creditedMinutes, 0))}</td>
            <td />
          </tr>
          <tr>
            <th scope="row" colSpan={9}>
              {m.record_all_sum({
                count: totals.all.toLocaleString("en"),
                completed: totals.completed.toLocaleString("en"),
              })}
            </th>
            <td className="n">{formatHours(totals.creditedMinutes)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}
