import { m } from "#app/i18n/messages.js";
import type { Pane } from "./lab-page.tsx";

const PANES: { pane: Pane; label: () => string }[] = [
  { pane: "task", label: m.lab_pane_task },
  { pane: "edit", label: m.lab_pane_prompt },
  { pane: "result", label: m.lab_pane_result },
];

/** On a phone the three panes take turns. They stay in the document, so nothing typed is lost between them. */
export function PaneTabs({ pane, onChoose }: { pane: Pane; onChoose: (pane: Pane) => void }) {
  return (
    <nav className="tabs lab-tabs" aria-label={m.lab_panes()}>
      {PANES.map((one) => (
        <button
          key={one.pane}
          type="button"
          aria-pressed={one.pane === pane}
          className="pane-tab"
          onClick={() => onChoose(one.pane)}
        >
          {one.label()}
        </button>
      ))}
    </nav>
  );
}
