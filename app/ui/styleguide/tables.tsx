import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "../date.tsx";
import { Facts } from "../facts.tsx";
import { Hang } from "../hang.tsx";
import { Pages } from "../pages.tsx";
import { Sum } from "../sum.tsx";
import { SortHeader, TableScroll } from "../table.tsx";

const HERE = "/styleguide";
const LATEST = "2026-11-24T03:12:00.000Z";

export function TableSection() {
  return (
    <Hang title={m.styleguide_table()}>
      <div className="stack">
        <TableScroll label={m.styleguide_table_caption()}>
          <table className="table">
            <caption>{m.styleguide_table_caption()}</caption>
            <thead>
              <tr>
                <SortHeader
                  label={m.styleguide_form_agency()}
                  to={`${HERE}?sort=-agency`}
                  sorted="ascending"
                />
                <SortHeader label={m.styleguide_table_due()} to={`${HERE}?sort=due`} numeric />
                <SortHeader label={m.styleguide_table_done()} to={`${HERE}?sort=done`} numeric />
                <SortHeader label={m.styleguide_table_last()} to={`${HERE}?sort=last`} />
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{m.styleguide_table_civil()}</th>
                <td className="n">64</td>
                <td className="n">52</td>
                <td>
                  <DateText iso={LATEST} style="short" />
                </td>
              </tr>
              <tr>
                <th scope="row">{m.styleguide_table_health()}</th>
                <td className="n">96</td>
                <td className="n">70</td>
                <td>
                  <DateText iso="2026-03-05" style="short" />
                </td>
              </tr>
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{m.styleguide_table_total()}</th>
                <td className="n">160</td>
                <td className="n">122</td>
                <td />
              </tr>
            </tfoot>
          </table>
        </TableScroll>
        <Pages page={5} count={17} to={(page) => `${HERE}?page=${page}`} />
      </div>
    </Hang>
  );
}

export function SumSection() {
  return (
    <Hang title={m.styleguide_sum()}>
      <Sum
        parts={[
          { label: m.styleguide_sum_done(), value: 298 },
          { label: m.styleguide_sum_under_way(), value: 71, sign: "＋" },
          { label: m.styleguide_sum_none(), value: 35, sign: "＋" },
          { label: m.styleguide_sum_all(), value: 404, sign: "＝" },
        ]}
      />
      <Facts
        facts={[
          { name: m.styleguide_fact_course(), value: m.styleguide_place_course() },
          { name: m.styleguide_fact_completed(), value: <DateText iso={LATEST} calendar="both" /> },
          { name: m.styleguide_fact_checked(), value: <DateText iso={LATEST} time /> },
          {
            name: m.styleguide_fact_hours(),
            value: m.styleguide_fact_hours_value({ hours: formatHours(60) }),
            hint: m.styleguide_fact_hours_hint(),
          },
        ]}
      />
    </Hang>
  );
}
