import { m } from "#app/i18n/messages.js";
import { renderPrompt } from "../../render-prompt.ts";
import { textIn } from "../../work.ts";
import { defineKind } from "../kind.ts";

/** One prompt, many cases. */
export const promptKind = defineKind({
  id: "prompt",
  sections: {},
  parts: ({ slots, maxChars, locale }) => [
    { kind: "text", id: "prompt", title: m.lab_part_prompt({}, { locale }), slots, maxChars },
  ],
  callsPerCase: () => 1,
  *calls(_, labCase, work) {
    const content = renderPrompt(textIn(work, "prompt"), labCase.vars);
    return yield { step: "prompt", title: "", messages: [{ role: "user", content }] };
  },
});
