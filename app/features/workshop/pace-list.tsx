import { m } from "#app/i18n/messages.js";
import { CommandButton } from "./command-form.tsx";
import type { RoomState } from "./room-state.ts";
import { passedCount, seated } from "./room-state.ts";
import styles from "./workshop.module.css";

/** The steps, how many have passed each, and the way to each of them. */
export function PaceList({ state }: { state: RoomState }) {
  const total = seated(state).length;
  const { steps, stepId } = state.pace;
  return (
    <section aria-labelledby="pace">
      <h2 id="pace">{m.workshop_pace()}</h2>
      <ol className={styles.pace}>
        {steps.map((step, index) => {
          const passed = passedCount(state, step.id);
          const share = total === 0 ? 0 : (passed / total) * 100;
          const current = step.id === stepId;
          return (
            <li key={step.id} aria-current={current ? "step" : undefined}>
              <span className={styles.no}>{index + 1}</span>
              <span>{step.title}</span>
              <span className={styles.t}>
                {passed}／{total}
              </span>
              <span className="meter" aria-hidden="true">
                <i style={{ inlineSize: `${share}%` }} />
              </span>
              {!current && (
                <CommandButton kind="quiet" formClass={styles.goTo} command={{ type: "go", stepId: step.id }}>
                  {m.workshop_go_here()}
                  <span className="sr"> {step.title}</span>
                </CommandButton>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
