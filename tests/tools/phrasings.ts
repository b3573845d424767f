import { parseArgs } from "node:util";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { misread, phrasings } from "../support/officers-phrasings.ts";

// npx tsx tests/tools/phrasings.ts [--folder DIR] [--locale L] [--group G] [--quiet]: how many ways of saying things
// are read right, and which are not.

const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    locale: { type: "string" },
    group: { type: "string" },
    quiet: { type: "boolean", default: false },
  },
});
let [right, all] = [0, 0];
for (const locale of LOCALES.filter((one) => !values.locale || one === (values.locale as Locale))) {
  for (const { group, entries } of phrasings(locale, values.folder)) {
    if (values.group && values.group !== group) continue;
    const wrong = entries.flatMap((one) => {
      const reasons = misread(one, locale);
      return reasons.length > 0 ? [{ say: one.say, reasons }] : [];
    });
    right += entries.length - wrong.length;
    all += entries.length;
    const share = Math.round((1 - wrong.length / entries.length) * 100);
    console.log(`${locale} ${group}: ${entries.length - wrong.length} of ${entries.length} (${share} %)`);
    if (!values.quiet)
      for (const { say, reasons } of wrong)
        console.log(`  ${JSON.stringify(say)}\n    ${reasons.join("\n    ")}`);
  }
}
console.log(`${right} of ${all} read right (${((right / all) * 100).toFixed(1)} %)`);
