import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { chosenIn } from "../work.ts";
import type { CheckContext } from "./check-type.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

// Checks on what was chosen in a part (examples, documents, sentences). They stand under `prompt:` with `part: <id>`.
// Their reasons give numbers and never say which choice was right or wrong: one may try again.

const ids = z.array(z.string()).min(1);
const share = z.number().min(0).max(1);

const chosenOf = ({ part, work }: CheckContext): string[] => (part ? chosenIn(work, part.id) : []);
const percent = (value: number): number => Math.round(value * 100);

/** Exactly these are chosen; or all of these, and none of those. */
export const chosen = defineCheck({
  type: "chosen",
  on: "prompt",
  config: z
    .strictObject({ exactly: ids.optional(), all: ids.optional(), none: ids.optional() })
    .refine((config) => Object.values(config).some((one) => one !== undefined), "needs exactly, all or none"),
  run({ exactly, all = exactly ?? [], none = [] }, context) {
    const { locale } = context;
    const taken = chosenOf(context);
    const missing = all.filter((one) => !taken.includes(one)).length;
    const wrong = taken.filter((one) => none.includes(one) || (exactly && !exactly.includes(one))).length;
    if (missing === 0 && wrong === 0) return pass(m.lab_check_chosen_pass({}, { locale }));
    return fail(m.lab_check_chosen_fail({ missing, wrong }, { locale }));
  },
});

/** Of what was chosen, at least a share is right. Nothing chosen is nothing right. */
export const chosenPrecision = defineCheck({
  type: "chosen-precision",
  on: "prompt",
  config: z.strictObject({ right: ids, min: share }),
  run({ right, min }, context) {
    const { locale } = context;
    const taken = chosenOf(context);
    const hits = taken.filter((one) => right.includes(one)).length;
    const value = taken.length === 0 ? 0 : hits / taken.length;
    const numbers = { chosen: taken.length, hits, percent: percent(value), min: percent(min) };
    return value >= min
      ? pass(m.lab_check_precision_pass(numbers, { locale }))
      : fail(m.lab_check_precision_fail(numbers, { locale }), [], value);
  },
});

/** Of what should be chosen, at least a share is. */
export const chosenRecall = defineCheck({
  type: "chosen-recall",
  on: "prompt",
  config: z.strictObject({ right: ids, min: share }),
  run({ right, min }, context) {
    const { locale } = context;
    const taken = chosenOf(context);
    const hits = right.filter((one) => taken.includes(one)).length;
    const value = hits / right.length;
    const numbers = { hits, total: right.length, percent: percent(value), min: percent(min) };
    return value >= min
      ? pass(m.lab_check_recall_pass(numbers, { locale }))
      : fail(m.lab_check_recall_fail(numbers, { locale }), [], value);
  },
});

/** From every group at least so many are chosen: an example of each class. */
export const chosenCovers = defineCheck({
  type: "chosen-covers",
  on: "prompt",
  config: z.strictObject({ groups: z.record(z.string(), ids), atLeast: z.number().int().min(1).default(1) }),
  run({ groups, atLeast }, context) {
    const { locale } = context;
    const taken = chosenOf(context);
    const short = Object.entries(groups)
      .filter(([, members]) => members.filter((one) => taken.includes(one)).length < atLeast)
      .map(([name]) => name);
    if (short.length === 0) return pass(m.lab_check_covers_pass({}, { locale }));
    const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(short);
    const score = 1 - short.length / Object.keys(groups).length;
    return fail(m.lab_check_covers_fail({ groups: list, count: atLeast }, { locale }), [], score);
  },
});
