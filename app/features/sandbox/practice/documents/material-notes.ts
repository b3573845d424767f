import type { Work } from "../engine.ts";
import type { Notes } from "./notes.ts";
import { cleaned, notesOf } from "./notes.ts";
import { restyled } from "./style.ts";

/** The notes of all the material, in the style of dates and amounts that the prompt asks for. */
export function notesFrom(work: Work, texts = textsOf(work)): Notes {
  const text = texts.map((one) => restyled(cleaned(one), work.reading)).join("\n\n");
  return ordered(notesOf(text), work);
}

export const textsOf = ({ reading }: Work): string[] =>
  (reading.sources.length > 0 ? reading.sources : reading.source ? [reading.source] : []).map(
    ({ text }) => text,
  );

/** A field that the material orders to be filled in, and that the model obeys. */
function ordered(notes: Notes, { obeyed }: Work): Notes {
  const orders = obeyed.flatMap(({ field, value }) => (field && value ? [{ field, value }] : []));
  if (orders.length === 0) return notes;
  const facts = notes.facts.map((fact) => {
    const order = orders.find(({ field }) => fact.label.includes(field) || field.includes(fact.label));
    return order ? { ...fact, values: [order.value] } : fact;
  });
  return { ...notes, facts };
}
