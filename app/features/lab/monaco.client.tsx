import "./monaco-words.client.ts";
import * as monaco from "monaco-editor/editor/editor.api.js";
import "monaco-editor/editor/contrib/bracketMatching/browser/bracketMatching.js";
import "monaco-editor/editor/contrib/caretOperations/browser/caretOperations.js";
import "monaco-editor/editor/contrib/clipboard/browser/clipboard.js";
import "monaco-editor/editor/contrib/cursorUndo/browser/cursorUndo.js";
import "monaco-editor/editor/contrib/find/browser/findController.js";
import "monaco-editor/editor/contrib/linesOperations/browser/linesOperations.js";
import "monaco-editor/editor/contrib/multicursor/browser/multicursor.js";
import "monaco-editor/editor/contrib/suggest/browser/suggestController.js";
import "monaco-editor/editor/contrib/toggleTabFocusMode/browser/toggleTabFocusMode.js";
import "monaco-editor/editor/contrib/wordOperations/browser/wordOperations.js";
import type { Term } from "#app/features/catalogue/glossary.ts";
import { showAdvice } from "./monaco-lint.client.ts";
import { showTerms } from "./monaco-terms.client.ts";
import type { Adviser } from "./use-adviser.tsx";

let prepared = false;

/** Once a page: the prompt's language, and nonces for the styles that Monaco makes. */
function prepare(): void {
  if (prepared) return;
  prepared = true;
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
  const create = document.createElement.bind(document);
  // Monaco doesn't know nonces, and its styles would be refused by the page's policy without one.
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (tag.toLowerCase() === "style") element.setAttribute("nonce", nonce);
    return element;
  }) as typeof document.createElement;
  monaco.languages.register({ id: "prompt" });
  monaco.languages.setMonarchTokensProvider("prompt", {
    tokenizer: {
      root: [
        [/\{\{[^{}\n]+\}\}/, "variable"],
        [/[^{]+/, ""],
        [/\{/, ""],
      ],
    },
  });
}

/** A token of the design as the hex that Monaco wants. */
function hexOf(token: string): string {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const swatch = document.createElement("i");
  swatch.style.color = `var(${token})`;
  document.body.append(swatch);
  const colour = getComputedStyle(swatch).color;
  swatch.remove();
  if (!probe) return "#000000";
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = probe.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function applyTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  monaco.editor.defineTheme("academy", {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: [{ token: "variable", foreground: hexOf("--accent").slice(1), fontStyle: "bold" }],
    colors: {
      "editor.background": hexOf("--paper-raised"),
      "editor.foreground": hexOf("--ink"),
      "editorLineNumber.foreground": hexOf("--ink-soft"),
      "editorLineNumber.activeForeground": hexOf("--ink"),
      "editor.lineHighlightBackground": hexOf("--paper-sunk"),
      "editorCursor.foreground": hexOf("--ink"),
      "editor.selectionBackground": hexOf("--accent-wash"),
      "editorSuggestWidget.background": hexOf("--paper-raised"),
      "editorSuggestWidget.border": hexOf("--line-strong"),
      "editorSuggestWidget.foreground": hexOf("--ink"),
      "editorSuggestWidget.highlightForeground": hexOf("--accent"),
      "editorSuggestWidget.selectedBackground": hexOf("--accent-wash"),
      "editorSuggestWidget.selectedForeground": hexOf("--ink"),
      "editorSuggestWidget.focusHighlightForeground": hexOf("--accent"),
      "editorWarning.foreground": hexOf("--warn"),
      "editorHoverWidget.background": hexOf("--paper-raised"),
      "editorHoverWidget.foreground": hexOf("--ink"),
      "editorHoverWidget.border": hexOf("--line-strong"),
      "editorHoverWidget.statusBarBackground": hexOf("--paper-sunk"),
      "textLink.foreground": hexOf("--accent"),
      "textLink.activeForeground": hexOf("--accent"),
      "editorActionList.background": hexOf("--paper-raised"),
      "editorActionList.foreground": hexOf("--ink"),
      "editorActionList.focusBackground": hexOf("--accent-wash"),
      "editorActionList.focusForeground": hexOf("--ink"),
    },
  });
  monaco.editor.setTheme("academy");
}

export type EditorHandle = {
  setText(text: string): void;
  insert(text: string): void;
  focus(caret: number | null): void;
  select(start: number, end: number): void;
  /** What is selected, or where the caret is, in UTF-16 units. */
  selection(): { start: number; end: number };
  dispose(): void;
};

/** Puts a Monaco editor into an element. Tab leaves it, as in any other field; composing never triggers a key. */
export function createPromptEditor(
  host: HTMLElement,
  options: {
    text: string;
    label: string;
    slots: string[];
    advise: Adviser;
    terms: readonly Term[];
    onChange: (text: string) => void;
    /** Ctrl or ⌘ with Enter; false when these keys mean nothing here. */
    onRunKey: () => boolean;
  },
): EditorHandle {
  prepare();
  applyTheme();
  const face = getComputedStyle(host).getPropertyValue("--face-code");
  const editor = monaco.editor.create(host, {
    value: options.text,
    language: "prompt",
    ariaLabel: options.label,
    theme: "academy",
    fontFamily: face,
    fontSize: 16,
    lineHeight: 28,
    wordWrap: "on",
    wrappingStrategy: "advanced",
    minimap: { enabled: false },
    automaticLayout: true,
    scrollBeyondLastLine: false,
    renderLineHighlight: "all",
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    glyphMargin: false,
    folding: false,
    overviewRulerLanes: 0,
    tabFocusMode: true,
    quickSuggestions: false,
    // Words of the text itself are no help in prose, and looking them up would be all that wants Monaco's worker.
    wordBasedSuggestions: "off",
    occurrencesHighlight: "off",
    links: false,
    contextmenu: false,
    padding: { top: 8, bottom: 8 },
    accessibilitySupport: "auto",
    scrollbar: { alwaysConsumeMouseWheel: false },
    // What is said about a place may be taller than the editor.
    fixedOverflowWidgets: true,
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
  });
  let composing = false;
  const listeners = [
    showAdvice(editor, options.advise),
    showTerms(editor, options.terms),
    editor.onDidChangeModelContent(() => options.onChange(editor.getValue())),
    editor.onDidCompositionStart(() => {
      composing = true;
    }),
    editor.onDidCompositionEnd(() => {
      composing = false;
    }),
    editor.onKeyDown((event) => {
      const { browserEvent } = event;
      const runs = event.keyCode === monaco.KeyCode.Enter && (event.ctrlKey || event.metaKey);
      // While Chinese is being composed, Enter belongs to the input method (keyCode 229 in older browsers).
      if (!runs || composing || browserEvent.isComposing || browserEvent.keyCode === 229) return;
      if (!options.onRunKey()) return;
      event.preventDefault();
      event.stopPropagation();
    }),
    monaco.languages.registerCompletionItemProvider("prompt", {
      triggerCharacters: ["{"],
      provideCompletionItems(model, position) {
        const before = model.getValueInRange({
          startLineNumber: position.lineNumber,
          startColumn: 1,
          endLineNumber: position.lineNumber,
          endColumn: position.column,
        });
        // Providers hear of every editor on the page; this one knows the variables of its own.
        if (model !== editor.getModel()) return { suggestions: [] };
        const opened = /\{{1,2}[^{}]*$/.exec(before);
        if (!opened) return { suggestions: [] };
        const range = {
          startLineNumber: position.lineNumber,
          startColumn: opened.index + 1,
          endLineNumber: position.lineNumber,
          endColumn: position.column,
        };
        return {
          suggestions: options.slots.map((slot) => ({
            label: `{{${slot}}}`,
            kind: monaco.languages.CompletionItemKind.Variable,
            insertText: `{{${slot}}}`,
            filterText: opened[0] + slot,
            range,
          })),
        };
      },
    }),
  ];
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", applyTheme);
  return {
    setText(text) {
      // As an edit, so that undo brings the text before back.
      const model = editor.getModel();
      if (!model || model.getValue() === text) return;
      editor.pushUndoStop();
      editor.executeEdits("restore", [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
    },
    insert(text) {
      editor.trigger("insert", "type", { text });
      editor.focus();
    },
    focus(caret) {
      const position = caret === null ? null : editor.getModel()?.getPositionAt(caret);
      if (position) editor.setPosition(position);
      editor.focus();
    },
    select(start, end) {
      const model = editor.getModel();
      if (!model) return;
      const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
      editor.setSelection(range);
      editor.revealRangeInCenterIfOutsideViewport(range);
      editor.focus();
    },
    selection() {
      const model = editor.getModel();
      const range = editor.getSelection();
      if (!model || !range) return { start: 0, end: 0 };
      return {
        start: model.getOffsetAt(range.getStartPosition()),
        end: model.getOffsetAt(range.getEndPosition()),
      };
    },
    dispose() {
      scheme.removeEventListener("change", applyTheme);
      for (const listener of listeners) listener.dispose();
      editor.getModel()?.dispose();
      editor.dispose();
    },
  };
}
