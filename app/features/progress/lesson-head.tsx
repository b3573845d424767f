import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";

/** Where a lesson stands in its course, its title, how long it takes and whether it is done. */
export function LessonHead(props: {
  course: { id: string; title: string };
  title: string;
  chapter: number;
  unit: number;
  minutes: number;
  version: number;
  done: boolean;
  resume: { id: string; text: string } | null;
}) {
  return (
    <header className="head">
      <nav className="crumb" aria-label={m.lesson_crumb()}>
        <ol>
          <li>
            <LocaleLink to="/courses">{m.catalogue_title()}</LocaleLink>
          </li>
          <li>
            <LocaleLink to={`/courses/${props.course.id}`}>{props.course.title}</LocaleLink>
          </li>
          <li>{m.lesson_where({ module: props.chapter, number: props.unit })}</li>
        </ol>
      </nav>
      <h1>{props.title}</h1>
      <p className="row">
        <span>{m.lesson_minutes({ minutes: props.minutes })}</span>
        <span>{m.lesson_version({ number: props.version })}</span>
        {props.done && (
          <span className="chip ok">
            <Icon name="check" />
            {m.lesson_done()}
          </span>
        )}
      </p>
      {props.resume && (
        <p className="resume no-print">
          {m.lesson_resume({ heading: props.resume.text })}{" "}
          <a href={`#${props.resume.id}`}>{m.lesson_resume_link()}</a>
        </p>
      )}
    </header>
  );
}
