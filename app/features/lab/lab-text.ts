import type { z } from "zod";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { checkTypes } from "./checks/registry.ts";
import { configFor } from "./judge.ts";
import type { CheckSpec, LabCase, LabMistake, LabText } from "./lab.ts";
import type { LabSection, Yaml } from "./lab-markdown.ts";
import { readLabMarkdown, readYaml } from "./lab-markdown.ts";
import { casesSection, checksSection, frontMatter, mistakesSection } from "./lab-schema.ts";
import { slotsIn } from "./render-prompt.ts";

type SectionId =
  | "situation"
  | "task"
  | "starter"
  | "hints"
  | "checks"
  | "cases"
  | "hidden"
  | "solution"
  | "why"
  | "mistakes";

const HEADINGS: Record<string, SectionId> = {
  情境: "situation",
  任務: "task",
  起始提示: "starter",
  提示: "hints",
  檢核: "checks",
  案例: "cases",
  隱藏案例: "hidden",
  參考解: "solution",
  為什麼有效: "why",
  常見錯誤: "mistakes",
  situation: "situation",
  task: "task",
  starter: "starter",
  hints: "hints",
  checks: "checks",
  cases: "cases",
  "hidden cases": "hidden",
  solution: "solution",
  "why it works": "why",
  mistakes: "mistakes",
};
const ALL: SectionId[] = [...new Set(Object.values(HEADINGS))];

export type LabFile = { front: z.infer<typeof frontMatter>; text: LabText };

/** Reads one language's lab file. Every problem is told with its line; null when there is any. */
export function readLabFile(
  file: string,
  source: string,
): { file: LabFile | null; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const reader = new Reader(file, problems);
  const markdown = readLabMarkdown(file, source, problems);
  if (!markdown) return { file: null, problems };
  const front = reader.valid(frontMatter, markdown.front);
  const sections = reader.sections(markdown.sections);
  if (!front || problems.length > 0) return { file: null, problems };

  const checks = reader.valid(checksSection, reader.yaml(sections.checks));
  const visible = reader.cases(sections.cases, false);
  const hidden = reader.cases(sections.hidden, true);
  const solution = reader.fence(sections.solution);
  const starter = reader.fence(sections.starter);
  if (!checks || !visible || !hidden || solution === null || starter === null)
    return { file: null, problems };

  const checksYaml = reader.yaml(sections.checks);
  const lines = (key: "prompt" | "each", index: number) => checksYaml?.lineOf([key, index]) ?? 1;
  const text: LabText = {
    title: front.title,
    situation: sections.situation.text,
    task: sections.task.text,
    slots: front.prompt.slots,
    starter,
    hints: reader.hints(sections.hints),
    promptChecks: checks.prompt.map((spec, index) => ({ ...spec, line: lines("prompt", index) })),
    caseChecks: checks.each.map((spec, index) => ({ ...spec, line: lines("each", index) })),
    cases: [...visible, ...hidden],
    allowed: checks.allowed,
    solution,
    why: sections.why.text,
    mistakes: reader.mistakes(sections.mistakes, starter, solution),
  };
  reader.checkUse(text, sections);
  return { file: problems.length > 0 ? null : { front, text }, problems };
}

class Reader {
  constructor(
    private readonly file: string,
    private readonly problems: ContentProblem[],
  ) {}

  problem(line: number, message: string) {
    this.problems.push({ file: this.file, line, message });
  }

  valid<T>(schema: z.ZodType<T>, yaml: Yaml | null): T | null {
    if (!yaml) return null;
    const parsed = schema.safeParse(yaml.value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      this.problem(yaml.lineOf(issue.path), `${issue.path.join(".") || "value"}: ${issue.message}`);
    }
    return null;
  }

  sections(found: LabSection[]): Record<SectionId, LabSection> {
    const sections: Partial<Record<SectionId, LabSection>> = {};
    for (const section of found) {
      const sectionId = HEADINGS[section.heading.toLowerCase()];
      if (!sectionId) this.problem(section.line, `unknown section "${section.heading}"`);
      else if (sections[sectionId]) this.problem(section.line, `section "${section.heading}" stands twice`);
      else if (section.text === "") this.problem(section.line, `section "${section.heading}" is empty`);
      if (sectionId) sections[sectionId] ??= section;
    }
    for (const sectionId of ALL)
      if (!sections[sectionId]) this.problem(1, `section "${sectionId}" is missing`);
    const empty: LabSection = { heading: "", line: 1, text: "", fences: [] };
    return Object.fromEntries(ALL.map((sectionId) => [sectionId, sections[sectionId] ?? empty])) as Record<
      SectionId,
      LabSection
    >;
  }

  fence(section: LabSection): string | null {
    const fence = section.fences[0];
    if (!fence) this.problem(section.line, `section "${section.heading}" needs a \`\`\`prompt fence`);
    return fence?.text ?? null;
  }

  yaml(section: LabSection): Yaml | null {
    const fence = section.fences[0];
    if (fence) return readYaml(this.file, fence.text, fence.line, this.problems);
    this.problem(section.line, `section "${section.heading}" needs a \`\`\`yaml fence`);
    return null;
  }

  hints(section: LabSection): string[] {
    const hints = section.text
      .split(/^\d+\.\s+/m)
      .slice(1)
      .map((hint) => hint.trim());
    if (hints.length === 0) this.problem(section.line, "hints must be a numbered list");
    return hints;
  }

  cases(section: LabSection, hidden: boolean): LabCase[] | null {
    const cases = this.valid(casesSection, this.yaml(section));
    return cases?.map((one) => ({ ...one, hidden })) ?? null;
  }

  mistakes(section: LabSection, starter: string, solution: string): LabMistake[] {
    const yaml = this.yaml(section);
    const mistakes = this.valid(mistakesSection, yaml) ?? [];
    return mistakes.flatMap((mistake, index) => {
      const from = mistake.replace?.from ?? mistake.drop;
      if (from !== undefined && !solution.includes(from)) {
        this.problem(
          yaml?.lineOf([index]) ?? section.line,
          `mistake "${mistake.name}": the solution doesn't hold "${from}"`,
        );
        return [];
      }
      const changed = from === undefined ? starter : solution.replace(from, () => mistake.replace?.to ?? "");
      return [{ name: mistake.name, fails: mistake.fails, prompt: mistake.prompt ?? changed }];
    });
  }

  /** What only shows when the parts meet: check types and settings, variables, names used twice or unknown. */
  checkUse(text: LabText, sections: Record<SectionId, LabSection>) {
    const checks = [...text.promptChecks, ...text.caseChecks];
    this.twice(
      checks.map((check) => check.id),
      "check",
      sections.checks.line,
    );
    this.twice(
      text.cases.map((one) => one.id),
      "case",
      sections.cases.line,
    );
    for (const check of text.promptChecks) this.checkType(check, "prompt", []);
    for (const check of text.caseChecks) this.checkType(check, "output", text.cases);
    if (checks.reduce((sum, check) => sum + check.weight, 0) === 0)
      this.problem(sections.checks.line, "the weights sum to 0");
    for (const labCase of text.cases) {
      const names = Object.keys(labCase.vars);
      const line = labCase.hidden ? sections.hidden.line : sections.cases.line;
      if (names.length !== text.slots.length || text.slots.some((slot) => !names.includes(slot))) {
        this.problem(line, `case "${labCase.id}": vars must be exactly ${text.slots.join(", ")}`);
      }
    }
    for (const slot of text.slots) {
      if (!slotsIn(text.solution).some((found) => found.name === slot)) {
        this.problem(sections.solution.line, `the solution doesn't use {{${slot}}}`);
      }
    }
    for (const mistake of text.mistakes) {
      for (const name of mistake.fails) {
        const [checkId, caseId] = name.split(".").reverse();
        const known =
          checks.some((check) => check.id === checkId) &&
          (!caseId || text.cases.some((one) => one.id === caseId));
        if (!known) this.problem(sections.mistakes.line, `mistake "${mistake.name}": no check "${name}"`);
      }
    }
  }

  private checkType(check: CheckSpec, on: "prompt" | "output", cases: LabCase[]) {
    const type = checkTypes.get(check.type);
    if (!type) return this.problem(check.line, `check "${check.id}": unknown type "${check.type}"`);
    if (type.on !== on)
      return this.problem(check.line, `check "${check.id}": "${check.type}" checks the ${type.on}`);
    const configs = on === "prompt" ? [check.config] : cases.map((labCase) => configFor(check, labCase));
    const wrong = configs.map((config) => type.problem(config)).find((one) => one !== null);
    if (wrong) return this.problem(check.line, `check "${check.id}": ${wrong}`);
    const unfilled = /\{\{[^{}]*\}\}/.exec(JSON.stringify(configs))?.[0];
    if (unfilled) this.problem(check.line, `check "${check.id}": ${unfilled} is no variable of every case`);
  }

  private twice(names: string[], what: string, line: number) {
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
      this.problem(line, `${what} "${name}" stands twice`);
    }
  }
}
