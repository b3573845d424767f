import { z } from "zod";

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");
const text = z.string().trim().min(1);

export const frontMatter = z.strictObject({
  id,
  title: text,
  minutes: z.number().int().min(1).max(180),
  skill: id,
  task: z.enum(["summary", "extract"]),
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
  pass: z.strictObject({ threshold: z.number().min(0).max(1) }).default({ threshold: 1 }),
});

const check = z
  .looseObject({
    id,
    type: z.string().min(1),
    label: text,
    gate: z.boolean().default(false),
    weight: z.number().nonnegative("must not be negative").default(1),
  })
  .transform(({ id: checkId, type, label, gate, weight, ...config }) => ({
    id: checkId,
    type,
    label,
    gate,
    weight,
    config,
  }));

export const checksSection = z.strictObject({
  /** Labels and gap words that a prompt may hold although a case expects them. */
  allowed: z.array(text).default([]),
  prompt: z.array(check).default([]),
  each: z.array(check).min(1, "a lab without checks decides nothing"),
});

const words = z.union([z.string(), z.number()]).transform(String);

export const casesSection = z
  .array(
    z.strictObject({
      id,
      gist: text,
      vars: z.record(z.string(), z.string()),
      expect: z.record(z.string(), z.union([words, z.array(words)])).default({}),
    }),
  )
  .min(1);

export const mistakesSection = z
  .array(
    z
      .strictObject({
        name: text,
        fails: z.array(text).min(1),
        /** A whole prompt, `starter`, or the solution without (or with something instead of) a part of its text. */
        prompt: text.optional(),
        starter: z.literal(true).optional(),
        drop: text.optional(),
        replace: z.strictObject({ from: text, to: z.string() }).optional(),
      })
      .refine(
        (mistake) =>
          [mistake.prompt, mistake.starter, mistake.drop, mistake.replace].filter((one) => one !== undefined)
            .length === 1,
        "needs exactly one of prompt, starter, drop, replace",
      ),
  )
  .min(1);
