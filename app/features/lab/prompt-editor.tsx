import type { KeyboardEvent } from "react";
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import { m } from "#app/i18n/messages.js";
import type { EditorHandle } from "./monaco.client.tsx";

/** How the page reaches into the editor, whichever it is at the moment. */
export type PromptEditorRef = { setText(text: string): void; insert(text: string): void };

const CHOICE_KEY = "lab-editor";

/** Monaco wants a mouse and room; a phone gets the text box unless its owner chooses otherwise. */
function wantsMonaco(): boolean {
  const chosen = localStorage.getItem(CHOICE_KEY);
  if (chosen) return chosen === "monaco";
  return matchMedia("(pointer: fine) and (width >= 40rem)").matches;
}

/**
 * Where the prompt is written. The text box is there from the first paint and remains the form's field; Monaco
 * comes over it afterwards, where it fits and when it loads.
 */
export function PromptEditor(props: {
  text: string;
  slots: string[];
  describedBy: string;
  invalid: boolean;
  onChange: (text: string) => void;
  onRun: () => void;
  editorRef: React.Ref<PromptEditorRef>;
}) {
  const { text, onChange, onRun, slots } = props;
  const [mode, setMode] = useState<"plain" | "loading" | "monaco" | "failed">("plain");
  const host = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  const latest = useRef({ text, onChange, onRun });
  latest.current = { text, onChange, onRun };

  useEffect(() => {
    if (wantsMonaco()) setMode("loading");
  }, []);

  useEffect(() => {
    if (mode !== "loading") return;
    let gone = false;
    import("./monaco.client.tsx")
      .then(({ createPromptEditor }) => {
        if (gone || !host.current) return;
        const hadFocus = document.activeElement === area.current;
        editor.current = createPromptEditor(host.current, {
          text: latest.current.text,
          label: m.lab_editor_label(),
          slots,
          onChange: (value) => latest.current.onChange(value),
          onRun: () => latest.current.onRun(),
        });
        setMode("monaco");
        if (hadFocus) editor.current.focus();
      })
      .catch((error: unknown) => {
        console.warn("the editor did not load", error);
        if (!gone) setMode("failed");
      });
    return () => {
      gone = true;
    };
  }, [mode, slots]);

  useEffect(() => () => editor.current?.dispose(), []);

  useImperativeHandle(
    props.editorRef,
    () => ({
      setText(value) {
        if (editor.current) editor.current.setText(value);
        else replaceAll(area.current, value, latest.current.onChange);
      },
      insert(value) {
        if (editor.current) editor.current.insert(value);
        else insertInto(area.current, value, latest.current.onChange);
      },
    }),
    [],
  );

  const choose = useCallback((choice: "plain" | "monaco") => {
    localStorage.setItem(CHOICE_KEY, choice);
    if (choice === "plain") {
      editor.current?.dispose();
      editor.current = null;
    }
    setMode(choice === "plain" ? "plain" : "loading");
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While Chinese is being composed, Enter belongs to the input method (keyCode 229 in older browsers).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onRun();
    }
  }

  const monaco = mode === "monaco";
  return (
    <div className="prompt-editor" data-mode={mode}>
      <textarea
        ref={area}
        id="prompt"
        name="prompt"
        className="ed plain"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={m.lab_editor_label()}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        spellCheck={false}
        hidden={monaco}
      />
      <div
        className="ed monaco-host"
        ref={host}
        hidden={!monaco && mode !== "loading"}
        data-loading={mode === "loading"}
      />
      <div className="editor-choice">
        {mode === "failed" && <p className="hint">{m.lab_editor_failed()}</p>}
        {monaco ? (
          <button type="button" className="go" onClick={() => choose("plain")}>
            {m.lab_use_plain()}
          </button>
        ) : mode === "loading" ? (
          <p className="hint">{m.lab_editor_loading()}</p>
        ) : (
          <button type="button" className="go needs-script" onClick={() => choose("monaco")}>
            {m.lab_use_editor()}
          </button>
        )}
        {slots.map((slot) => (
          <button
            key={slot}
            type="button"
            className="go needs-script"
            onClick={() =>
              editor.current
                ? editor.current.insert(`{{${slot}}}`)
                : insertInto(area.current, `{{${slot}}}`, onChange)
            }
          >
            {m.lab_insert({ slot: `{{${slot}}}` })}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Through the browser's own editing command where it works, so that undo brings the old text back. */
function replaceAll(area: HTMLTextAreaElement | null, text: string, onChange: (text: string) => void): void {
  if (!area) return;
  area.focus();
  area.select();
  if (!document.execCommand("insertText", false, text)) onChange(text);
}

function insertInto(area: HTMLTextAreaElement | null, text: string, onChange: (text: string) => void): void {
  if (!area) return;
  area.focus();
  if (document.execCommand("insertText", false, text)) return;
  onChange(area.value.slice(0, area.selectionStart) + text + area.value.slice(area.selectionEnd));
}
