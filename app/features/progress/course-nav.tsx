import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { UnitGroup } from "./unit.ts";

/**
 * Folded on a phone. Beside the text the style sheet shows it without unfolding; opening it as well tells so to
 * browsers that can't style a closed one yet, and to assistive tools.
 */
function openWhereThereIsRoom(details: HTMLDetailsElement | null): void {
  if (details && matchMedia("(width >= 60rem)").matches) details.open = true;
}

/** A course's contents beside a unit; the bar at the left says where one is. */
export function CourseNav(props: {
  course: { id: string; title: string };
  groups: UnitGroup[];
  currentId: string;
  /** Headings of the current page. */
  headings: { id: string; text: string }[];
}) {
  return (
    <nav className="side" aria-label={m.lesson_contents()}>
      <details className="toc-fold" ref={openWhereThereIsRoom}>
        <summary>
          {m.lesson_contents_fold({ course: props.course.title })}
          <Icon name="down" />
        </summary>
        <h2>
          <LocaleLink className="soft" to={`/courses/${props.course.id}`}>
            {props.course.title}
          </LocaleLink>
        </h2>
        <ol>
          {props.groups.map((group, index) => (
            <li key={group.title}>
              <span className="ch">
                {index + 1}　{group.title}
              </span>
              <ol>
                {group.units.map((unit) => (
                  <li key={unit.id}>
                    <LocaleLink to={unit.to} aria-current={unit.id === props.currentId ? "page" : undefined}>
                      {unit.title}
                      {unit.done && (
                        <>
                          <Icon name="check" />
                          <span className="sr">{m.catalogue_unit_done()}</span>
                        </>
                      )}
                    </LocaleLink>
                    {unit.id === props.currentId && props.headings.length > 0 && (
                      <ol className="here" aria-label={m.lesson_sections()}>
                        {props.headings.map((heading) => (
                          <li key={heading.id}>
                            <a href={`#${heading.id}`}>{heading.text}</a>
                          </li>
                        ))}
                      </ol>
                    )}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

/** Links to the unit before and the unit after. */
export function UnitPager(props: {
  previous: { to: string; title: string } | null;
  next: { to: string; title: string } | null;
}) {
  return (
    <nav className="pager" aria-label={m.lesson_pager()}>
      {props.previous ? (
        <LocaleLink to={props.previous.to}>
          <span>
            <Icon name="left" />
            {m.lesson_previous()}
          </span>
          <b>{props.previous.title}</b>
        </LocaleLink>
      ) : (
        <span />
      )}
      {props.next && (
        <LocaleLink to={props.next.to}>
          <span>
            {m.lesson_next()}
            <Icon name="right" />
          </span>
          <b>{props.next.title}</b>
        </LocaleLink>
      )}
    </nav>
  );
}
