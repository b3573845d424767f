import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { alternatives, comparable, findComparable, parts } from "../normalise.ts";
import { slotsIn } from "../render-prompt.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

const written = (name: string) => `{{${name}}}`;

/** Each variable of the lab stands in the prompt exactly once; no variable that the lab doesn't know. */
export const slotOnce = defineCheck({
  type: "slot-once",
  on: "prompt",
  config: z.object({}),
  run(_, { text, locale, lab }) {
    const found = slotsIn(text);
    const ranges = (name: string) =>
      found.filter((slot) => slot.name === name).map(({ start, end }) => ({ start, end }));
    const missing = lab.slots.find((name) => ranges(name).length === 0);
    const unknown = found.find((slot) => !lab.slots.includes(slot.name));
    // A misspelt variable explains why the right one is missing: it is told first.
    if (unknown)
      return fail(
        m.lab_check_slot_unknown({ slot: written(unknown.name) }, { locale }),
        ranges(unknown.name),
      );
    if (missing) return fail(m.lab_check_slot_missing({ slot: written(missing) }, { locale }));
    const twice = lab.slots.find((name) => ranges(name).length > 1);
    if (twice) {
      const places = ranges(twice);
      return fail(
        m.lab_check_slot_twice({ slot: written(twice), count: places.length }, { locale }),
        places.slice(1),
      );
    }
    return pass(m.lab_check_slot_pass({}, { locale }));
  },
});

/** No expected value stands in the prompt, declared labels and gap words excepted. Hidden values aren't named. */
export const promptNotExpected = defineCheck({
  type: "prompt-not-expected",
  on: "prompt",
  config: z.object({}),
  run(_, { text, locale, lab }) {
    const allowed = new Set(lab.allowed.map(comparable));
    const cases = [...lab.cases].sort((a, b) => Number(a.hidden) - Number(b.hidden));
    for (const labCase of cases) {
      for (const value of Object.values(labCase.expect).flat().flatMap(parts).flatMap(alternatives)) {
        if ([...comparable(value)].length < 2 || allowed.has(comparable(value))) continue;
        const range = findComparable(text, value);
        if (!range) continue;
        return labCase.hidden
          ? fail(m.lab_check_expected_hidden({}, { locale }), [range])
          : fail(m.lab_check_expected_fail({ text: text.slice(range.start, range.end) }, { locale }), [
              range,
            ]);
      }
    }
    return pass(m.lab_check_expected_pass({}, { locale }));
  },
});
