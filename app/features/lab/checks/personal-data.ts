import { z } from "zod";
import { findSensitive } from "#app/features/sandbox/guard/find-sensitive.ts";
import { findingMessage } from "#app/features/sandbox/guard/guard-messages.ts";
import { m } from "#app/i18n/messages.js";
import type { CheckContext, CheckOutcome } from "./check-type.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

/** What the guard finds, the words aside that an author allows (an office's own telephone number). */
const config = z.object({ allow: z.array(z.string().min(1)).default([]) });

function run({ allow }: z.infer<typeof config>, { text, locale }: CheckContext): CheckOutcome {
  const found = findSensitive(text).filter(
    ({ start, end }) => !allow.some((word) => text.slice(start, end).includes(word)),
  );
  const [first] = found;
  if (!first) return pass(m.lab_check_personal_pass({}, { locale }));
  return fail(
    m.lab_check_personal_fail({ count: found.length, what: findingMessage(first.kind, locale) }, { locale }),
    found.map(({ start, end }) => ({ start, end })),
  );
}

/** The output holds no personal data, secret or mark of secrecy. */
export const noPersonalData = defineCheck({ type: "no-personal-data", on: "output", config, run });

/** The same for the learner's own text. */
export const promptNoPersonalData = defineCheck({ type: "prompt-no-tw-pii", on: "prompt", config, run });
