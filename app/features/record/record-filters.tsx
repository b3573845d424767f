import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { STATES } from "./record-filter.ts";
import { stateName } from "./record-state.ts";
import type { RecordsPageData } from "./records-page-data.ts";

/** The filter as a form that works without scripts: it asks for the same page with another query. */
export function RecordFilters(props: {
  page: RecordsPageData;
  errorText: (field: string) => string | undefined;
}) {
  const { filter, agencies, courses } = props.page;
  const field = (name: string, label: string, control: ReactNode, className = "field") => {
    const error = props.errorText(name);
    return (
      <div className={error ? `${className} bad` : className}>
        <label htmlFor={`f-${name}`}>{label}</label>
        {error && (
          <p className="error" id={`f-${name}-error`}>
            <Icon name="alert" />
            {error}
          </p>
        )}
        {control}
      </div>
    );
  };
  return (
    <Form
      className="filters"
      method="get"
      role="search"
      aria-label={m.record_filter_label()}
      key={JSON.stringify(filter)}
    >
      {field(
        "course",
        m.record_filter_course(),
        <select id="f-course" name="course" defaultValue={filter.course ?? ""}>
          <option value="">{m.record_all_courses()}</option>
          {courses.map((course) => (
            <option key={course.id} value={course.id}>
              {course.title}
            </option>
          ))}
        </select>,
        "field span",
      )}
      {field(
        "agency",
        m.record_filter_agency(),
        <select id="f-agency" name="agency" defaultValue={filter.agency ?? ""}>
          <option value="">{m.record_all_agencies({ count: agencies.length })}</option>
          {agencies.map((agency) => (
            <option key={agency.id} value={agency.id}>
              {`${"　".repeat(agency.depth)}${agency.name}`}
            </option>
          ))}
        </select>,
      )}
      {field(
        "state",
        m.record_filter_state(),
        <select id="f-state" name="state" defaultValue={filter.state ?? ""}>
          <option value="">{m.record_all_states()}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {stateName(state)}
            </option>
          ))}
        </select>,
      )}
      {field(
        "from",
        m.record_filter_from(),
        <input
          id="f-from"
          name="from"
          type="date"
          defaultValue={filter.from ?? ""}
          aria-describedby="day-hint"
        />,
      )}
      {field(
        "to",
        m.record_filter_to(),
        <input id="f-to" name="to" type="date" defaultValue={filter.to ?? ""} aria-describedby="day-hint" />,
      )}
      {field(
        "q",
        m.record_filter_q(),
        <input id="f-q" name="q" type="search" maxLength={50} defaultValue={filter.q ?? ""} />,
      )}
      {filter.sort !== "day" && <input type="hidden" name="sort" value={filter.sort} />}
      {filter.direction !== "desc" && <input type="hidden" name="direction" value={filter.direction} />}
      <div className="acts">
        <button className="btn" type="submit">
          {m.record_apply()}
        </button>
        <LocaleLink className="go" to="/records">
          {m.record_clear()}
        </LocaleLink>
      </div>
      <p className="hint filters-hint" id="day-hint">
        {m.record_filter_day_hint()}
      </p>
    </Form>
  );
}
