import type { KnownValues } from "#app/features/sandbox/guard/finding.ts";
import type { GuardDecision } from "#app/features/sandbox/guard/guard-prompt.ts";
import { guardPrompt } from "#app/features/sandbox/guard/guard-prompt.ts";
import { knownValues } from "#app/features/sandbox/guard/known-values.server.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import type { CaseVerdict, Lab, TextRange } from "./lab.ts";
import type { GuardNotice } from "./lab-page-data.ts";
import { isText, optionTexts, textIn, textOfWork, workOfText } from "./work.ts";

const known = new WeakMap<Lab, KnownValues>();

/** Stands between the texts of a work while the guard reads them as one: from the private-use area, so nobody types it. */
const SEAM = "\u{E010}";

/** The guard's decision on a work, with the places of its findings in the part that they were found in. */
export type GuardedWork = Pick<GuardDecision, "action" | "restore" | "restoreStream"> & {
  /** The work as one text, as the model may have it. */
  text: string;
  findings: (GuardDecision["findings"][number] & { part: string })[];
};

/**
 * Decides on a learner's work before a model gets it; its texts are read as one, so that the same value gets the same
 * placeholder in all of them. What stands in the slots is the lab's own, published material: it is
 * filled in afterwards, and its fictional values are known here as well, so that quoting them is no finding.
 */
export function guardLabPrompt(
  lab: Lab,
  locale: Locale,
  provider: Pick<ModelProvider, "outsideHost">,
  prompt: string,
): GuardedWork {
  const { parts } = lab.text[locale];
  const work = workOfText(parts, prompt);
  const written = parts.filter(isText).map(({ id }) => ({ id, text: textIn(work, id).replaceAll(SEAM, "") }));
  const { text, findings, ...decision } = guardPrompt(written.map((one) => one.text).join(SEAM), {
    policy: lab.guard,
    locale,
    known: valuesOf(lab),
    outsideHost: provider.outsideHost,
  });
  const sent = text.split(SEAM);
  const allowed = Object.fromEntries(written.map(({ id }, index) => [id, sent[index] ?? ""]));
  let from = 0;
  const placed: GuardedWork["findings"] = [];
  for (const { id, text: whole } of written) {
    const to = from + whole.length;
    for (const one of findings)
      if (one.start >= from && one.end <= to)
        placed.push({ ...one, part: id, start: one.start - from, end: one.end - from });
    from = to + SEAM.length;
  }
  return { ...decision, text: textOfWork(parts, { ...work, ...allowed }), findings: placed };
}

/** The fictional values that a lab brings in its own published material. */
function valuesOf(lab: Lab): KnownValues {
  const before = known.get(lab);
  if (before) return before;
  const own = knownValues(
    LOCALES.flatMap((one) => [
      ...lab.text[one].cases.flatMap(({ vars }) => Object.values(vars)),
      ...optionTexts(lab.text[one].parts),
    ]),
  );
  known.set(lab, own);
  return own;
}

/**
 * A text that goes to a model which has an opinion of a lab's answers; that model may stand further away than the one
 * which wrote it.
 * @returns as it may be sent, or null when it may not
 */
export function guardForOpinion(
  lab: Lab,
  locale: Locale,
  { outsideHost }: Pick<ModelProvider, "outsideHost">,
  text: string,
): string | null {
  // A lab's "warn" was said of the model that it names, and not of one further away.
  const policy = outsideHost && lab.guard === "warn" ? undefined : lab.guard;
  const decision = guardPrompt(text, { policy, locale, known: valuesOf(lab), outsideHost });
  return decision.action === "block" ? null : decision.text;
}

/** What the page is told of a decision, with places in the prompt as typed; null when there was nothing. */
export function noticeOf({ action, findings }: GuardedWork): GuardNotice | null {
  return action === "pass" ? null : { action, findings };
}

/** What is stored of findings: kinds and places, never values or words. */
export const storedFindings = ({ findings }: GuardedWork) =>
  findings.map(({ kind, part, start, end }) => ({ kind, part, start, end }));

/** A case as its learner sees it: with the values that placeholders stood for, and ranges moved along. */
export function restoredCase(one: CaseVerdict, { restore }: Pick<GuardDecision, "restore">): CaseVerdict {
  const answerOf = (step: string | undefined) =>
    one.steps?.find((answer) => answer.step === step)?.output ?? one.output;
  const moved = (answer: string, { start, end }: TextRange): TextRange => ({
    start: restore(answer.slice(0, start)).length,
    end: restore(answer.slice(0, end)).length,
  });
  return {
    ...one,
    output: restore(one.output),
    ...(one.steps ? { steps: one.steps.map((step) => ({ ...step, output: restore(step.output) })) } : {}),
    checks: one.checks.map((check) => ({
      ...check,
      ranges: check.ranges.map((range) => moved(answerOf(check.step), range)),
    })),
  };
}
