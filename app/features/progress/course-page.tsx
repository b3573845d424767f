import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import { Html } from "#app/ui/html.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { UnitGroup } from "./unit.ts";
import { UnitList, UnitTicks } from "./unit-list.tsx";

export type CourseLevel = "beginner" | "intermediate" | "advanced";

const LEVELS = {
  beginner: m.catalogue_level_beginner,
  intermediate: m.catalogue_level_intermediate,
  advanced: m.catalogue_level_advanced,
};

export function levelName(level: CourseLevel): string {
  return LEVELS[level]();
}

export type CourseState =
  | { kind: "not-enrolled" }
  | { kind: "under-way"; done: number; total: number; next: { id: string; title: string; to: string } }
  | {
      kind: "completed";
      completedAt: string;
      creditedMinutes: number;
      versionNumber: number;
      serial: string | null;
    };

export type CoursePageData = {
  id: string;
  title: string;
  summary: string;
  outcomes: string[];
  audience: string;
  aboutHtml: string;
  level: CourseLevel;
  minutes: number;
  creditedMinutes: number;
  versionNumber: number;
  publishedAt: string;
  groups: UnitGroup[];
  /** How its labs are going: for those who teach with it; empty for others. */
  teaching: { title: string; to: string }[];
  state: CourseState;
};

/** A course before, during and after taking it: what it holds, what completes it, where one stands. */
export function CoursePage(props: { course: CoursePageData; joinFirst: boolean }) {
  const { course } = props;
  const units = course.groups.flatMap((group) => group.units);
  return (
    <>
      <header className="course-head">
        <p className="row soft">
          <span>{levelName(course.level)}</span>
          <span className="num">{m.catalogue_minutes({ minutes: course.minutes })}</span>
          <span className="num">{m.catalogue_units({ count: units.length })}</span>
          <span>{m.catalogue_languages()}</span>
        </p>
        <h1>{course.title}</h1>
        <p className="lede">{course.summary}</p>
        {props.joinFirst && course.state.kind === "not-enrolled" && (
          <div className="notice" role="status">
            <Icon name="alert" />
            <p>{m.catalogue_enrol_needed()}</p>
          </div>
        )}
        <StateOfCourse course={course} />
      </header>
      <section className="hang" aria-labelledby="outcomes">
        <header>
          <h2 id="outcomes">{m.catalogue_outcomes()}</h2>
        </header>
        <ul className="bullets">
          {course.outcomes.map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      </section>
      <section className="hang" aria-labelledby="contents">
        <header>
          <h2 id="contents">{m.catalogue_contents()}</h2>
          <p className="num">
            {m.catalogue_version({ number: course.versionNumber })}
            <br />
            <DateText iso={course.publishedAt} />
          </p>
        </header>
        <UnitList groups={course.groups} open={course.state.kind !== "not-enrolled"} />
      </section>
      <section className="hang" aria-labelledby="completes">
        <header>
          <h2 id="completes">{m.catalogue_completes()}</h2>
        </header>
        <div className="stack-s">
          <p>{m.catalogue_rule_all({ count: units.length })}</p>
          <p className="num">{m.catalogue_credit({ hours: formatHours(course.creditedMinutes) })}</p>
        </div>
      </section>
      <section className="hang" aria-labelledby="audience">
        <header>
          <h2 id="audience">{m.catalogue_audience()}</h2>
        </header>
        <p>{course.audience}</p>
      </section>
      {course.teaching.length > 0 && (
        <section className="hang" aria-labelledby="teaching">
          <header>
            <h2 id="teaching">{m.health_heading()}</h2>
          </header>
          <ul className="bullets">
            {course.teaching.map((lab) => (
              <li key={lab.to}>
                <LocaleLink to={lab.to}>{lab.title}</LocaleLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {course.aboutHtml && (
        <section className="hang" aria-labelledby="about-course">
          <header>
            <h2 id="about-course">{m.catalogue_about()}</h2>
          </header>
          <Html html={course.aboutHtml} />
        </section>
      )}
    </>
  );
}

function StateOfCourse({ course }: { course: CoursePageData }) {
  const busy = useNavigation().formData?.get("intent") === "enrol";
  const { state } = course;
  if (state.kind === "not-enrolled") {
    return (
      <Form method="post" className="acts">
        <button className="btn big" type="submit" name="intent" value="enrol" aria-busy={busy}>
          {busy ? m.catalogue_enrolling() : m.catalogue_enrol()}
        </button>
      </Form>
    );
  }
  if (state.kind === "completed") {
    return (
      <div className="acts">
        <span className="chip ok">
          <Icon name="check" />
          <span>
            {m.home_completed_on()} <DateText iso={state.completedAt} />
          </span>
        </span>
        {state.serial && (
          <LocaleLink className="btn" to={`/certificates/${state.serial}`}>
            <Icon name="seal" />
            {m.catalogue_see_certificate()}
          </LocaleLink>
        )}
      </div>
    );
  }
  const missing = course.groups.flatMap((group) => group.units).filter((unit) => !unit.done);
  return (
    <div className="stack-s">
      <UnitTicks groups={course.groups} nowId={state.next.id} />
      <p className="small soft num">{m.catalogue_progress({ done: state.done, total: state.total })}</p>
      {state.done > 0 && (
        <p className="small">
          <strong>{m.catalogue_missing()}</strong>{" "}
          {missing.map((unit, index) => (
            <span key={unit.id}>
              {index > 0 && m.catalogue_missing_separator()}
              <LocaleLink to={unit.to}>{unit.title}</LocaleLink>
            </span>
          ))}
        </p>
      )}
      <div className="acts">
        <LocaleLink className="btn big" to={state.next.to}>
          {state.done === 0 ? m.catalogue_start() : m.catalogue_continue()}
          <Icon name="right" />
        </LocaleLink>
      </div>
    </div>
  );
}
