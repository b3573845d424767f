import { configFor } from "./check-config.ts";
import { checkTypes } from "./checks/registry.ts";
import type { LabKind } from "./kinds/kind.ts";
import type { CheckSpec, LabCase, LabText } from "./lab.ts";
import { casesOfRubric, MOST_OPINIONS } from "./opinion/rubric.ts";
import { slotsIn } from "./render-prompt.ts";
import { allTexts, isText, workOfText } from "./work.ts";

type Problem = { line: number; message: string };
/** Lines in the file where the sections stand that a problem may be about. */
type Lines = Record<"checks" | "cases" | "hidden" | "solution", number>;

/** What only shows when the parts of a lab's file meet: settings of checks, variables, names used twice or unknown. */
export function* crossProblems(text: LabText, kind: LabKind, lines: Lines): Generator<Problem> {
  const checks = [...text.promptChecks, ...text.caseChecks];
  yield* twice([...checks, ...text.rubrics], "check", lines.checks);
  yield* twice([...text.cases, ...text.variations], "case", lines.cases);
  const more = kind.variables?.(text, {}, []) ?? {};
  yield* checkProblems(text, more);
  yield* rubricProblems(text, kind, more);
  if (checks.reduce((sum, check) => sum + check.weight, 0) === 0)
    yield { line: lines.checks, message: "the weights sum to 0" };
  yield* caseProblems(text, lines);
  const solution = slotsIn(allTexts(text.parts, workOfText(text.parts, text.solution)));
  for (const slot of text.parts.filter(isText).flatMap((part) => part.slots))
    if (!solution.some((found) => found.name === slot))
      yield { line: lines.solution, message: `the solution doesn't use {{${slot}}}` };
  yield* mistakeProblems(text, checks);
}

function* twice(named: { id: string }[], what: string, line: number): Generator<Problem> {
  const ids = named.map((one) => one.id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
    yield { line, message: `${what} "${id}" stands twice` };
}

function* checkProblems(text: LabText, more: Record<string, string>): Generator<Problem> {
  for (const check of text.promptChecks) {
    yield* typeProblems(check, "prompt", [], more);
    if (check.part !== undefined && !text.parts.some((part) => part.id === check.part))
      yield { line: check.line, message: `check "${check.id}": there is no part "${check.part}"` };
  }
  for (const check of text.caseChecks) {
    const { only } = check;
    const unknown = only?.find((id) => !text.cases.some((one) => one.id === id));
    if (unknown !== undefined)
      yield { line: check.line, message: `check "${check.id}": there is no case "${unknown}"` };
    const cases = text.cases.filter((one) => !only || only.includes(one.id));
    yield* typeProblems(check, "output", cases, more);
  }
}

/** The first thing wrong with a check's type or settings, once the variables of its cases are filled in. */
function* typeProblems(
  { id, line, ...check }: CheckSpec,
  on: "prompt" | "output",
  cases: LabCase[],
  more: Record<string, string>,
): Generator<Problem> {
  const problem = (message: string): Problem => ({ line, message: `check "${id}": ${message}` });
  const type = checkTypes.get(check.type);
  if (!type) return yield problem(`unknown type "${check.type}"`);
  if (type.on !== on) return yield problem(`"${check.type}" checks the ${type.on}`);
  const configs = on === "prompt" ? [check.config] : cases.map((labCase) => configFor(check, labCase, more));
  const wrong = configs.map((config) => type.problem(config)).find((one) => one !== null);
  if (wrong) return yield problem(wrong);
  const unfilled = /\{\{[^{}]*\}\}/.exec(JSON.stringify(configs))?.[0];
  if (unfilled) yield problem(`${unfilled} is no variable of every case`);
}

/** What shows of rubrics only where they meet the cases: whether there is anything to have an opinion of, and how often. */
function* rubricProblems(text: LabText, kind: LabKind, more: Record<string, string>): Generator<Problem> {
  const asked = text.rubrics.map((rubric) => casesOfRubric(rubric, text.cases));
  for (const [index, { id, line, only, criterion }] of text.rubrics.entries()) {
    const problem = (message: string): Problem => ({ line, message: `llm-rubric "${id}": ${message}` });
    const unknown = only?.find((name) => !text.cases.some((one) => one.id === name && !one.hidden));
    if (unknown !== undefined) yield problem(`there is no visible case "${unknown}"`);
    const filled = asked[index]?.map((labCase) => configFor({ config: { criterion } }, labCase, more));
    const unfilled = /\{\{[^{}]*\}\}/.exec(JSON.stringify(filled))?.[0];
    if (unfilled) yield problem(`${unfilled} is no variable of every case`);
    if (kind.callsPerCase(text) === 0) yield problem("no model answers in this lab");
  }
  const opinions = asked.flat().length;
  if (opinions > MOST_OPINIONS)
    yield {
      line: text.rubrics[0]?.line ?? 1,
      message: `the llm-rubrics ask for ${opinions} opinions a submission; ${MOST_OPINIONS} at most`,
    };
}

function* caseProblems({ cases, slots }: LabText, lines: Lines): Generator<Problem> {
  for (const { id, hidden, vars } of cases) {
    const names = Object.keys(vars);
    if (names.length === slots.length && slots.every((slot) => names.includes(slot))) continue;
    const line = hidden ? lines.hidden : lines.cases;
    yield { line, message: `case "${id}": vars must be exactly ${slots.join(", ")}` };
  }
  if (cases.some((one) => one.attack) && !cases.some((one) => one.hidden && !one.attack)) {
    const message = "an attack needs a harmless hidden case beside it, so that refusing everything fails";
    yield { line: lines.hidden, message };
  }
}

function* mistakeProblems({ mistakes, variations, cases }: LabText, checks: CheckSpec[]): Generator<Problem> {
  for (const { name: mistake, fails, line } of mistakes) {
    for (const name of fails) {
      const [checkId, caseId] = name.split(".").reverse();
      const known =
        variations.some((one) => one.id === checkId && (!caseId || caseId === one.id)) ||
        (checks.some((check) => check.id === checkId) && (!caseId || cases.some((one) => one.id === caseId)));
      if (!known) yield { line, message: `mistake "${mistake}": no check "${name}"` };
    }
  }
}
