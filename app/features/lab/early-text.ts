import type { Work } from "./work.ts";

/** By part; a lab with a single text has its box under the name `prompt`. */
let typed: Work = {};

const PART = /^(?:work\.)?(.+)$/;

function note(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form.lab-form")) {
    for (const field of form.elements) {
      if (field instanceof HTMLTextAreaElement && field.value !== field.defaultValue)
        typed[partOf(field.name)] = field.value;
      if (isChoice(field) && field.checked !== field.defaultChecked)
        typed[partOf(field.name)] = [...form.elements]
          .filter(isChoice)
          .filter((one) => one.name === field.name && one.checked)
          .map((one) => one.value);
    }
  }
}

const isChoice = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
const partOf = (name: string): string => PART.exec(name)?.[1] ?? name;

// A page drawn by the server can be written on before its scripts have come. React then puts the server's values
// back; what had been typed and chosen is remembered here, from when this file loads until the page asks.
if (typeof document !== "undefined") {
  note();
  document.addEventListener("input", note, true);
}

/** What was typed or chosen before the page came alive, once, by part; null when nothing was. */
export function takeEarlyWork(): Work | null {
  document.removeEventListener("input", note, true);
  const early = typed;
  typed = {};
  return Object.keys(early).length > 0 ? early : null;
}
