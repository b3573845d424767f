import type { KeyboardEvent } from "react";
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { m } from "#app/i18n/messages.js";
import type { EditorHandle } from "./monaco.client.tsx";

/** How the page reaches into the editor, whichever it is at the moment. */
export type PromptEditorRef = { setText(text: string): void; insert(text: string): void };

const CHOICE_KEY = "lab-editor";

/** Monaco wants a mouse and room; a phone gets the text box unless its owner chooses otherwise. */
function wantsMonaco(): boolean {
  const chosen = choice();
  if (chosen) return chosen === "monaco";
  return matchMedia("(pointer: fine) and (width >= 40rem)").matches;
}

/** What was chosen before, on this computer; null also where the browser keeps nothing. */
function choice(): string | null {
  try {
    return localStorage.getItem(CHOICE_KEY);
  } catch {
    return null;
  }
}

/** Resolves when the browser has painted and has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
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
  // "arriving": drawn by the server, and no script has yet had its say.
  const [mode, setMode] = useState<"arriving" | "plain" | "loading" | "monaco" | "failed">("arriving");
  const host = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  /** The choice was made here and now, so the focus goes where the text is. */
  const asked = useRef(false);
  /** Resolves when the input method is done: the box must not be exchanged under a half-written character. */
  const endOfComposition = useRef<Promise<void> | null>(null);
  const latest = useRef({ text, onChange, onRun });
  latest.current = { text, onChange, onRun };

  useEffect(() => {
    setMode(wantsMonaco() ? "loading" : "plain");
  }, []);

  useEffect(() => {
    if (mode !== "loading") return;
    let gone = false;
    idle()
      .then(() => import("./monaco.client.tsx"))
      .then(async ({ createPromptEditor }) => {
        await endOfComposition.current;
        if (gone || !host.current) return;
        const caret = document.activeElement === area.current ? (area.current?.selectionEnd ?? 0) : null;
        editor.current = createPromptEditor(host.current, {
          text: latest.current.text,
          label: m.lab_editor_label(),
          slots,
          onChange: (value) => latest.current.onChange(value),
          onRun: () => latest.current.onRun(),
        });
        // Shown before the focus goes there: what is hidden can't have it.
        flushSync(() => setMode("monaco"));
        if (caret !== null || asked.current) editor.current.focus(caret);
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
    try {
      localStorage.setItem(CHOICE_KEY, choice);
    } catch {
      console.warn("this browser doesn't remember the choice of editor");
    }
    asked.current = true;
    if (choice === "monaco") return setMode("loading");
    editor.current?.dispose();
    editor.current = null;
    flushSync(() => setMode("plain"));
    area.current?.focus();
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
        onCompositionStart={(event) => {
          const box = event.currentTarget;
          endOfComposition.current = new Promise((resolve) => {
            // After the event itself, when the text has its last character.
            box.addEventListener("compositionend", () => setTimeout(resolve), { once: true });
          });
        }}
        aria-label={m.lab_editor_label()}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        spellCheck={false}
        autoComplete="off"
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
        ) : mode === "arriving" ? null : (
          <button type="button" className="go" onClick={() => choose("monaco")}>
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
