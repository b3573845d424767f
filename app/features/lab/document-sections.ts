import type { TextRange } from "./lab.ts";
import { comparable } from "./normalise.ts";

/** A section of an output: its heading's place, and what stands under or behind it. */
export type DocumentSection = TextRange & { name: string; body: string; bodyStart: number };

/** What may stand before a heading's words: marks of Markdown, a number, a bracket. */
const BEFORE =
  /^[ \t\u3000]*(?:#{1,6}[ \t]*)?(?:[-*+•][ \t]+)?(?:[（(]?[一二三四五六七八九十壹貳參肆伍\d]{1,3}[)）、.．][ \t]*)?[*_【「《[]{0,3}/u;

/** The sections that begin with one of these names, in the order in which they stand. */
export function sectionsOf(text: string, names: readonly string[]): DocumentSection[] {
  const wanted = names
    .map((name) => ({ name, folded: comparable(name) }))
    .sort((a, b) => b.folded.length - a.folded.length);
  const sections: DocumentSection[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const begin = BEFORE.exec(line[0])?.[0] ?? "";
    const heading = wanted.find(({ name }) => isHeading(line[0].slice(begin.length), name));
    if (!heading) continue;
    const start = line.index + begin.length;
    sections.push({ name: heading.name, start, end: start + heading.name.length, body: "", bodyStart: 0 });
  }
  for (const [index, section] of sections.entries()) {
    const behind =
      /^[*_】」》\] \t]*[:：]?[*_]*[ \t\u3000]*\n*/u.exec(text.slice(section.end))?.[0].length ?? 0;
    const next = sections[index + 1];
    const lineOfNext = next ? text.lastIndexOf("\n", next.start) + 1 : text.length;
    section.bodyStart = section.end + behind;
    section.body = text.slice(section.bodyStart, Math.max(section.bodyStart, lineOfNext)).trimEnd();
  }
  return sections;
}

/** The words alone in their line, or with a colon after them. */
function isHeading(rest: string, name: string): boolean {
  const start = rest.slice(0, name.length + 20);
  if (!comparable(start).startsWith(comparable(name))) return false;
  const after = rest.slice(name.length);
  return /^[*_】」》\] \t]*(?:[:：]|$)/u.test(after);
}
