import type { KeyboardEvent, SyntheticEvent } from "react";
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Term } from "#app/features/catalogue/glossary.ts";
import { m } from "#app/i18n/messages.js";
import type { EditorHandle } from "./monaco.client.tsx";
import type { Adviser } from "./use-adviser.tsx";
import { LONGEST_DRAFT } from "./work.ts";

/** How the page reaches into the editor, whichever it is at the moment. */
export type PromptEditorRef = {
  setText(text: string): void;
  insert(text: string): void;
  /** Selects a part of the text (half-open, in UTF-16 units) and brings it into view, with the focus. */
  select(start: number, end: number): void;
};

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
  /** Of the form's field, and of the box itself. */
  name: string;
  id: string;
  label: string;
  text: string;
  slots: string[];
  describedBy: string;
  invalid: boolean;
  advise: Adviser;
  terms: readonly Term[];
  onChange: (text: string) => void;
  /** Ctrl or ⌘ with Enter; false when these keys mean nothing here. */
  onRunKey: () => boolean;
  editorRef: React.Ref<PromptEditorRef>;
}) {
  const { text, label, onChange, onRunKey, slots, advise, terms } = props;
  // "arriving": drawn by the server, and no script has yet had its say.
  const [mode, setMode] = useState<"arriving" | "plain" | "loading" | "monaco" | "failed">("arriving");
  /** What just happened to what was pasted: it was no text, or so much that it went into the plain box. */
  const [pasted, setPasted] = useState<"no-text" | "long" | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  /** The choice was made here and now, so the focus goes where the text is. */
  const asked = useRef(false);
  /** Resolves when the input method is done: the box must not be exchanged under a half-written character. */
  const endOfComposition = useRef<Promise<void> | null>(null);
  const latest = useRef({ text, onChange, onRunKey });
  latest.current = { text, onChange, onRunKey };

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
        if (latest.current.text.length > LONGEST_DRAFT) return setMode("plain");
        const caret = document.activeElement === area.current ? (area.current?.selectionEnd ?? 0) : null;
        editor.current = createPromptEditor(host.current, {
          text: latest.current.text,
          label,
          slots,
          advise,
          terms,
          onChange: (value) => latest.current.onChange(value),
          onRunKey: () => latest.current.onRunKey(),
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
  }, [mode, slots, label, advise, terms]);

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
      select(start, end) {
        if (editor.current) return editor.current.select(start, end);
        area.current?.focus();
        area.current?.setSelectionRange(start, end);
      },
    }),
    [],
  );

  const toPlain = useCallback(() => {
    editor.current?.dispose();
    editor.current = null;
    flushSync(() => setMode("plain"));
    area.current?.focus();
  }, []);

  const choose = useCallback(
    (choice: "plain" | "monaco") => {
      try {
        localStorage.setItem(CHOICE_KEY, choice);
      } catch {
        console.warn("this browser doesn't remember the choice of editor");
      }
      asked.current = true;
      if (choice === "monaco") setMode("loading");
      else toPlain();
    },
    [toPlain],
  );

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While Chinese is being composed, Enter belongs to the input method (keyCode 229 in older browsers).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const runs = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (runs && onRunKey()) event.preventDefault();
  }

  /** Without text beside it a picture would be left out without a word; a file let go here would replace the page. */
  function onMaterial(event: SyntheticEvent, material: DataTransfer): void {
    const words = material.getData("text/plain");
    const isFile = material.types.includes("Files") && words === "";
    // Monaco would be slow from then on.
    const isLong = editor.current !== null && words.length > LONGEST_DRAFT;
    setPasted(isFile ? "no-text" : isLong ? "long" : null);
    if (!isFile && !isLong) return;
    event.preventDefault();
    // Monaco asks nobody and would write the file's name.
    event.stopPropagation();
    if (!isLong) return;
    const place = editor.current?.selection();
    toPlain();
    area.current?.setSelectionRange(place?.start ?? 0, place?.end ?? 0);
    insertInto(area.current, words, onChange);
  }

  const monaco = mode === "monaco";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pasted and dropped goes to the fields inside
    <div
      className="prompt-editor"
      data-mode={mode}
      onPasteCapture={(event) => onMaterial(event, event.clipboardData)}
      onDropCapture={(event) => onMaterial(event, event.dataTransfer)}
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
    >
      <textarea
        ref={area}
        id={props.id}
        name={props.name}
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
        aria-label={label}
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
        <p className={pasted ? "error" : undefined} role="status">
          {pasted === "no-text" && m.lab_text_only()}
          {pasted === "long" && m.lab_plain_for_long()}
        </p>
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
  // In a part that isn't shown nothing can have the focus, and the command would go to whatever has it.
  if (!area || area.offsetParent === null) {
    onChange(text);
    return;
  }
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
