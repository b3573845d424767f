import * as monaco from "monaco-editor/editor/editor.api.js";
import "monaco-editor/editor/contrib/codeAction/browser/codeActionContributions.js";
import "monaco-editor/editor/contrib/hover/browser/hoverContribution.js";
import "#app/ui/styles/monaco.css";
import type { Advice } from "./lint/advice.ts";
import type { Adviser } from "./use-adviser.tsx";

const OWNER = "advice";
/** How long nothing must have been typed before the marks change. */
const REST_MS = 400;

/** Marks what could be better in an editor's text, says it on hover, and offers the fixes (Ctrl+.). */
export function showAdvice(editor: monaco.editor.IStandaloneCodeEditor, advise: Adviser): monaco.IDisposable {
  const model = editor.getModel();
  if (!model) return { dispose() {} };
  let composing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: { version: number; advice: Advice[] } = { version: -1, advice: [] };

  const rangeOf = (start: number, end: number) =>
    monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));

  /** What stands at a mere point is marked on the character before. */
  const markOf = ({ start, end }: Advice) => rangeOf(start === end ? Math.max(0, start - 1) : start, end);

  async function mark(): Promise<void> {
    if (composing || !model || model.isDisposed()) return;
    const version = model.getVersionId();
    const advice = await advise(model.getValue());
    // A newer text has its own turn coming; half a character has none.
    if (composing || model.isDisposed() || model.getVersionId() !== version) return;
    shown = { version, advice };
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      advice.map((one) => ({
        ...markOf(one),
        message: one.text,
        severity: one.severity === "warning" ? monaco.MarkerSeverity.Warning : monaco.MarkerSeverity.Hint,
      })),
    );
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      mark().catch((error: unknown) => console.warn("the suggestions did not load", error));
    }, REST_MS);
  }

  const parts = [
    editor.onDidChangeModelContent(later),
    editor.onDidCompositionStart(() => {
      composing = true;
    }),
    editor.onDidCompositionEnd(() => {
      composing = false;
      later();
    }),
    monaco.languages.registerCodeActionProvider("prompt", {
      async provideCodeActions(target, range, context) {
        if (target !== model) return null;
        // Asked for before the marks have caught up with the text.
        const version = model.getVersionId();
        const advice = version === shown.version ? shown.advice : await advise(model.getValue());
        if (model.isDisposed() || model.getVersionId() !== version) return null;
        const here = advice.filter((one) => monaco.Range.areIntersectingOrTouching(markOf(one), range));
        const actions = here.flatMap((one) =>
          one.fixes.map(({ title, edits }) => ({
            title,
            kind: "quickfix",
            isPreferred: true,
            diagnostics: context.markers.filter(({ message }) => message === one.text),
            edit: {
              edits: edits.map(({ start, end, text }) => ({
                resource: model.uri,
                versionId: version,
                textEdit: { range: rangeOf(start, end), text },
              })),
            },
          })),
        );
        return { actions, dispose() {} };
      },
    }),
  ];
  later();
  return {
    dispose() {
      clearTimeout(timer);
      for (const part of parts) part.dispose();
    },
  };
}
