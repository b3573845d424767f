import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { renderPrompt } from "../../render-prompt.ts";
import type { TextPart, Work } from "../../work.ts";
import { chosenIn, textIn } from "../../work.ts";
import { defineKind } from "../kind.ts";

const documents = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
      /** Becomes the tag around the document: 安家獎勵要點115年版. */
      name: z
        .string()
        .regex(
          /^\p{L}[\p{L}\p{N} -]{0,29}$/u,
          "must begin with a letter, then at most 29 letters, digits, blanks or -",
        ),
      text: z.string().trim().min(1),
    }),
  )
  .min(2, "there is nothing to choose with fewer than two documents")
  .superRefine((all, context) => {
    for (const key of ["id", "name"] as const)
      for (const [index, one] of all.entries())
        if (all.findIndex((other) => other[key] === one[key]) < index)
          context.addIssue({ code: "custom", path: [index, key], message: `"${one[key]}" stands twice` });
  });
type Document = z.infer<typeof documents>[number];
type Own = { documents: Document[] };

const CHOICE = "documents";
const PROMPT = "prompt";

/** The variable that the chosen documents stand for: 文件, documents. */
const slotFor = (locale: Locale): string => m.kind_grounded_slot({}, { locale });

/** The chosen documents in their order, each between tags of its name. */
function rendered({ documents: all }: Own, work: Work): string {
  const chosen = chosenIn(work, CHOICE);
  return all
    .filter(({ id }) => chosen.includes(id))
    .map(({ name, text }) => {
      const tag = name.replaceAll(" ", "-");
      return `<${tag}>\n${text}\n</${tag}>`;
    })
    .join("\n");
}

/** The name of the documents' variable in a lab's own language: the one that its prompt has beside the cases' slots. */
const slotOf = (text: { slots: string[]; parts: unknown[] }): string => {
  const prompt = text.parts.find((part): part is TextPart => (part as TextPart).id === PROMPT);
  return prompt?.slots.find((slot) => !text.slots.includes(slot)) ?? "";
};

/** Questions answered from documents: which of them the model gets is the learner's choice, and so is the prompt. */
export const groundedKind = defineKind<Own>({
  id: "grounded",
  sections: { documents: { headings: { "zh-TW": "文件", en: "Documents" }, schema: documents } },
  parts: ({ own, slots, maxChars, locale }) => [
    {
      kind: "choice",
      id: CHOICE,
      title: m.kind_grounded_documents({}, { locale }),
      note: m.kind_grounded_note({}, { locale }),
      options: own.documents,
      min: 1,
      max: own.documents.length,
    },
    {
      kind: "text",
      id: PROMPT,
      title: m.lab_part_prompt({}, { locale }),
      slots: [slotFor(locale), ...slots],
      maxChars,
    },
  ],
  callsPerCase: () => 1,
  *calls(text, labCase, work) {
    const vars = { ...labCase.vars, [slotOf(text)]: rendered(text.own as Own, work) };
    const content = renderPrompt(textIn(work, PROMPT), vars);
    return yield { step: PROMPT, title: "", messages: [{ role: "user", content }] };
  },
  variables: (text, work) => ({ [slotOf(text)]: rendered(text.own as Own, work) }),
  problems: (text) =>
    slotOf(text) === ""
      ? [{ section: "documents", message: "a slot has the name that the chosen documents go by" }]
      : [],
});
