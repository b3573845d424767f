import type { CheckResult } from "./lab.ts";

/**
 * Whether a check has a say in a verdict. One of weight 0 that is no gate only reports: it is shown, and neither
 * counted nor held against a case.
 */
export const decides = ({ gate, weight }: Pick<CheckResult, "gate" | "weight">): boolean =>
  gate || weight > 0;
