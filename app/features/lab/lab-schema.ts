import { z } from "zod";
import { GUARD_POLICIES } from "#app/features/sandbox/guard/guard-prompt.ts";
import { LLM_RUBRIC, rubricProblems } from "./opinion/rubric.ts";

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");
const text = z.string().trim().min(1);

export const frontMatter = z.strictObject({
  id,
  title: text,
  minutes: z.number().int().min(1).max(180),
  skill: id,
  /** What the model is asked for, in a word: summary, extract, classify, letter. */
  task: id,
  kind: id.default("prompt"),
  model: z.strictObject({
    default: id,
    temperature: z.number().min(0).max(2).default(0),
    seed: z.number().int().nonnegative().default(1),
    maxTokens: z.number().int().min(50).max(8000).default(1200),
  }),
  prompt: z.strictObject({
    slots: z.array(z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, "must be letters, digits, _ or -")).min(1),
    maxChars: z.number().int().min(50).max(20_000),
  }),
  /** What happens when a prompt holds personal data. Without it: warn, and block where the model is outside the host. */
  guard: z.enum(GUARD_POLICIES).optional(),
  pass: z
    .strictObject({
      threshold: z.number().min(0).max(1).default(1),
      /** With a real model: passed when `pass` of `of` runs pass. */
      realModel: z
        .strictObject({ pass: z.number().int().min(1), of: z.number().int().min(1).max(9) })
        .refine(({ pass, of }) => pass <= of, "pass is larger than of")
        .optional(),
    })
    .default({ threshold: 1 }),
  seeds: z.number().int().min(1).max(9).default(1),
  /**
   * After how many failed submissions a learner may open the solution; without it, after passing only. Needs a variation
   * that can come out anew: who has seen it is judged on fresh cases.
   */
  solution: z.strictObject({ after: z.number().int().min(1).max(20) }).optional(),
});

const check = z
  .looseObject({
    id,
    type: z.string().min(1),
    label: text,
    gate: z.boolean().optional(),
    weight: z.number().nonnegative("must not be negative").optional(),
    metric: text.optional(),
    part: id.optional(),
    step: id.optional(),
    only: z.array(id).min(1).optional(),
  })
  .superRefine((raw, context) => {
    if (!isRubric(raw)) return;
    for (const { setting, message } of rubricProblems(raw))
      context.addIssue({ code: "custom", path: [setting], message });
  })
  .transform(
    ({ id: checkId, type, label, gate = false, weight = 1, metric, part, step, only, ...config }) => ({
      id: checkId,
      type,
      label,
      gate,
      weight,
      metric,
      part,
      step,
      only,
      config,
    }),
  );

/** Whether an entry among the checks asks a model's opinion: it is no check then. */
const isRubric = ({ type }: { type: string }) => type === LLM_RUBRIC || type === `not-${LLM_RUBRIC}`;

export const checksSection = z
  .strictObject({
    /** Labels and gap words that a prompt may hold although a case expects them. */
    allowed: z.array(text).default([]),
    prompt: z.array(check).default([]),
    each: z.array(check).default([]),
  })
  .refine(
    ({ prompt, each }) => [...prompt, ...each].some((one) => !isRubric(one)),
    "a lab without checks decides nothing",
  )
  .superRefine(({ prompt }, context) => {
    for (const [index, one] of prompt.entries())
      if (isRubric(one))
        context.addIssue({
          code: "custom",
          path: ["prompt", index],
          message: `an ${LLM_RUBRIC} looks at outputs: put it under each`,
        });
  });

const words = z.union([z.string(), z.number()]).transform(String);

const cases = z
  .array(
    z.strictObject({
      id,
      gist: text,
      vars: z.record(z.string(), z.string()),
      expect: z.record(z.string(), z.union([words, z.array(words)])).default({}),
      attack: z.boolean().optional(),
    }),
  )
  .min(1);

export const casesSection = cases;

/** A pool's name (`pool.names`) or the texts themselves. */
const pool = z.union([
  z.string().regex(/^pool\.[a-z-]+$/, "must be pool.<name> or a list"),
  z.array(text).min(1),
]);

const relation = z.union(
  [
    z
      .enum(["swapped", "same-fields-with-new-values", "same", "same-output", "changed"])
      .transform((kind) => ({
        kind: kind === "same-output" ? ("same" as const) : kind,
      })),
    z
      .strictObject({ every: z.array(text).min(1), equals: text })
      .transform(({ every, equals }) => ({ kind: "cleared" as const, fields: every, equals })),
  ],
  "relation must be swapped, same-fields-with-new-values, same-output, changed or { every: [...], equals: ... }",
);

const variation = z
  .strictObject({
    id: id.optional(),
    from: id,
    gist: text.optional(),
    label: text.optional(),
    gate: z.boolean().default(true),
    weight: z.number().nonnegative("must not be negative").default(1),
    swap: z.record(z.string(), pool).optional(),
    append: z.union([pool, z.record(z.string(), pool)]).optional(),
    clear: z.array(text).min(1).optional(),
    relation,
  })
  .refine(
    (one) => [one.swap, one.append, one.clear].filter((part) => part !== undefined).length === 1,
    "needs exactly one of swap, append, clear",
  );

/** Hidden cases with how they are varied. (A section may also be a plain list of cases.) */
export const hiddenSection = z.strictObject({
  cases,
  vary: z.array(variation).default([]),
  pools: z.record(z.string().regex(/^[a-z-]+$/), z.array(text).min(1)).default({}),
});

/** Work in several parts: a text, or a list of what is chosen. */
const work = z.record(id, z.union([z.string(), z.array(words)]));

export const workSection = work;

export const mistakesSection = z
  .array(
    z
      .strictObject({
        name: text,
        fails: z.array(text).min(1),
        /** A whole prompt, `starter`, or the solution without (or with something instead of) a part of its text. */
        prompt: text.optional(),
        /** Parts of the work that differ from the solution. */
        work: work.optional(),
        starter: z.literal(true).optional(),
        drop: text.optional(),
        replace: z.strictObject({ from: text, to: z.string() }).optional(),
      })
      .refine(
        (mistake) =>
          [mistake.prompt, mistake.work, mistake.starter, mistake.drop, mistake.replace].filter(
            (one) => one !== undefined,
          ).length === 1,
        "needs exactly one of prompt, work, starter, drop, replace",
      ),
  )
  .min(1);
