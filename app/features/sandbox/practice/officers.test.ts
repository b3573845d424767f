import { describe, expect, it } from "vitest";
import { LOCALES } from "#app/platform/locale.ts";
import { misread, phrasings } from "../../../../tests/support/officers-phrasings.ts";

/** Of each kind of instruction, at least so many in a hundred are read as they were meant. */
const LEAST = 90;

describe.each(LOCALES)("%s: officers' phrasings are read as they were meant", (locale) => {
  it.each(phrasings(locale).map(({ group, entries }) => [group, entries] as const))(
    "%s",
    (_group, entries) => {
      const wrong = entries.flatMap((one) => {
        const reasons = misread(one, locale);
        return reasons.length > 0 ? [`${one.say}\n  ${reasons.join("\n  ")}`] : [];
      });
      const share = Math.floor((1 - wrong.length / entries.length) * 100);
      expect(share, wrong.join("\n")).toBeGreaterThanOrEqual(LEAST);
    },
  );
});
