import type { KeyboardEvent, ReactNode } from "react";
import { useId } from "react";
import { flushSync } from "react-dom";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";

export type CaseTab = { id: string; label: string; state: "ok" | "danger" | "running" | null };

/** Where a case's answer stands on the page: what links to it leads there without scripts too. */
export const casePanelId = (id: string): string => `case-${id}`;

/** Chooses a case from elsewhere on the page and goes to its answer. */
export function showCase(id: string, onChoose: (id: string) => void): void {
  // The panel must be on screen before it can be gone to.
  flushSync(() => onChoose(id));
  document.getElementById(casePanelId(id))?.focus();
}

/** Cases as tabs with their state: arrow keys move, the panel below belongs to the chosen one. */
export function CaseTabs(props: {
  tabs: CaseTab[];
  chosen: string;
  onChoose: (id: string) => void;
  panel: (id: string) => ReactNode;
}) {
  const prefix = useId();
  const { tabs, chosen } = props;

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    props.onChoose(tab.id);
    document.getElementById(`${prefix}-${tab.id}`)?.focus();
  }

  return (
    <>
      <div className="tabs" role="tablist" aria-label={m.lab_cases()} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${prefix}-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={casePanelId(tab.id)}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => props.onChoose(tab.id)}
          >
            {tab.label}
            {(tab.state === "ok" || tab.state === "danger") && (
              <span className={`chip ${tab.state}`}>
                <Icon name={tab.state === "ok" ? "check" : "cross"} />
                <span className="sr">{tab.state === "ok" ? m.lab_passed() : m.lab_failed()}</span>
              </span>
            )}
            {tab.state === "running" && (
              <span className="chip now">
                <Icon name="clock" />
                <span className="sr">{m.lab_running()}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={casePanelId(tab.id)}
          tabIndex={-1}
          aria-labelledby={`${prefix}-${tab.id}`}
          className="case-panel"
          data-chosen={tab.id === chosen}
        >
          {props.panel(tab.id)}
        </div>
      ))}
    </>
  );
}
