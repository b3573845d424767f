import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";

/** `exactly`, or `min` and/or `max`: whole numbers. */
export const bounds = z
  .object({
    exactly: z.number().int().positive().optional(),
    min: z.number().int().nonnegative().optional(),
    max: z.number().int().positive().optional(),
  })
  .refine((value) => value.exactly !== undefined || value.min !== undefined || value.max !== undefined, {
    message: "needs exactly, min or max",
  })
  .transform(({ exactly, min, max }) => ({
    min: exactly ?? min ?? 0,
    max: exactly ?? max ?? Number.POSITIVE_INFINITY,
  }))
  .refine((value) => value.min <= value.max, { message: "min is larger than max" });

export type Bounds = { min: number; max: number };

export function boundsText({ min, max }: Bounds, locale: Locale): string {
  if (min === max) return String(min);
  if (max === Number.POSITIVE_INFINITY) return `≥ ${min}`;
  return min <= 1 ? `≤ ${max}` : m.lab_check_range({ min, max }, { locale });
}
