import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { UnitGroup } from "./unit.ts";
import { UnitTicks } from "./unit-list.tsx";

/** A course someone has joined and not completed. */
export type CourseUnderWay = {
  id: string;
  title: string;
  groups: UnitGroup[];
  done: number;
  total: number;
  minutesLeft: number;
  next: { id: string; title: string; to: string };
};

export type CourseDone = {
  id: string;
  title: string;
  versionNumber: number;
  creditedMinutes: number;
  completedAt: string;
  serial: string | null;
};

/** The one next thing: always visible, always one press away. */
export function NextStep({ course }: { course: CourseUnderWay }) {
  return (
    <section className="next" aria-labelledby="next">
      <div>
        <p className="soft">
          {course.done === 0 ? m.home_next_start() : m.home_next_continue()}{" "}
          <LocaleLink to={`/courses/${course.id}`}>{course.title}</LocaleLink>
        </p>
        <h1 id="next">{course.next.title}</h1>
        <UnitTicks groups={course.groups} nowId={course.next.id} />
        <p className="small soft num">
          {m.home_progress({ done: course.done, total: course.total, minutes: course.minutesLeft })}
        </p>
        <div className="acts">
          <LocaleLink className="btn big" to={course.next.to}>
            {course.done === 0 ? m.home_next_button_start() : m.home_next_button()}
            <Icon name="right" />
          </LocaleLink>
          <LocaleLink className="go" to={`/courses/${course.id}`}>
            {m.home_see_course()}
          </LocaleLink>
        </div>
      </div>
    </section>
  );
}

/** For someone who hasn't joined anything, or has finished all they joined: the course to take next. */
export function Suggestion(props: {
  title: string;
  text: string;
  course: { id: string; title: string; summary: string } | null;
}) {
  const { course } = props;
  return (
    <section className="next" aria-labelledby="next">
      <div>
        <p className="soft">{course ? m.home_next_enrol() : props.text}</p>
        <h1 id="next">{course?.title ?? props.title}</h1>
        {course && <p className="lede">{course.summary}</p>}
        <div className="acts">
          <LocaleLink className="btn big" to={course ? `/courses/${course.id}` : "/courses"}>
            {course ? m.home_see_course() : m.home_see_courses()}
            <Icon name="right" />
          </LocaleLink>
        </div>
      </div>
    </section>
  );
}

export function UnderWayList({ courses }: { courses: CourseUnderWay[] }) {
  return (
    <section className="hang" aria-labelledby="under-way">
      <header>
        <h2 id="under-way">{m.home_under_way()}</h2>
        <p>{m.home_under_way_count({ count: courses.length })}</p>
      </header>
      <ul className="ledger">
        {courses.map((course) => (
          <li key={course.id}>
            <div>
              <h3>
                <LocaleLink to={course.next.to}>{course.title}</LocaleLink>
              </h3>
              <p>{course.next.title}</p>
            </div>
            <div>
              <UnitTicks groups={course.groups} nowId={course.next.id} />
              <p className="num">{m.catalogue_progress({ done: course.done, total: course.total })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function HoursOfYear(props: { yearLabel: string; creditedMinutes: number }) {
  return (
    <section className="hang" aria-labelledby="hours">
      <header>
        <h2 id="hours">{m.home_hours_title({ year: props.yearLabel })}</h2>
        <p>{m.home_hours_text()}</p>
      </header>
      <p className="big-n num">{m.home_hours_value({ hours: formatHours(props.creditedMinutes) })}</p>
    </section>
  );
}

export function RecentlyDone({ courses }: { courses: CourseDone[] }) {
  return (
    <section className="hang" aria-labelledby="recent">
      <header>
        <h2 id="recent">{m.home_recent()}</h2>
      </header>
      <ul className="ledger">
        {courses.map((course) => (
          <li key={`${course.id}-${course.completedAt}`}>
            <div>
              <h3>
                <LocaleLink to={`/courses/${course.id}`}>{course.title}</LocaleLink>
              </h3>
              <p className="num">
                {m.home_recent_line({
                  hours: formatHours(course.creditedMinutes),
                  version: course.versionNumber,
                })}
              </p>
            </div>
            <p>
              <span className="chip ok">
                <Icon name="check" />
                <span>
                  {m.home_completed_on()} <DateText iso={course.completedAt} />
                </span>
              </span>
            </p>
            <p>
              {course.serial && (
                <LocaleLink className="go" to={`/certificates/${course.serial}`}>
                  <Icon name="seal" />
                  {m.home_see_certificate()}
                </LocaleLink>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
