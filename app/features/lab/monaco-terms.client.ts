import * as monaco from "monaco-editor/editor/editor.api.js";
import type { Term } from "#app/features/catalogue/glossary.ts";
import { termsIn } from "#app/features/catalogue/glossary.ts";

/** How long nothing must have been typed before the marks change. */
const REST_MS = 400;

/** Marks the glossary's terms in an editor's text and says what they mean, on hover and by Monaco's own keys for it. */
export function showTerms(
  editor: monaco.editor.IStandaloneCodeEditor,
  terms: readonly Term[],
): monaco.IDisposable {
  const model = editor.getModel();
  if (!model || terms.length === 0) return { dispose() {} };
  const marks = editor.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const found = () =>
    termsIn(model.getValue(), terms).map(({ term, start, end }) => ({
      term,
      range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
    }));
  const mark = () => {
    if (model.isDisposed()) return;
    marks.set(
      found().map(({ range }) => ({
        range,
        options: {
          inlineClassName: "glossary-term",
          stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
        },
      })),
    );
  };
  mark();
  const parts = [
    editor.onDidChangeModelContent(() => {
      clearTimeout(timer);
      timer = setTimeout(mark, REST_MS);
    }),
    monaco.languages.registerHoverProvider("prompt", {
      provideHover(target, position) {
        // Providers hear of every editor on the page.
        if (target !== model) return null;
        const here = found().find(({ range }) => range.containsPosition(position));
        if (!here) return null;
        const { term, meaning } = here.term;
        return { range: here.range, contents: [{ value: `**${plain(term)}**` }, { value: plain(meaning) }] };
      },
    }),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      marks.clear();
      for (const part of parts) part.dispose();
    },
  };
}

/** Text in which Markdown finds nothing. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, "\\$&");
