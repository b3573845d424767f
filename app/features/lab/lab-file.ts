import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import type { CheckSpec, Lab, LabText } from "./lab.ts";
import { readLabFile } from "./lab-text.ts";
import { isText } from "./work.ts";

/** A lab's two files as the catalogue hands them over. */
export type LabSource = { files: Record<Locale, { path: string; text: string }> };

/**
 * Reads a lab from its two language files. Both must be complete; they share id, minutes, model, pass rule, ids of
 * cases, and ids, types, gates and weights of checks. `lab` is null when there is any problem.
 */
export function parseLab(source: LabSource): { lab: Lab | null; problems: ContentProblem[] } {
  const read = {
    "zh-TW": readLabFile(source.files["zh-TW"].path, source.files["zh-TW"].text),
    en: readLabFile(source.files.en.path, source.files.en.text),
  };
  const problems = LOCALES.flatMap((locale) => read[locale].problems);
  const [zh, en] = [read["zh-TW"].file, read.en.file];
  if (!zh || !en) return { lab: null, problems };

  const file = source.files.en.path;
  const differ = (what: string, line = 1) =>
    problems.push({ file, line, message: `${what} differs from the zh-TW file` });
  const { title: _zh, prompt: zhPrompt, ...zhRules } = zh.front;
  const { title: _en, prompt: enPrompt, ...enRules } = en.front;
  for (const key of Object.keys({ ...zhRules, ...enRules }) as (keyof typeof zhRules)[]) {
    if (JSON.stringify(zhRules[key]) !== JSON.stringify(enRules[key])) differ(`front matter "${key}"`);
  }
  if (zhPrompt.slots.length !== enPrompt.slots.length) differ("the number of slots");
  for (const [what, line] of parity(zh.text, en.text)) differ(what, line);
  if (problems.length > 0) return { lab: null, problems };

  const { id, kind, minutes, skill, task, model, guard, pass, seeds, solution } = zh.front;
  return {
    lab: {
      id,
      kind,
      minutes,
      skill,
      task,
      model,
      guard,
      threshold: pass.threshold,
      seeds,
      realModel: pass.realModel ?? null,
      solutionAfter: solution?.after ?? null,
      text: { "zh-TW": zh.text, en: en.text },
    },
    problems,
  };
}

function parity(zh: LabText, en: LabText): [string, number][] {
  const found: [string, number][] = [];
  const shape = ({ id, type, gate, weight, metric, part, step, only }: CheckSpec) =>
    JSON.stringify({ id, type, gate, weight, metric, part, step, only });
  for (const part of ["promptChecks", "caseChecks"] as const) {
    if (zh[part].length !== en[part].length)
      found.push([`the number of checks (${zh[part].length}, ${en[part].length})`, 1]);
    for (const [index, check] of en[part].entries()) {
      const other = zh[part][index];
      if (other && shape(other) !== shape(check))
        found.push([`check "${check.id}": id, type, gate or weight`, check.line]);
    }
  }
  const rubrics = (text: LabText) =>
    text.rubrics.map(({ id, only }) => [id, ...(only ?? [])].join(" ")).join();
  if (rubrics(zh) !== rubrics(en))
    found.push(["the list of llm-rubrics (id, only)", en.rubrics[0]?.line ?? 1]);
  const parts = (text: LabText) =>
    text.parts
      .map((part) => (isText(part) ? part.id : `${part.id}: ${part.options.map((one) => one.id).join(" ")}`))
      .join("; ");
  if (parts(zh) !== parts(en)) found.push([`the list of parts (${parts(zh)}; ${parts(en)})`, 1]);
  const cases = (text: LabText) =>
    text.cases.map((one) => `${one.id}${one.hidden ? " (hidden)" : ""}`).join(", ");
  if (cases(zh) !== cases(en)) found.push([`the list of cases (${cases(zh)}; ${cases(en)})`, 1]);
  const varied = (text: LabText) =>
    text.variations
      .map(({ id, from, gate, weight, relation }) => [id, from, gate, weight, relation.kind].join(" "))
      .join();
  if (varied(zh) !== varied(en)) found.push(["the list of variations (id, from, gate, weight, relation)", 1]);
  if (zh.hints.length !== en.hints.length) found.push(["the number of hints", 1]);
  if (zh.mistakes.map((one) => one.fails).join() !== en.mistakes.map((one) => one.fails).join()) {
    found.push(["the list of mistakes and what they fail", 1]);
  }
  return found;
}
