import type { Locale } from "#app/platform/locale.ts";
import { decides } from "../decides.ts";
import type { CheckResult, LabText, StepOutput } from "../lab.ts";
import type { Try } from "../lab-page-data.ts";
import type { DiffPart } from "../prompt-diff.ts";

/** A run or an attempt with all that its learner may see of it: hidden cases are counts. */
export type WholeTry = Omit<Try, "prompt"> & {
  locale: Locale;
  /** The work as one text; null once its time is over. */
  text: string | null;
  modelId: string;
  /** Of the course version that it was made with; null where that wasn't kept. */
  contentHash: string | null;
  promptChecks: CheckResult[];
  cases: { id: string; gist: string; output: string; steps: StepOutput[]; checks: CheckResult[] }[];
  /** Runs take no hidden cases. */
  hidden: { passed: number; total: number } | null;
};

/** What a line about a try says: everything but its text. */
export type TryLine = Pick<
  Try,
  "id" | "kind" | "number" | "at" | "outcome" | "passedChecks" | "totalChecks" | "afterSolution" | "note"
>;

/** Why two tries' verdicts can't be held against each other. */
export type Obstacle = "same" | "not-judged" | "language" | "cases";

/** What to keep in mind when they can. */
export type Caution = "model" | "cases-unknown" | "emptied";

/** What became of a check from A to B; null where one of the two has no verdict on it. */
export type Change = "gained" | "lost" | "kept" | "still-failing" | null;

export type CheckPair = {
  id: string;
  label: string;
  a: { pass: boolean; reason: string } | null;
  b: { pass: boolean; reason: string } | null;
  change: Change;
};

export type CasePair = {
  id: string;
  gist: string;
  /** The answers of each side; null where it has none to show. */
  a: Answer[] | null;
  b: Answer[] | null;
  checks: CheckPair[];
};

/** `title`: the step's name, where a case takes several answers. */
export type Answer = { title: string | null; output: string };

export type Comparison = {
  obstacle: Obstacle | null;
  cautions: Caution[];
  /** How many deciding checks B passes and A failed, and the other way round. */
  gained: number;
  lost: number;
  promptChecks: CheckPair[];
  cases: CasePair[];
};

/** The two texts with their differences marked, each side with its own. */
export type TextPair = { a: DiffPart[] | null; b: DiffPart[] | null };

/** A side as the page heads it; its answers and verdicts stand in the comparison. */
export type ComparedTry = TryLine & Pick<WholeTry, "emptied" | "hidden" | "locale">;

export type ComparisonPageData = {
  title: string;
  asksModel: boolean;
  /** The lab's path, without a language. */
  unit: string;
  choices: TryLine[];
  /** Null with fewer than two tries. */
  pair: { a: ComparedTry; b: ComparedTry; texts: TextPair; comparison: Comparison } | null;
};

/**
 * Holds two tries of one lab against each other, A being the earlier or the one to beat. Differences are counted only
 * where both were judged on the same cases.
 * @param sameCases whether the lab's visible cases and checks were the same for both; null when nobody can tell
 */
export function compareTries(a: WholeTry, b: WholeTry, sameCases: boolean | null): Comparison {
  const obstacle = obstacleBetween(a, b, sameCases);
  const pairs = (one: CheckResult[], other: CheckResult[]) => pairChecks(one, other, obstacle === null);
  const promptChecks = pairs(a.promptChecks, b.promptChecks);
  const cases = inBoth(a.cases, b.cases).map(([one, other]): CasePair => {
    const known = one ?? other;
    return {
      id: known?.id ?? "",
      gist: (other ?? known)?.gist ?? "",
      a: one && !a.emptied ? answersOf(one) : null,
      b: other && !b.emptied ? answersOf(other) : null,
      checks: pairs(one?.checks ?? [], other?.checks ?? []),
    };
  });
  const deciding = new Set(
    [a, b]
      .flatMap((one) => [...one.promptChecks, ...one.cases.flatMap((each) => each.checks)])
      .filter(decides)
      .map((check) => check.id),
  );
  const all = [...promptChecks, ...cases.flatMap((one) => one.checks)].filter(({ id }) => deciding.has(id));
  return {
    obstacle,
    cautions: [
      ...(obstacle === null && sameCases === null ? (["cases-unknown"] as const) : []),
      ...(obstacle === null && a.modelId !== b.modelId ? (["model"] as const) : []),
      ...(a.emptied || b.emptied ? (["emptied"] as const) : []),
    ],
    gained: all.filter((one) => one.change === "gained").length,
    lost: all.filter((one) => one.change === "lost").length,
    promptChecks,
    cases,
  };
}

function obstacleBetween(a: WholeTry, b: WholeTry, sameCases: boolean | null): Obstacle | null {
  if (a.id === b.id) return "same";
  const judged = (one: WholeTry) =>
    (one.outcome === "passed" || one.outcome === "failed") && one.totalChecks > 0;
  if (!judged(a) || !judged(b)) return "not-judged";
  if (a.locale !== b.locale) return "language";
  return sameCases === false ? "cases" : null;
}

/** Those of both by id, in the order of B and then what only A has. */
function inBoth<One extends { id: string }>(a: One[], b: One[]): [One | undefined, One | undefined][] {
  const ids = new Set([...b, ...a].map((one) => one.id));
  const of = (list: One[], id: string) => list.find((one) => one.id === id);
  return [...ids].map((id) => [of(a, id), of(b, id)]);
}

const ORDER: Change[] = ["lost", "gained", "still-failing", "kept", null];

/** Checks side by side, what differs first. */
function pairChecks(a: CheckResult[], b: CheckResult[], comparable: boolean): CheckPair[] {
  const side = (check: CheckResult | undefined) => check && { pass: check.pass, reason: check.reason };
  return inBoth(a, b)
    .map(([one, other]): CheckPair => {
      const known = other ?? one;
      const change = comparable && one && other ? changeOf(one.pass, other.pass) : null;
      return {
        id: known?.id ?? "",
        label: known?.label ?? "",
        a: side(one) ?? null,
        b: side(other) ?? null,
        change,
      };
    })
    .sort((x, y) => ORDER.indexOf(x.change) - ORDER.indexOf(y.change));
}

function changeOf(before: boolean, after: boolean): Change {
  if (before === after) return after ? "kept" : "still-failing";
  return after ? "gained" : "lost";
}

/** The answers of a case, each under its name where it takes several. */
export const answersOf = ({ output, steps }: WholeTry["cases"][number]): Answer[] =>
  steps.length > 0
    ? steps.map((step) => ({ title: step.title, output: step.output }))
    : [{ title: null, output }];

/** Whether two editions of a lab put the same visible cases to the same checks. */
export function haveSameCases(a: LabText, b: LabText): boolean {
  return asked(a) === asked(b);
}

const asked = ({ cases, promptChecks, caseChecks }: LabText): string =>
  JSON.stringify([
    cases.filter((one) => !one.hidden).map(({ id, vars, expect }) => ({ id, vars, expect })),
    // Where a check stands in its file doesn't change what it asks for.
    [...promptChecks, ...caseChecks].map((check) => ({ ...check, line: 0 })),
  ]);
