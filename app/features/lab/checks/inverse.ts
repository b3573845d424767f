import { m } from "#app/i18n/messages.js";
import type { AnyCheckType } from "./check-type.ts";

/** The same check with its verdict turned: `not-refusal`. */
export function inverseOf(check: AnyCheckType): AnyCheckType {
  return {
    ...check,
    type: `not-${check.type}`,
    run(config, context) {
      const { pass, score, reason, ...rest } = check.run(config, context);
      const { locale } = context;
      return pass
        ? { ...rest, pass: false, score: 1 - score, reason: m.lab_check_not_fail({ reason }, { locale }) }
        : { ...rest, pass: true, score: 1 - score, reason: m.lab_check_holds({}, { locale }), ranges: [] };
    },
  };
}
