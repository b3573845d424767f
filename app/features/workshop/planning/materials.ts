import { LONGEST_TITLE } from "../plan.ts";

/** Something to read or use in a workshop that is elsewhere. */
export type Material = { title: string; link: string };

export const MOST_MATERIALS = 20;

/** Line (from 1) and what is wrong with it; line 0 is about all of them. */
export type MaterialProblem = { line: number; code: "link" | "title" | "many" };

const UNSEEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** Reads what a trainer typed: a material a line, its title and then its address. Empty lines count for nothing. */
export function readMaterials(
  text: string,
): { materials: Material[]; problem: null } | { problem: MaterialProblem } {
  const materials: Material[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const words = line
      .replace(UNSEEN, " ")
      .trim()
      .split(/[\s\u3000|｜]+/u);
    const link = words.pop() ?? "";
    if (link === "") continue;
    const title = words.join(" ").replace(/[:：]$/, "");
    if (!isAddress(link)) return { problem: { line: index + 1, code: "link" } };
    if (title === "" || title.length > LONGEST_TITLE) return { problem: { line: index + 1, code: "title" } };
    materials.push({ title, link });
  }
  if (materials.length > MOST_MATERIALS) return { problem: { line: 0, code: "many" } };
  return { materials, problem: null };
}

/** The same lines for the form. */
export const materialLines = (materials: readonly Material[]): string =>
  materials.map(({ title, link }) => `${title} ${link}`).join("\n");

function isAddress(text: string): boolean {
  return text.length <= 500 && /^https?:\/\/[^/]/i.test(text) && URL.canParse(text);
}
