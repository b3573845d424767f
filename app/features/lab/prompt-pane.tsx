import type { FormEvent } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { LabPageData } from "./lab-page-data.ts";
import { PromptEditor } from "./prompt-editor.tsx";
import { ConflictChoice, SaveLine, SaveTrouble } from "./save-line.tsx";
import { troubleText } from "./sentences.ts";
import type { LabWork } from "./use-lab-work.tsx";
import { onPrompt } from "./use-lab-work.tsx";

/**
 * Where the prompt is written, run and submitted. A plain form: without scripts, and before they have come, its
 * buttons post it, and the server saves the text before it does anything else.
 */
export function PromptPane({ page, work }: { page: LabPageData; work: LabWork }) {
  const { lab } = page;
  const { text, draft, trouble, running, submitting } = work;
  const slots = lab.slots.map((slot) => `{{${slot}}}`);
  const problem = trouble && onPrompt(trouble) ? troubleText(trouble) : null;
  const conflict = draft.state.kind === "conflict" ? draft.state.theirs : null;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    if (pressed instanceof HTMLButtonElement && pressed.value === "submit") void work.onSubmit();
    else work.onRun();
  }

  return (
    <form method="post" className="lab-form" onSubmit={onSubmit}>
      <input type="hidden" name="submissionKey" value={page.submissionKey} />
      <input type="hidden" name="baseRevision" value={(conflict ?? page.draft).revision} />
      {problem && (
        <p className="error" id="prompt-error">
          <Icon name="alert" />
          {problem}
        </p>
      )}
      <PromptEditor
        text={text}
        slots={lab.slots}
        describedBy={problem ? "prompt-error prompt-hint" : "prompt-hint"}
        invalid={problem !== null}
        onChange={work.onChange}
        onRun={work.onRun}
        editorRef={work.editor}
      />
      <div className="edit-foot">
        {conflict && (
          <ConflictChoice
            mine={text}
            theirs={conflict}
            path={page.path}
            onKeepMine={() => draft.keepMine(conflict.revision)}
            onTakeTheirs={() => work.takeTheirs(conflict)}
          />
        )}
        <SaveTrouble state={draft.state} returnTo={page.path} />
        {work.restored && (
          <div className="notice">
            <Icon name="info" />
            <p>{work.restored === "kept" ? m.lab_restored() : m.lab_restored_try()}</p>
          </div>
        )}
        <div className="runbar">
          {running ? (
            // A key of its own: as the same element it would become the form's button under the very click.
            <button
              key="stop"
              className="btn"
              type="button"
              // The second half of a double click on Run isn't meant for Stop.
              onClick={(event) => event.detail < 2 && work.stop()}
            >
              <Icon name="stop" />
              {m.lab_stop()}
            </button>
          ) : (
            <button key="run" className="btn" type="submit" name="intent" value="run">
              <Icon name="play" />
              {m.lab_run()}
            </button>
          )}
          <button className="btn quiet" type="submit" name="intent" value="submit" aria-busy={submitting}>
            {submitting ? m.lab_submitting() : m.lab_submit()}
          </button>
          <button className="btn quiet no-script" type="submit" name="intent" value="save">
            {m.lab_save()}
          </button>
          <p className="quota push num">
            <span>{m.lab_count({ count: [...text].length, max: lab.maxChars })}</span>
            <SaveLine state={draft.state} />
          </p>
        </div>
        <p className="hint small" id="prompt-hint">
          {m.lab_run_explained()} {m.lab_editor_hint({ slots: slots.join(" ") })}{" "}
          <span className="keys">{m.lab_run_hint()}</span>
        </p>
      </div>
    </form>
  );
}
