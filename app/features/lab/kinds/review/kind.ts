import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Call } from "../kind.ts";
import { defineKind } from "../kind.ts";

const sentence = z.strictObject({ id: z.string().regex(/^[a-z0-9]+$/), text: z.string().trim().min(1) });
const output = z.strictObject({ sentences: z.array(sentence).min(3).max(40) });

type Own = { output: z.infer<typeof output> };

/** Mark the sentences of an output that its source doesn't support. What is right stands in the checks. */
export const reviewKind = defineKind<Own>({
  id: "review",
  sections: { output: { headings: { "zh-TW": "產出", en: "Output" }, schema: output } },
  withoutHidden: true,
  parts: ({ own, locale }) => [
    {
      kind: "choice",
      id: "marks",
      title: m.kind_review_marks({}, { locale }),
      note: m.kind_review_note({}, { locale }),
      options: own.output.sentences,
      min: 1,
      max: own.output.sentences.length,
    },
  ],
  callsPerCase: () => 0,
  // biome-ignore lint/correctness/useYield: no model is asked
  *calls(): Generator<Call, string, string> {
    return "";
  },
});
