import { z } from "zod";
import type { ChatMessage } from "#app/features/sandbox/provider.ts";
import { m } from "#app/i18n/messages.js";
import type { LabCase } from "../../lab.ts";
import { renderPrompt, slotsIn } from "../../render-prompt.ts";
import { defineKind } from "../kind.ts";

const given = z.strictObject({ name: z.string().trim().min(1), prompt: z.string().trim().min(1) });
const prompts = z.strictObject({
  a: given,
  b: given,
  reasons: z
    .array(
      z.strictObject({ id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), text: z.string().trim().min(1) }),
    )
    .min(3)
    .max(12),
});

type Own = { prompts: z.infer<typeof prompts> };

/** Two prompts on the same cases: which is better, and for which reasons. What is right stands in the checks. */
export const compareKind = defineKind<Own>({
  id: "compare",
  sections: {
    prompts: { headings: { "zh-TW": "兩則提示詞", en: "Two prompts" }, schema: prompts },
  },
  withoutHidden: true,
  parts: ({ own, locale }) => [
    {
      kind: "choice",
      id: "better",
      title: m.kind_compare_better({}, { locale }),
      note: m.kind_compare_better_note({}, { locale }),
      options: (["a", "b"] as const).map((id) => ({
        id,
        name: own.prompts[id].name,
        text: own.prompts[id].prompt,
      })),
      min: 1,
      max: 1,
    },
    {
      kind: "choice",
      id: "reasons",
      title: m.kind_compare_reasons({}, { locale }),
      note: m.kind_compare_reasons_note({}, { locale }),
      options: own.prompts.reasons,
      min: 1,
      max: own.prompts.reasons.length,
    },
  ],
  callsPerCase: () => 2,
  *calls(text, labCase) {
    const { a, b } = (text.own as Own).prompts;
    yield { step: "a", title: a.name, messages: asked(a.prompt, labCase) };
    return yield { step: "b", title: b.name, messages: asked(b.prompt, labCase) };
  },
  problems(text) {
    const { a, b } = (text.own as Own).prompts;
    return [a, b].flatMap(({ name, prompt }) => {
      const found = slotsIn(prompt).map((slot) => slot.name);
      return text.slots
        .filter((slot) => !found.includes(slot))
        .map((slot) => ({ section: "prompts", message: `"${name}" doesn't use {{${slot}}}` }));
    });
  },
});

const asked = (prompt: string, labCase: LabCase): ChatMessage[] => [
  { role: "user", content: renderPrompt(prompt, labCase.vars) },
];
