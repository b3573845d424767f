import type { Locale } from "#app/platform/locale.ts";
import { AuthorError } from "../assert/author-error.ts";
import type { OtherTypes, RawAssertion } from "../assert/run-assertions.ts";
import { fillValue } from "../assert/template.ts";
import type { LabText } from "../lab.ts";
import { checkTypes } from "./registry.ts";

/** What belongs to every check and not to its type. */
const COMMON = new Set(["type", "value", "weight", "metric", "gate", "id", "label"]);

/**
 * Our own types beside promptfoo's, in its form: settings stand beside the type ({type: char-count, max: 40}) or in
 * its value ({value: {max: 40}}); a bare value is the type's main setting, a number how many exactly.
 */
export const ownTypes =
  (locale: Locale): OtherTypes =>
  (type, assertion, variables) => {
    const check = checkTypes.get(type);
    if (!check) return null;
    if (check.on === "prompt")
      throw new AuthorError("this check looks at a prompt: it works in lab files only");
    const config = configOf(assertion, check.main, (value) => fillValue(value, variables));
    const problem = check.problem(config);
    if (problem !== null) throw new AuthorError(problem);
    return (text) => check.run(config, { text, locale, lab: NO_LAB, work: {} });
  };

function configOf(assertion: RawAssertion, main: string | undefined, fill: (value: unknown) => unknown) {
  const { value } = assertion;
  const beside = Object.entries(assertion).filter(([key]) => !COMMON.has(key));
  const config: Record<string, unknown> = Object.fromEntries(beside.map(([key, one]) => [key, fill(one)]));
  if (value === undefined || value === null) return config;
  if (typeof value === "object" && !Array.isArray(value)) {
    for (const [key, one] of Object.entries(value)) config[key] = fill(one);
  } else if (typeof value === "number" && main === undefined) config.exactly = value;
  else config[main ?? "value"] = value;
  return config;
}

const NO_LAB: LabText = {
  title: "",
  situation: "",
  task: "",
  slots: [],
  parts: [],
  own: null,
  starter: "",
  hints: [],
  promptChecks: [],
  caseChecks: [],
  rubrics: [],
  cases: [],
  allowed: [],
  solution: "",
  why: "",
  mistakes: [],
  variations: [],
  origin: { file: "", solution: 1, starter: 1 },
};
