import type { Plugin } from "vite";

/**
 * What Monaco brings along although the prompt editor never uses it, by file, with what stands in for it. Each is
 * reached through an option that is off, or through a feature that isn't there; the names are those that other files
 * import, and a build fails when one is missing.
 */
const LEFT_OUT: Record<string, string> = {
  // Editors that compare two texts: the product compares in plain HTML.
  "editor/browser/widget/diffEditor/diffEditorWidget.js": "export class DiffEditorWidget {}",
  "editor/browser/widget/multiDiffEditor/multiDiffEditorWidget.js": "export class MultiDiffEditorWidget {}",
  // Drawing text by the graphics card: `experimentalGpuAcceleration` is off.
  "editor/browser/gpu/viewGpuContext.js": "export class ViewGpuContext {}",
  "editor/browser/viewParts/viewLinesGpu/viewLinesGpu.js": "export class ViewLinesGpu {}",
  "editor/browser/viewParts/rulersGpu/rulersGpu.js": "export class RulersGpu {}",
  // The command palette and its kin.
  "editor/standalone/browser/quickInput/standaloneQuickInputService.js":
    "export class StandaloneQuickInputService {}",
  // Trees and tables, which only the palette and the list of references draw.
  "platform/list/browser/listService.js": `
    import { createDecorator } from "monaco-editor/platform/instantiation/common/instantiation.js";
    export const IListService = createDecorator("listService");
    export class ListService {}`,
  // On hover: colours, inlay hints, suggestions of a whole line, the way to a definition. No provider gives any.
  "editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js":
    "export class ColorHover {} export class HoverColorPickerParticipant {}",
  "editor/contrib/inlayHints/browser/inlayHintsHover.js": "export class InlayHintsHover {}",
  "editor/contrib/inlineCompletions/browser/hintsWidget/inlineCompletionsHintsWidget.js":
    "export class InlineSuggestionHintsContentWidget { static dropDownVisible = false; }",
  "editor/contrib/gotoSymbol/browser/link/goToDefinitionAtPosition.js":
    "export class GotoDefinitionAtPositionEditorContribution { static get() { return null; } }",
  // Pasting as something else than text.
  "editor/contrib/dropOrPasteInto/browser/copyPasteController.js":
    "export class CopyPasteController { static get() { return null; } }",
  // Grammars of programming languages: the prompt's is a Monarch one.
  "editor/common/model/tokens/treeSitter/treeSitterSyntaxTokenBackend.js":
    "export class TreeSitterSyntaxTokenBackend {}",
};

const MONACO = "/monaco-editor/esm/vs/";

/**
 * Leaves out of a build what the prompt editor never uses of Monaco: about a seventh of it. Development has the whole.
 * @throws in a build, when a file of the list isn't met any more: a new version of Monaco has moved it
 */
export function slimMonaco(): Plugin {
  const met = new Set<string>();
  let hasMonaco = false;
  return {
    name: "slim-monaco",
    apply: "build",
    enforce: "pre",
    buildStart() {
      met.clear();
      hasMonaco = false;
    },
    load(id) {
      const at = id.lastIndexOf(MONACO);
      if (at === -1) return;
      hasMonaco = true;
      const file = id.slice(at + MONACO.length);
      const standIn = LEFT_OUT[file];
      if (standIn === undefined) return;
      met.add(file);
      return { code: standIn, moduleSideEffects: false };
    },
    buildEnd(error) {
      const lost = Object.keys(LEFT_OUT).filter((file) => !met.has(file));
      if (!error && hasMonaco && lost.length > 0) this.error(`Monaco has no such files: ${lost.join(", ")}`);
    },
  };
}
