import { z } from "zod";
import type { LabText } from "../../lab.ts";
import { renderPrompt } from "../../render-prompt.ts";
import type { Work } from "../../work.ts";
import { textIn } from "../../work.ts";
import type { KindFile } from "../kind.ts";
import { defineKind } from "../kind.ts";

const variable = z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, "must be letters, digits, _ or -");
const steps = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
      title: z.string().trim().min(1),
      /** Variables that belong in this step's prompt, each once: slots of the lab, or earlier steps' answers. */
      slots: z.array(variable).min(1),
      /** The variable as which later steps, and checks, have this step's answer: 摘錄 for {{摘錄}}. */
      answer: variable,
    }),
  )
  .min(2, "a chain has at least two steps")
  .max(4, "a chain has at most four steps");
type Step = z.infer<typeof steps>[number];
type Own = { steps: Step[] };

const stepsOf = (own: unknown): Step[] => (own as Own).steps;

/** Several prompts one after the other, each with what the earlier ones came to; every answer is shown and checked. */
export const chainKind = defineKind<Own>({
  id: "chain",
  sections: { steps: { headings: { "zh-TW": "步驟", en: "Steps" }, schema: steps } },
  parts: ({ own, maxChars }: KindFile<Own>) =>
    own.steps.map(({ id, title, slots }) => ({ kind: "text", id, title, slots, maxChars })),
  callsPerCase: (text) => stepsOf(text.own).length,
  *calls(text, labCase, work: Work) {
    const vars = { ...labCase.vars };
    let answer = "";
    for (const step of stepsOf(text.own)) {
      const content = renderPrompt(textIn(work, step.id), vars);
      answer = yield { step: step.id, title: step.title, messages: [{ role: "user", content }] };
      vars[step.answer] = answer;
    }
    return answer;
  },
  variables: (text, _, made) =>
    Object.fromEntries(
      stepsOf(text.own).map(({ id, answer }) => [answer, made.find((one) => one.step === id)?.output ?? ""]),
    ),
  problems: (text) => problemsOf(text).map((message) => ({ section: "steps", message })),
});

/** Variables that a step can't have, names that stand for two things, checks on steps that there aren't. */
function problemsOf({ own, slots, cases, caseChecks }: LabText): string[] {
  const all = stepsOf(own);
  const ids = new Set<string>();
  const known = new Set(slots);
  const problems: string[] = [];
  for (const step of all) {
    if (ids.has(step.id)) problems.push(`step "${step.id}" stands twice`);
    for (const slot of step.slots)
      if (!known.has(slot))
        problems.push(
          `step "${step.id}": {{${slot}}} is neither a slot nor the answer of an earlier step (${[...known].join(", ")})`,
        );
    if (known.has(step.answer))
      problems.push(`step "${step.id}": {{${step.answer}}} already stands for something else`);
    ids.add(step.id);
    known.add(step.answer);
  }
  for (const { answer } of all)
    for (const { id, expect } of cases)
      if (Object.hasOwn(expect, answer))
        problems.push(`case "${id}": {{${answer}}} is a step's answer and can't be an expected value too`);
  const used = new Set(all.flatMap((step) => step.slots));
  for (const slot of slots) if (!used.has(slot)) problems.push(`no step uses {{${slot}}}`);
  for (const { id, step } of caseChecks)
    if (step !== undefined && !ids.has(step)) problems.push(`check "${id}": there is no step "${step}"`);
  return problems;
}
