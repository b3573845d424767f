import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import type { Yaml } from "#app/features/catalogue/yaml-text.ts";
import { parseYaml } from "#app/features/catalogue/yaml-text.ts";

/** A fence in a section: its content and the file's line where the content begins. */
type Fence = { info: string; text: string; line: number };
export type LabSection = { heading: string; line: number; text: string; fences: Fence[] };
export type LabMarkdown = { front: Yaml; sections: LabSection[] };

/** Splits a lab file into front matter and `##` sections. Headings in fences are content. */
export function readLabMarkdown(file: string, text: string, problems: ContentProblem[]): LabMarkdown | null {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const close = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  if (close < 0) {
    problems.push({ file, line: 1, message: "no front matter between --- lines" });
    return null;
  }
  const front = readYaml(file, lines.slice(1, close).join("\n"), 2, problems);
  if (!front) return null;
  const sections: LabSection[] = [];
  let fence: { mark: string; info: string; from: number } | null = null;
  for (let index = close + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const section = sections.at(-1);
    const mark = /^(`{3,}|~{3,})\s*(\S*)/.exec(line);
    if (fence) {
      if (
        mark &&
        line.trim() === mark[1] &&
        mark[1].length >= fence.mark.length &&
        mark[1][0] === fence.mark[0]
      ) {
        section?.fences.push({
          info: fence.info,
          text: lines.slice(fence.from, index).join("\n"),
          line: fence.from + 1,
        });
        fence = null;
      }
    } else if (mark) {
      fence = { mark: mark[1] ?? "```", info: mark[2] ?? "", from: index + 1 };
    } else if (line.startsWith("## ")) {
      sections.push({ heading: line.slice(3).trim(), line: index + 1, text: "", fences: [] });
      continue;
    }
    if (section) section.text += `${line}\n`;
  }
  if (fence) problems.push({ file, line: fence.from, message: "a fence is opened here and never closed" });
  for (const section of sections) section.text = section.text.trim();
  return { front, sections };
}

/** Parses YAML that begins at a line of a file; a syntax error becomes a problem with its line, and null. */
export function readYaml(
  file: string,
  text: string,
  firstLine: number,
  problems: ContentProblem[],
): Yaml | null {
  const read = parseYaml(text, firstLine);
  if ("value" in read) return read;
  problems.push({ file, ...read });
  return null;
}
