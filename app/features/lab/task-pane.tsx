import { m } from "#app/i18n/messages.js";
import { Html } from "#app/ui/html.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { KindBrief } from "./kinds/kind-view.tsx";
import type { LabPageData } from "./lab-page-data.ts";
import { SolutionView } from "./solution-view.tsx";
import { WORK_FORM } from "./submit-button.tsx";
import { TriesList } from "./tries-list.tsx";

/** What is to be done, with its material, hints as they are opened, and what one has tried. */
export function TaskPane(props: {
  page: LabPageData;
  onRestore: (prompt: string) => void;
  onHint: () => void;
  onSolution: () => void;
}) {
  const { page } = props;
  const { lab } = page;
  return (
    <>
      <h2>{m.lab_pane_task()}</h2>
      <div className="task">
        <h3>{m.lab_situation()}</h3>
        <Html className="task-text" html={page.situationHtml} />
        <h3>{m.lab_task()}</h3>
        <Html className="task-text" html={page.taskHtml} />
      </div>
      <KindBrief lab={lab} />
      <h2 className="sub">{m.lab_material()}</h2>
      {lab.visibleCases.map((one, index) => (
        <details key={one.id} className="material">
          <summary className="go">
            <span className="nb">{m.lab_case({ number: index + 1 })}</span>{" "}
            <span className="soft">{one.gist}</span>
            <Icon name="down" />
          </summary>
          {Object.entries(one.vars).map(([slot, text]) => (
            <div key={slot}>
              <p className="small soft">
                <code className="var">{`{{${slot}}}`}</code>
              </p>
              <pre className="answer source">{text}</pre>
            </div>
          ))}
        </details>
      ))}
      <details className="material">
        <summary className="go">
          {m.lab_checks_all()}
          <Icon name="down" />
        </summary>
        <ul className="bullets">
          {lab.checks.map((check) => (
            <li key={check.id}>
              {check.label}
              {check.on === "prompt" && <span className="soft"> ({m.lab_on_prompt()})</span>}
            </li>
          ))}
        </ul>
      </details>
      <h2 className="sub">{m.lab_hints()}</h2>
      <Hints page={page} onHint={props.onHint} />
      <SolutionView solution={page.solution} onOpen={props.onSolution} />
      <h2 className="sub">{m.lab_tries()}</h2>
      <TriesList
        tries={page.tries}
        before={page.history.before}
        parts={lab.parts}
        place={{ unit: page.history.unit, back: "lab", page: 1, endpoint: page.endpoints.notes }}
        onRestore={props.onRestore}
      />
      <HistoryLinks history={page.history} shown={page.tries.length} />
    </>
  );
}

/** From the newest tries to all of them, and to two of them side by side. */
function HistoryLinks({ history, shown }: { history: LabPageData["history"]; shown: number }) {
  const { total, unit } = history;
  return (
    <div className="row">
      {total > shown && (
        <LocaleLink className="go" to={`${unit}/history`}>
          {m.lab_history_all({ count: total })}
        </LocaleLink>
      )}
      {total > 1 && (
        <LocaleLink className="go" to={`${unit}/compare`}>
          {m.lab_compare_any()}
        </LocaleLink>
      )}
    </div>
  );
}

function Hints({ page, onHint }: { page: LabPageData; onHint: () => void }) {
  const tried = page.history.failed;
  const all = page.hints.length >= page.lab.hintCount;
  return (
    <div className="stack-s">
      <ol className="hints">
        {page.hints.map((hint, index) => (
          <li key={hint}>
            <b>{m.lab_hint_number({ number: index + 1 })}</b>　{hint}
          </li>
        ))}
      </ol>
      {all ? (
        <p className="soft small">{m.lab_hints_all()}</p>
      ) : tried ? (
        // Of the work's own form: without scripts what stands in the editor is sent along, and kept.
        <button
          className="btn quiet"
          type="submit"
          form={WORK_FORM}
          name="intent"
          value="hint"
          onClick={(event) => {
            event.preventDefault();
            onHint();
          }}
        >
          {page.hints.length === 0 ? m.lab_hint_first() : m.lab_hint_open()}
        </button>
      ) : (
        <p className="soft small">{m.lab_hint_after()}</p>
      )}
    </div>
  );
}
