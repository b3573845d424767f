import type { FormEvent } from "react";
import { useCallback, useRef } from "react";
import type { Term } from "#app/features/catalogue/glossary.ts";
import { countTokens } from "#app/features/sandbox/practice/text.ts";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { ChoiceFields } from "./choice-part.tsx";
import { GlossaryList } from "./glossary-list.tsx";
import { GuardFindings } from "./guard-findings.tsx";
import type { LearnerLab } from "./lab.ts";
import type { LabPageData } from "./lab-page-data.ts";
import { LintList } from "./lint-list.tsx";
import type { PromptEditorRef } from "./prompt-editor.tsx";
import { PromptEditor } from "./prompt-editor.tsx";
import { ConflictChoice, SaveLine, SaveTrouble } from "./save-line.tsx";
import { restoredInWords, troubleText } from "./sentences.ts";
import { StopButton } from "./stop-button.tsx";
import { SubmitButton, WORK_FORM } from "./submit-button.tsx";
import { useAdviser } from "./use-adviser.tsx";
import type { LabWork } from "./use-lab-work.tsx";
import { useRunKey } from "./use-run-key.tsx";
import { onPrompt } from "./where-to-look.ts";
import type { TextPart, WorkPart } from "./work.ts";
import { chosenIn, isText, optionTexts, textIn } from "./work.ts";
import { workInWords } from "./work-words.ts";

/**
 * Where the work is done, run and submitted: one prompt, or parts in tabs. A plain form: without scripts, and before
 * they have come, its buttons post it, and the server saves the work before it does anything else.
 */
export function PromptPane({ page, work }: { page: LabPageData; work: LabWork }) {
  const { lab } = page;
  const { text, draft, trouble, running, submitting } = work;
  const problem = trouble && onPrompt(trouble) ? troubleText(trouble) : null;
  const conflict = draft.state.kind === "conflict" ? draft.state.theirs : null;
  const [first] = lab.parts;
  const shownPart = lab.parts.find((one) => one.id === work.part) ?? first;
  const slots = shownPart && isText(shownPart) ? shownPart.slots : lab.slots;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    if (pressed instanceof HTMLButtonElement && pressed.value === "submit") void work.onSubmit();
    else work.onRun();
  }

  return (
    <form method="post" id={WORK_FORM} className="lab-form" onSubmit={onSubmit}>
      <input type="hidden" name="submissionKey" value={page.submissionKey} />
      <input type="hidden" name="version" value={page.version.id} />
      <input type="hidden" name="baseRevision" value={(conflict ?? page.draft).revision} />
      {problem && (
        <p className="error" id="prompt-error">
          <Icon name="alert" />
          {problem}
        </p>
      )}
      {trouble?.kind === "guard" && (
        <GuardFindings notice={trouble.notice} work={work.work} onShow={work.show} />
      )}
      {lab.parts.length === 1 && first ? (
        <PartFields part={first} single lab={lab} terms={page.glossary} work={work} problem={problem} />
      ) : (
        <Tabs
          label={m.lab_parts()}
          selected={work.part}
          onSelect={work.setPart}
          tabs={lab.parts.map((part) => ({
            id: part.id,
            label: part.title,
            panel: (
              <PartFields
                part={part}
                single={false}
                lab={lab}
                terms={page.glossary}
                work={work}
                problem={problem}
              />
            ),
          }))}
        />
      )}
      <div className="edit-foot">
        {conflict && (
          <ConflictChoice
            mine={workInWords(lab.parts, text)}
            theirs={{ ...conflict, body: workInWords(lab.parts, conflict.body) }}
            path={page.path}
            onKeepMine={() => draft.keepMine(conflict.revision)}
            onTakeTheirs={() => work.takeTheirs(conflict)}
          />
        )}
        <SaveTrouble state={draft.state} returnTo={page.path} />
        {work.changed && (
          <div className="notice" role="status">
            <Icon name="info" />
            <p>{m.lab_changed()}</p>
          </div>
        )}
        {work.restored && (
          <div className="notice">
            <Icon name="info" />
            <Restored work={work} />
          </div>
        )}
        <div className="runbar">
          {running ? (
            // A key of its own: as the same element it would become the form's button under the very click.
            <StopButton key="stop" onStop={work.stop} />
          ) : (
            lab.asksModel && (
              <button key="run" className="btn" type="submit" name="intent" value="run">
                <Icon name="play" />
                {m.lab_run()}
              </button>
            )
          )}
          <SubmitButton quiet={lab.asksModel} submitting={submitting} />
          <button className="btn quiet no-script" type="submit" name="intent" value="save">
            {m.lab_save()}
          </button>
          <p className="quota push num">
            {first && lab.parts.length === 1 && isText(first) && <Lengths text={text} max={first.maxChars} />}
            <SaveLine state={draft.state} />
          </p>
        </div>
        {lab.asksModel && (
          <p className="hint small" id="prompt-hint">
            {lab.hiddenGists.length > 0 ? m.lab_run_explained() : m.lab_run_explained_open()}{" "}
            {slots.length > 0 && m.lab_editor_hint({ slots: slots.map(slotText).join(" ") })}{" "}
            <span className="with-keys">{m.lab_editor_tab()}</span>
          </p>
        )}
        {lab.asksModel && <RunKey />}
        {lab.parts.some(isText) && <GlossaryList terms={page.glossary} />}
      </div>
    </form>
  );
}

/** The keys that run a prompt, named where they can be switched off. */
function RunKey() {
  const { on, choose } = useRunKey();
  return (
    <label className="run-key small needs-script">
      <input type="checkbox" checked={on} onChange={(event) => choose(event.target.checked)} />
      {m.lab_run_hint()}
    </label>
  );
}

/** What has come into the editor by itself; what it replaced is kept, so that nothing is lost by looking. */
function Restored({ work }: { work: LabWork }) {
  if (work.restored === "kept") return <p>{m.lab_restored()}</p>;
  const back = work.restored === "back";
  return (
    <div>
      <p>
        {work.replaced === null && !back ? m.lab_restored_here() : restoredInWords(work.restored ?? "try")}
      </p>
      {work.replaced !== null && (
        <button type="button" className="go needs-script" onClick={work.undoRestore}>
          {back ? m.lab_restore_again() : m.lab_restore_undo()}
        </button>
      )}
      <p className="no-script">{m.lab_restored_unsaved()}</p>
    </div>
  );
}

const slotText = (slot: string): string => `{{${slot}}}`;

/** How long a text is, in characters against its cap and in tokens, which are estimated. */
function Lengths({ text, max }: { text: string; max: number }) {
  return (
    <>
      <span>{m.lab_count({ count: [...text].length, max })}</span>
      <span>{m.lint_tokens({ count: countTokens(text) })}</span>
    </>
  );
}

type PartProps<Part> = {
  part: Part;
  single: boolean;
  lab: LearnerLab;
  terms: readonly Term[];
  work: LabWork;
  problem: string | null;
};

/** One part: a text in its editor, or what is to be chosen. */
function PartFields({ part, ...props }: PartProps<WorkPart>) {
  if (isText(part)) return <TextFields part={part} {...props} />;
  const { work } = props;
  return (
    <ChoiceFields
      part={part}
      chosen={chosenIn(work.work, part.id)}
      onChange={(chosen) => work.onChange(part.id, chosen)}
    />
  );
}

function TextFields({ part, single, lab, terms, work, problem }: PartProps<TextPart>) {
  const text = textIn(work.work, part.id);
  const advise = useAdviser({
    id: lab.id,
    part,
    visibleCases: lab.visibleCases,
    ownTexts: optionTexts(lab.parts),
  });
  const own = useRef<PromptEditorRef | null>(null);
  const { editors } = work;
  const editorRef = useCallback(
    (editor: PromptEditorRef | null) => {
      own.current = editor;
      editors.current[part.id] = editor;
    },
    [editors, part.id],
  );
  const runKey = useRunKey();
  function onRunKey(): boolean {
    if (runKey.on) work.onRun();
    return runKey.on;
  }
  return (
    <>
      <PromptEditor
        name={single ? "prompt" : `work.${part.id}`}
        id={single ? "prompt" : `prompt-${part.id}`}
        label={single ? m.lab_editor_label() : part.title}
        text={text}
        slots={part.slots}
        describedBy={problem ? "prompt-error prompt-hint" : "prompt-hint"}
        invalid={problem !== null}
        advise={advise}
        terms={terms}
        onChange={(value) => work.onChange(part.id, value)}
        onRunKey={onRunKey}
        editorRef={editorRef}
      />
      <LintList text={text} advise={advise} editor={own} />
      {!single && (
        <p className="quota small num">
          <Lengths text={text} max={part.maxChars} />
        </p>
      )}
    </>
  );
}
