import { m } from "#app/i18n/messages.js";
import type { WorkPart } from "./work.ts";
import { chosenIn, isText, textIn, workOfText } from "./work.ts";

/** Work as somebody reads it, compares it with another or prints it: each part under its title. */
export function workInWords(parts: readonly WorkPart[], text: string): string {
  if (parts.length === 1 && parts[0] && isText(parts[0])) return text;
  const work = workOfText(parts, text);
  return parts
    .map((part) => {
      if (isText(part)) return `【${part.title}】\n${textIn(work, part.id)}`;
      const chosen = new Set(chosenIn(work, part.id));
      const names = part.options.filter(({ id }) => chosen.has(id)).map((one) => `- ${one.name ?? one.text}`);
      return `【${part.title}】\n${names.length > 0 ? names.join("\n") : m.lab_choose_none()}`;
    })
    .join("\n\n");
}

/** What the middle pane is called: a prompt, or work in parts. */
export function workTitle({ parts }: { parts: readonly WorkPart[] }): string {
  return parts.length === 1 && parts.every(isText) ? m.lab_pane_prompt() : m.lab_pane_work();
}
