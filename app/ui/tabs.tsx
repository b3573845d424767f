import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import type { ChipTone } from "./chip.tsx";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

export type Tab = {
  id: string;
  label: ReactNode;
  /** A picture after the label with a word for those who don't see it, such as how a case came out. */
  state?: { tone: ChipTone; icon: IconName; name: string } | undefined;
  panel: ReactNode;
};

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  /** Given, the parent holds which one is open and hears of changes. */
  selected?: string | undefined;
  onSelect?: ((id: string) => void) | undefined;
};

/**
 * Panels that take turns. Before scripts arrive all panels are open, one under the other, and nothing is lost;
 * after, one is shown, and the arrow keys, Home and End move between the tabs.
 */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const base = useId();
  const [own, setOwn] = useState(tabs[0]?.id);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const list = useRef<HTMLDivElement>(null);
  const wanted = selected ?? own;
  const open = tabs.some((tab) => tab.id === wanted) ? wanted : tabs[0]?.id;

  function select(id: string): void {
    setOwn(id);
    onSelect?.(id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.id === open);
    const to = targetOf(event.key, at, tabs.length);
    const tab = to === undefined ? undefined : tabs[to];
    if (to === undefined || !tab) return;
    event.preventDefault();
    select(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  }

  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} hidden={!ready}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-tab-${tab.id}`}
            aria-controls={`${base}-panel-${tab.id}`}
            aria-selected={tab.id === open}
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => select(tab.id)}
            onKeyDown={onKeyDown}
          >
            {tab.label}
            {tab.state && (
              <span className={`chip ${tab.state.tone}`}>
                <Icon name={tab.state.icon} />
                <span className="sr">{tab.state.name}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${base}-panel-${tab.id}`}
          aria-labelledby={`${base}-tab-${tab.id}`}
          hidden={ready && tab.id !== open}
        >
          {!ready && <p className="sub">{tab.label}</p>}
          {tab.panel}
        </div>
      ))}
    </>
  );
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
