import { proofPath } from "#app/features/identity/identity-proof.ts";
import { m } from "#app/i18n/messages.js";
import { formatDay, formatHours, formatTime } from "#app/platform/calendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Pages } from "#app/ui/pages.tsx";
import { Sum } from "#app/ui/sum.tsx";
import { AgencyTable } from "./agency-table.tsx";
import type { RecordFilter } from "./record-filter.ts";
import { filterQuery } from "./record-filter.ts";
import { RecordFilters } from "./record-filters.tsx";
import { RecordList } from "./record-list.tsx";
import { stateName } from "./record-state.ts";
import type { RecordsPageData } from "./records-page-data.ts";

const ERRORS: Record<string, () => string> = {
  day: m.record_error_day,
  order: m.record_error_order,
  "too-long": m.record_error_too_long,
  page: m.record_error_page,
  unknown: m.record_error_unknown,
};

const errorText = (code: string): string => (ERRORS[code] ?? m.record_error_unknown)();

const list = (filter: RecordFilter, change: Partial<RecordFilter>) =>
  `/records${filterQuery(filter, change)}`;

/** HR's list with its filter, its sums and its download: three views of exactly the same rows. */
export function RecordsPage({ page }: { page: RecordsPageData }) {
  const { filter, errors, totals } = page;
  const locale = useLocale();
  const wrong = Object.entries(errors);
  const from = (filter.page - 1) * page.pageSize + 1;
  const at = `${formatDay(page.at, locale)} ${formatTime(page.at)}`;
  return (
    <main id="main" className="page">
      <h1>{m.record_title()}</h1>
      {wrong.length > 0 && (
        <ErrorSummary
          title={m.record_error_title()}
          errors={wrong.map(([field, code]) => ({ field: `f-${field}`, message: errorText(code) }))}
        />
      )}
      <p className="print-only">{m.record_print_line({ filter: filterInWords(page), time: at })}</p>
      <RecordFilters
        page={page}
        errorText={(field) => (errors[field] ? errorText(errors[field]) : undefined)}
      />
      {totals.all === 0 ? (
        <Nothing page={page} />
      ) : (
        <>
          <div className="hr-top">
            <section aria-labelledby="sum" className="stack">
              <h2 id="sum" className="sub num">
                {m.record_sum_title({ time: at, count: totals.all.toLocaleString("en") })}
              </h2>
              <Sum
                parts={[
                  { label: m.record_state_completed(), value: totals.completed.toLocaleString("en") },
                  {
                    label: m.record_state_in_progress(),
                    value: totals["in-progress"].toLocaleString("en"),
                    sign: "＋",
                  },
                  {
                    label: m.record_state_not_started(),
                    value: totals["not-started"].toLocaleString("en"),
                    sign: "＋",
                  },
                  { label: m.record_sum_all(), value: totals.all.toLocaleString("en"), sign: "＝" },
                ]}
              />
              <p className="num">
                {m.record_sum_rate({
                  rate: `${((totals.completed / totals.all) * 100).toFixed(1)}%`,
                  completed: totals.completed.toLocaleString("en"),
                  all: totals.all.toLocaleString("en"),
                })}
                <br />
                {m.record_sum_hours({ hours: formatHours(totals.creditedMinutes) })}
              </p>
            </section>
            <AgencyTable totals={totals} agencies={page.agencies} />
          </div>
          <div className="toolbar">
            <h2>{m.record_list()}</h2>
            <p className="soft num">
              {m.record_range({
                from: page.rows.length === 0 ? 0 : from,
                to: page.rows.length === 0 ? 0 : from + page.rows.length - 1,
                count: totals.all.toLocaleString("en"),
              })}
            </p>
            <span className="push acts">
              {page.proven ? (
                <a className="btn quiet" href={csvAddress(filter, locale)} download>
                  <Icon name="save" />
                  {m.record_csv()}
                </a>
              ) : (
                <LinkButton kind="quiet" icon="save" to={proofPath(localePath(locale, list(filter, {})))}>
                  {m.record_csv()}
                </LinkButton>
              )}
              <button className="btn quiet needs-script" type="button" onClick={() => window.print()}>
                <Icon name="print" />
                {m.record_print()}
              </button>
            </span>
          </div>
          <p className="hint no-print">
            {m.record_csv_note({ count: totals.all.toLocaleString("en") })}
            {!page.proven && m.record_csv_proof()}
          </p>
          <RecordList
            rows={page.rows}
            filter={filter}
            totals={totals}
            to={(change) => list(filter, change)}
          />
          <p className="hint no-print">{m.record_sort_note()}</p>
          <Pages
            page={filter.page}
            count={Math.ceil(totals.all / page.pageSize)}
            to={(number) => list(filter, { page: number })}
          />
        </>
      )}
    </main>
  );
}

function csvAddress(filter: RecordFilter, locale: Locale): string {
  const query = filterQuery(filter, { page: 1 });
  return `/records.csv${query}${query ? "&" : "?"}lang=${locale}`;
}

function filterInWords({ filter, agencies, courses }: RecordsPageData): string {
  return [
    courses.find((one) => one.id === filter.course)?.title ?? m.record_all_courses(),
    agencies.find((one) => one.id === filter.agency)?.name ??
      m.record_all_agencies({ count: agencies.length }),
    filter.state ? stateName(filter.state) : m.record_all_states(),
    ...(filter.from || filter.to ? [`${filter.from ?? ""}–${filter.to ?? ""}`] : []),
    ...(filter.q ? [filter.q] : []),
  ].join("; ");
}

function Nothing({ page }: { page: RecordsPageData }) {
  return (
    <div className="empty">
      <h2>{page.anything ? m.record_none_title() : m.record_empty_title()}</h2>
      <p>{page.anything ? m.record_none_text() : m.record_empty_text()}</p>
      {page.anything && (
        <LocaleLink className="btn quiet" to="/records">
          {m.record_clear()}
        </LocaleLink>
      )}
    </div>
  );
}
