/** promptfoo's type for asking a model's opinion. It never decides here, so it is no check. */
export const LLM_RUBRIC = "llm-rubric";

/** A criterion on which a model may be asked for its opinion of the visible cases' answers. */
export type Rubric = {
  id: string;
  /** The criterion in a learner's words. */
  label: string;
  /** What the model is told to judge by; may hold {{variables}} of the case. */
  criterion: string;
  /** Ids of the cases that it looks at; without it, all visible ones. */
  only?: string[] | undefined;
  /** Line in the lab file. */
  line: number;
};

/** So many opinions a submission asks for at most: each is a call to a model. */
export const MOST_OPINIONS = 8;

type Entry = Omit<Rubric, "criterion"> & { type: string; config: Record<string, unknown> };

/** The rubrics among the entries of a lab's file, whose settings are in order. */
export const rubricsAmong = (entries: readonly Entry[]): Rubric[] =>
  entries
    .filter((entry) => entry.type === LLM_RUBRIC)
    .map(({ id, label, only, line, config }) => ({ id, label, only, line, criterion: String(config.value) }));

/** The visible cases that a rubric looks at. Of hidden ones nothing that a model says could be shown. */
export const casesOfRubric = <Case extends { id: string; hidden: boolean }>(
  rubric: Rubric,
  cases: readonly Case[],
): Case[] => cases.filter((one) => !one.hidden && (!rubric.only || rubric.only.includes(one.id)));

/** Settings that make sense of a check that decides, or that leave to a lab what the operator chooses. */
const MAY_STAND = new Set(["id", "type", "label", "value", "only"]);

/**
 * What is wrong with a rubric as it stands in a lab file: anything by which it would decide is an error and not passed
 * over, so that nobody believes that it counts.
 * @returns the setting that it is about, and what to do
 */
export function rubricProblems(raw: Record<string, unknown>): { setting: string; message: string }[] {
  if (raw.type === `not-${LLM_RUBRIC}`)
    return [{ setting: "type", message: `there is no not-${LLM_RUBRIC}: say it in the rubric's text` }];
  const problems = Object.keys(raw)
    .filter((setting) => !MAY_STAND.has(setting))
    .map((setting) => ({
      setting,
      message: `an ${LLM_RUBRIC} is advice and never decides: leave "${setting}" out`,
    }));
  if (typeof raw.value !== "string" || raw.value.trim() === "")
    problems.push({ setting: "value", message: "must be the rubric's text" });
  return problems;
}
