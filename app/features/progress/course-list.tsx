import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { CourseLevel } from "./course-page.tsx";
import { levelName } from "./course-page.tsx";

export type CourseListItem = {
  id: string;
  title: string;
  summary: string;
  outcomes: string[];
  level: CourseLevel;
  minutes: number;
  units: number;
  state: { kind: "not-enrolled" } | { kind: "under-way"; done: number } | { kind: "completed" };
};

/** The catalogue: what each course asks and what one can do after it. */
export function CourseList({ courses }: { courses: CourseListItem[] }) {
  if (courses.length === 0) {
    return (
      <div className="empty">
        <h2>{m.catalogue_empty_title()}</h2>
        <p>{m.catalogue_empty_text()}</p>
      </div>
    );
  }
  return (
    <>
      {courses.map((course) => (
        <section className="hang" key={course.id} aria-labelledby={`course-${course.id}`}>
          <header>
            <p className="num">
              {levelName(course.level)}
              <br />
              {m.catalogue_minutes({ minutes: course.minutes })}
              <br />
              {m.catalogue_units({ count: course.units })}
              <br />
              {m.catalogue_languages()}
            </p>
          </header>
          <div className="stack-s">
            <h2 id={`course-${course.id}`}>
              <LocaleLink to={`/courses/${course.id}`}>{course.title}</LocaleLink>
            </h2>
            <p className="lede">{course.summary}</p>
            <p className="soft">{m.catalogue_outcomes()}</p>
            <ul className="bullets">
              {course.outcomes.map((outcome) => (
                <li key={outcome}>{outcome}</li>
              ))}
            </ul>
            <p>
              <StateChip state={course.state} units={course.units} />
            </p>
          </div>
        </section>
      ))}
    </>
  );
}

function StateChip({ state, units }: { state: CourseListItem["state"]; units: number }) {
  if (state.kind === "completed") {
    return (
      <span className="chip ok">
        <Icon name="check" />
        {m.catalogue_completed()}
      </span>
    );
  }
  if (state.kind === "under-way") {
    return (
      <span className="chip now">
        <Icon name="half" />
        {m.catalogue_in_progress()} {m.catalogue_progress({ done: state.done, total: units })}
      </span>
    );
  }
  return (
    <span className="chip soft">
      <Icon name="none" />
      {m.catalogue_not_enrolled()}
    </span>
  );
}
