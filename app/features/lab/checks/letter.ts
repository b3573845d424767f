import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { LetterFault } from "../letter.ts";
import { letterFaults, memoFaults } from "../letter.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

/** The structure of an official letter (函) in its direction, or of an internal memo (簽). */
export const letter = defineCheck({
  type: "letter",
  on: "output",
  main: "form",
  config: z.object({
    form: z.enum(["函", "簽"]).default("函"),
    direction: z.enum(["up", "level", "down"]).default("level"),
    deadline: z.string().min(1).optional(),
  }),
  run({ form, direction, deadline }, { text, locale }) {
    const faults = form === "簽" ? memoFaults(text) : letterFaults(text, direction, deadline ?? null);
    if (faults.length === 0) return pass(m.lab_check_letter_pass({ form }, { locale }));
    const reasons = faults.map((fault) => said(fault, locale)).join(locale === "en" ? " " : "");
    return fail(
      reasons,
      faults.flatMap((fault) => fault.range ?? []),
    );
  },
});

function said({ rule, text }: LetterFault, locale: Locale): string {
  switch (rule) {
    case "no-subject":
    case "missing":
      return m.lab_check_letter_missing({ text }, { locale });
    case "order":
      return m.lab_check_letter_order({ text }, { locale });
    case "too-many":
      return m.lab_check_letter_too_many({ text }, { locale });
    case "subject-items":
      return m.lab_check_letter_subject({}, { locale });
    case "closing":
      return m.lab_check_letter_closing({ text }, { locale });
    case "closing-repeated":
      return m.lab_check_letter_repeated({ text }, { locale });
    case "closing-blank":
      return m.lab_check_letter_blank({ text }, { locale });
    case "items":
      return m.lab_check_letter_items({ text }, { locale });
    case "deadline":
      return m.lab_check_letter_deadline({ text }, { locale });
    case "empty":
      return m.lab_check_letter_empty({ text }, { locale });
  }
}
