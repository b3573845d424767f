import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** A unit of a course: `startsChapter` leaves a little more room before it. */
export type Tick = { id: string; done: boolean; now?: boolean; startsChapter?: boolean };

/** One tick a unit, so that progress can't pretend. The words under it say the same to everyone. */
export function Ticks({ ticks, label }: { ticks: readonly Tick[]; label?: ReactNode }) {
  const done = ticks.filter((tick) => tick.done).length;
  return (
    <div>
      <ol className="ticks" aria-hidden="true">
        {ticks.map((tick, index) => (
          <li
            key={tick.id}
            className={classNames(
              tick.done ? "done" : tick.now && "now",
              tick.startsChapter && index > 0 && "brk",
            )}
          />
        ))}
      </ol>
      <p className="small soft num">{label ?? m.common_units_done({ done, total: ticks.length })}</p>
    </div>
  );
}

export type Step = { id: string; label: string; state: "done" | "now" | "todo" };

/** Steps within one unit. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map(({ id, label, state }) => (
        <li
          key={id}
          className={state === "done" ? "done" : undefined}
          aria-current={state === "now" ? "step" : undefined}
        >
          <Icon name={state === "done" ? "check" : state === "now" ? "half" : "none"} />
          {label}
          {state === "done" && <span className="sr">{m.common_step_done()}</span>}
        </li>
      ))}
    </ol>
  );
}

/** A share of a whole, with its fraction in words: never a bar alone, never a percentage without its numbers. */
export function Meter({ value, of, label }: { value: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(100, Math.max(0, (value / of) * 100)) : 0;
  return (
    <div>
      <span className="meter" aria-hidden="true">
        <i style={{ inlineSize: `${share}%` }} />
      </span>
      <p className="small soft num">{label}</p>
    </div>
  );
}

/** Something is on its way. `label` is read out; the bones only say how much room it will take. */
export function Waiting({ label, lines = 3 }: { label?: string; lines?: number }) {
  return (
    <div className="bones" role="status">
      <span className="sr">{label ?? m.common_loading()}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines that are all alike and never move
        <i key={line} />
      ))}
    </div>
  );
}
