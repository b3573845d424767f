import { LineCounter, parseDocument } from "yaml";
import { yamlProblem } from "./yaml-problem.ts";

/** A YAML value with a way from a path in it to the file's line. */
export type Yaml = {
  value: unknown;
  /** Of the nearest key that is there: a missing one is reported where it should stand. */
  lineOf(path: PropertyKey[]): number;
};

/**
 * Parses YAML that stands in a file.
 * @param firstLine number of the file's line where the YAML begins
 * @returns the value, or what is wrong with the text and on which line of the file
 */
export function parseYaml(text: string, firstLine: number): Yaml | { line: number; message: string } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => firstLine - 1 + counter.linePos(offset).line;
  const broken = yamlProblem(text, document.errors);
  if (broken) return { line: lineAt(broken.offset), message: broken.message };
  return {
    value: document.toJS(),
    lineOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node: unknown = length > 0 ? document.getIn(path.slice(0, length), true) : document.contents;
        const range = node && typeof node === "object" && "range" in node ? node.range : null;
        if (Array.isArray(range) && typeof range[0] === "number") return lineAt(range[0]);
      }
      return firstLine;
    },
  };
}
