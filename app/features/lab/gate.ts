import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { completeAnswer } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { judge } from "./judge.ts";
import type { Lab, Outputs, Verdict } from "./lab.ts";
import { messagesFor, settingsFor } from "./render-prompt.ts";

/** One finding of the publishing gate. */
export type GateResult = { locale: Locale; prompt: string; ok: boolean; message: string };

/**
 * May this lab be published? Through the real model and the real checks: the solution passes every case, the starter
 * and an empty prompt with nothing but the variables fail, and each listed mistake fails on the checks it names.
 */
export async function publishingGate(lab: Lab, provider: ModelProvider): Promise<GateResult[]> {
  const results: GateResult[] = [];
  for (const locale of LOCALES) {
    const { solution, starter, slots, mistakes } = lab.text[locale];
    const report = (prompt: string, ok: boolean, message: string) =>
      results.push({ locale, prompt, ok, message });
    const solved = await verdictOf(lab, provider, locale, solution);
    report(
      "solution",
      solved.passed,
      solved.passed ? "passes" : `must pass, but: ${failures(solved).join("; ")}`,
    );
    const bare = slots.map((slot) => `{{${slot}}}`).join("\n");
    for (const [name, prompt] of [
      ["starter", starter],
      ["empty prompt", bare],
    ] as const) {
      const verdict = await verdictOf(lab, provider, locale, prompt);
      report(
        name,
        !verdict.passed,
        verdict.passed ? "must fail, but passes" : `fails on ${failedIds(verdict).join(", ")}`,
      );
    }
    for (const mistake of mistakes) {
      const verdict = await verdictOf(lab, provider, locale, mistake.prompt);
      const failed = failedIds(verdict);
      const missed = mistake.fails.filter(
        (name) => !failed.includes(name) && !failed.some((one) => one.endsWith(`.${name}`)),
      );
      const ok = missed.length === 0 && !verdict.passed;
      report(
        `mistake "${mistake.name}"`,
        ok,
        ok
          ? `fails on ${mistake.fails.join(", ")}`
          : `must fail on ${missed.join(", ") || "a gate"}; failed: ${failed.join(", ") || "nothing"}`,
      );
    }
  }
  return results;
}

/** All cases through the model, judged. */
export async function verdictOf(
  lab: Lab,
  provider: ModelProvider,
  locale: Locale,
  prompt: string,
): Promise<Verdict> {
  const outputs: Outputs = {};
  for (const labCase of lab.text[locale].cases) {
    const run = provider.run({ messages: messagesFor(labCase, prompt), settings: settingsFor(lab, locale) });
    outputs[labCase.id] = (await completeAnswer(run)).text;
  }
  return judge(lab, locale, prompt, outputs);
}

/** `checkId` for checks on the prompt, `caseId.checkId` for the others. */
const failedIds = (verdict: Verdict): string[] => [
  ...verdict.prompt.filter((check) => !check.pass).map((check) => check.id),
  ...verdict.cases.flatMap((one) =>
    one.checks.filter((check) => !check.pass).map((check) => `${one.id}.${check.id}`),
  ),
];

const failures = (verdict: Verdict): string[] => [
  ...verdict.prompt.filter((check) => !check.pass).map((check) => `${check.id}: ${check.reason}`),
  ...verdict.cases.flatMap((one) =>
    one.checks.filter((check) => !check.pass).map((check) => `${one.id}.${check.id}: ${check.reason}`),
  ),
];
