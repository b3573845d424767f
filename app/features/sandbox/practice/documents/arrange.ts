import type { Reading } from "../reading.ts";
import type { Section } from "./draft.ts";
import { itemsOf } from "./draft.ts";
import type { Gaps } from "./gaps.ts";
import { kindOf } from "./kinds.ts";
import type { Notes } from "./notes.ts";
import { sentence } from "./style.ts";

/** The prompt's own sections, in its order; without such, the document's usual ones. */
export function arranged(sections: Section[], reading: Reading, notes: Notes, gaps: Gaps): Section[] {
  if (reading.headings.length === 0) return sections;
  const used = new Set<Section>();
  return reading.headings.map((name): Section => {
    const own = sections.find((one) => !used.has(one) && (one.name === name || one.aliases.test(name)));
    if (own) used.add(own);
    if (own && (own.text || own.items?.length)) return { ...own, name };
    const kind = kindOf(name);
    const values = notes.facts
      .filter((fact) => fact.label === name || (kind !== null && fact.kind === kind))
      .flatMap((fact) => fact.values);
    if (values.length > 1) return { name, aliases: /$^/, items: itemsOf(values.map(sentence)), spare: 1 };
    const text = values[0] ?? gaps.fill("any") ?? "　";
    return { name, aliases: /$^/, text, spare: 0 };
  });
}
