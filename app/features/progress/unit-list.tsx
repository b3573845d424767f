import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { Unit, UnitGroup } from "./unit.ts";

const KINDS = {
  lesson: m.catalogue_kind_lesson,
  quiz: m.catalogue_kind_quiz,
  lab: m.catalogue_kind_lab,
};

export function kindName(kind: Unit["kind"]): string {
  return KINDS[kind]();
}

/** A course's units by chapter; links once the reader has joined. */
export function UnitList(props: { groups: UnitGroup[]; open: boolean }) {
  return (
    <ol className="chapters">
      {props.groups.map((group, index) => (
        <li key={group.title}>
          <h3>
            <span className="num soft">{index + 1}</span> {group.title}
          </h3>
          <ol className="units">
            {group.units.map((unit) => (
              <li key={unit.id}>
                <span className="kind soft">{kindName(unit.kind)}</span>
                <span className="name">
                  {props.open ? <LocaleLink to={unit.to}>{unit.title}</LocaleLink> : unit.title}
                </span>
                <span className="soft num">{m.catalogue_minutes({ minutes: unit.minutes })}</span>
                <span className="state">
                  {unit.done && (
                    <span className="chip ok">
                      <Icon name="check" />
                      {m.catalogue_unit_done()}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** One tick a unit, so that progress can't pretend; the words beside it say the same. */
export function UnitTicks(props: {
  groups: { units: { id: string; done: boolean }[] }[];
  nowId?: string | undefined;
}) {
  return (
    <ol className="ticks" aria-hidden="true">
      {props.groups.flatMap((group, chapter) =>
        group.units.map((unit, index) => (
          <li
            key={unit.id}
            className={[
              unit.done ? "done" : unit.id === props.nowId ? "now" : "",
              index === 0 && chapter > 0 ? "brk" : "",
            ]
              .filter(Boolean)
              .join(" ")}
          />
        )),
      )}
    </ol>
  );
}
