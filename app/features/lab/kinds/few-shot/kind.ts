import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { configFor } from "../../check-config.ts";
import type { LabText } from "../../lab.ts";
import { renderPrompt } from "../../render-prompt.ts";
import type { TextPart, Work } from "../../work.ts";
import { chosenIn, textIn } from "../../work.ts";
import { defineKind } from "../kind.ts";
import { asExample } from "./example-form.ts";

const text = z.string().trim().min(1);
/** What stands before the colon: 來信, Category. */
const lead = z.string().regex(/^\p{L}[\p{L} ]{0,15}$/u, "must be 1 to 16 letters or blanks");
const names = (all: readonly { id?: string; name?: string }[], key: "id" | "name") =>
  all.map((one) => one[key]);

const examples = z
  .strictObject({
    /** The classes that there are, with what belongs to each, as the learner reads it. */
    labels: z
      .array(
        z.strictObject({
          // A comma would end the label where checks have them as {{labels}}.
          name: z.string().regex(/^[^,，\n]{1,24}$/u, "must be 1 to 24 characters without a comma"),
          about: text,
        }),
      )
      .min(2, "there is nothing to tell apart with fewer than two labels")
      .max(6, "more than six labels make no table that fits a phone"),
    /** What leads to the text and to the label of an example in the prompt. */
    form: z.strictObject({ input: lead, output: lead }),
    min: z.number().int().min(1).default(1),
    max: z.number().int().min(1),
    /** As the office keeps them: some may be wrong, or written in another way. That isn't said here but in the checks. */
    candidates: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
          text,
          label: z.string().trim().min(1).max(30),
        }),
      )
      .min(3)
      .max(24),
  })
  .superRefine(({ labels, candidates, min, max }, context) => {
    for (const [path, all] of [
      ["labels", names(labels, "name")],
      ["candidates", names(candidates, "id")],
    ] as const)
      for (const [index, one] of all.entries())
        if (all.indexOf(one) < index)
          context.addIssue({ code: "custom", path: [path, index], message: `"${one}" stands twice` });
    if (max < min || max > candidates.length)
      context.addIssue({ code: "custom", path: ["max"], message: "must be min to the number of candidates" });
  });
type Examples = z.infer<typeof examples>;
type Own = { examples: Examples };

const CHOICE = "examples";
const PROMPT = "prompt";

/** What the page shows beside the candidates: the classes, and how a chosen example is written into the prompt. */
export type ShownExamples = Pick<Examples, "labels" | "form">;

const examplesOf = ({ own }: LabText): Examples => (own as Own).examples;

/** The chosen examples in their order, a blank line between. */
const rendered = ({ form, candidates }: Examples, work: Work): string =>
  candidates
    .filter(({ id }) => chosenIn(work, CHOICE).includes(id))
    .map((one) => asExample(form, one))
    .join("\n\n");

/** The variable that the chosen examples stand for: 範例, examples. */
const slotFor = (locale: Locale): string => m.kind_few_shot_slot({}, { locale });

/** Its name in a lab's own language: the one that its prompt has beside the cases' slots. */
const slotOf = ({ parts, slots }: LabText): string => {
  const prompt = parts.find((part): part is TextPart => part.kind === "text" && part.id === PROMPT);
  return prompt?.slots.find((slot) => !slots.includes(slot)) ?? "";
};

const variables = (lab: LabText, work: Work) => ({
  [slotOf(lab)]: rendered(examplesOf(lab), work),
  labels: names(examplesOf(lab).labels, "name").join(),
});

/** Classification learnt from examples: which of them stand in the prompt is chosen, and the words before them written. */
export const fewShotKind = defineKind<Own>({
  id: "few-shot",
  sections: { examples: { headings: { "zh-TW": "範例", en: "Examples" }, schema: examples } },
  parts: ({ own, slots, maxChars, locale }) => [
    {
      kind: "choice",
      id: CHOICE,
      title: m.kind_few_shot_examples({}, { locale }),
      note: m.kind_few_shot_note({ max: own.examples.max }, { locale }),
      options: own.examples.candidates.map(({ id, text, label }, index) => ({
        id,
        text,
        name: m.kind_few_shot_candidate({ number: index + 1, label }, { locale }),
      })),
      min: own.examples.min,
      max: own.examples.max,
    },
    {
      kind: "text",
      id: PROMPT,
      title: m.lab_part_prompt({}, { locale }),
      slots: [slotFor(locale), ...slots],
      instructionSlots: [slotFor(locale)],
      maxChars,
    },
  ],
  callsPerCase: () => 1,
  *calls(lab, labCase, work) {
    const content = renderPrompt(textIn(work, PROMPT), { ...labCase.vars, ...variables(lab, work) });
    return yield { step: PROMPT, title: "", messages: [{ role: "user", content }] };
  },
  variables,
  shown: (lab): ShownExamples => {
    const { labels, form } = examplesOf(lab);
    return { labels, form };
  },
  problems: (lab) => problemsOf(lab).map((message) => ({ section: "examples", message })),
});

function problemsOf(lab: LabText): string[] {
  const problems: string[] = [];
  const { labels, candidates } = examplesOf(lab);
  const known = names(labels, "name");
  if (slotOf(lab) === "") problems.push("a slot has the name that the chosen examples go by");
  for (const name of known)
    if (!candidates.some((one) => one.label === name)) problems.push(`no candidate is labelled "${name}"`);
  const held = lab.caseChecks.find(
    ({ type, config, only }) =>
      type === "label-in" && config.labels === "{{labels}}" && config.equals !== undefined && !only,
  );
  if (!held) {
    problems.push(
      'no check holds every answer against its label: { type: label-in, labels: "{{labels}}", equals: … }',
    );
    return problems;
  }
  for (const labCase of lab.cases) {
    const { equals } = configFor(held, labCase);
    if (!known.includes(String(equals)))
      problems.push(`case "${labCase.id}": "${equals}" is none of the labels (${known.join(", ")})`);
  }
  return problems;
}
