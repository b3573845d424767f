import type { z } from "zod";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { issueMessage } from "#app/features/catalogue/yaml-problem.ts";
import type { Yaml } from "#app/features/catalogue/yaml-text.ts";
import { crossProblems } from "./cross-problems.ts";
import { freshProblem } from "./fresh-cases.ts";
import type { LabKind } from "./kinds/kind.ts";
import { labKinds } from "./kinds/registry.ts";
import type { LabMistake, LabText } from "./lab.ts";
import type { LabSection } from "./lab-markdown.ts";
import { readLabMarkdown, readYaml } from "./lab-markdown.ts";
import {
  casesSection,
  checksSection,
  frontMatter,
  hiddenSection,
  mistakesSection,
  workSection,
} from "./lab-schema.ts";
import { LLM_RUBRIC, rubricsAmong } from "./opinion/rubric.ts";
import { readVariations } from "./variation-file.ts";
import type { Work, WorkPart } from "./work.ts";
import { chosenIn, isText, textIn, textOfWork, workOfText } from "./work.ts";

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

type Sections = Record<SectionId, LabSection> & { own: Record<string, LabSection> };

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
  if (!front) return { file: null, problems };
  const kind = labKinds.get(front.kind);
  if (!kind) {
    const known = [...labKinds.keys()].join(", ");
    reader.problem(markdown.front.lineOf(["kind"]), `kind: must be one of ${known}`);
    return { file: null, problems };
  }
  const locale = file.endsWith(".en.md") ? "en" : "zh-TW";
  const sections = reader.sections(markdown.sections, kind);
  if (problems.length > 0) return { file: null, problems };
  const own = reader.own(sections, kind);
  if (problems.length > 0) return { file: null, problems };
  const { slots, maxChars } = front.prompt;
  const parts = kind.parts({ slots, maxChars, own, locale });

  const checks = reader.valid(checksSection, reader.yaml(sections.checks));
  const visible = reader.valid(casesSection, reader.yaml(sections.cases));
  const hiddenYaml = isThere(sections.hidden) ? reader.yaml(sections.hidden) : null;
  const hidden = !isThere(sections.hidden)
    ? NO_HIDDEN
    : Array.isArray(hiddenYaml?.value)
      ? plainCases(reader.valid(casesSection, hiddenYaml))
      : reader.valid(hiddenSection, hiddenYaml);
  const solution = reader.work(sections.solution, parts);
  const starter = isThere(sections.starter) ? reader.work(sections.starter, parts) : textOfWork(parts, {});
  if (!checks || !visible || !hidden || solution === null || starter === null)
    return { file: null, problems };

  const checksYaml = reader.yaml(sections.checks);
  const lines = (key: "prompt" | "each", index: number) => checksYaml?.lineOf([key, index]) ?? 1;
  const each = checks.each.map((spec, index) => ({ ...spec, line: lines("each", index) }));
  const text: LabText = {
    title: front.title,
    situation: sections.situation.text,
    task: sections.task.text,
    slots,
    parts,
    own,
    starter,
    hints: reader.hints(sections.hints),
    promptChecks: checks.prompt.map((spec, index) => ({ ...spec, line: lines("prompt", index) })),
    caseChecks: each.filter((spec) => spec.type !== LLM_RUBRIC),
    rubrics: rubricsAmong(each),
    cases: [
      ...visible.map((one) => ({ ...one, hidden: false })),
      ...hidden.cases.map((one) => ({ ...one, hidden: true })),
    ],
    variations: [],
    allowed: checks.allowed,
    solution,
    why: sections.why.text,
    mistakes: reader.mistakes(sections.mistakes, parts, starter, solution),
    origin: { file, solution: sections.solution.line, starter: sections.starter.line },
  };
  const lineOf = (index: number) => hiddenYaml?.lineOf(["vary", index]) ?? sections.hidden.line;
  const { variations, problems: wrong } = readVariations(hidden, text, locale, lineOf);
  text.variations = variations;
  for (const { line, message } of wrong) reader.problem(line, message);
  for (const { line, message } of crossProblems(text, kind, {
    checks: sections.checks.line,
    cases: sections.cases.line,
    hidden: sections.hidden.line,
    solution: sections.solution.line,
  }))
    reader.problem(line, message);
  const unfresh = freshProblem(front, text);
  if (unfresh) reader.problem(markdown.front.lineOf(["solution", "after"]), unfresh);
  for (const { section, message } of kind.problems?.(text) ?? [])
    reader.problem(sections.own[section]?.line ?? 1, message);
  return { file: problems.length > 0 ? null : { front, text }, problems };
}

const plainCases = (cases: z.infer<typeof casesSection> | null): z.infer<typeof hiddenSection> | null =>
  cases && { cases, vary: [], pools: {} };

const NO_HIDDEN: z.infer<typeof hiddenSection> = { cases: [], vary: [], pools: {} };
const isThere = (section: LabSection): boolean => section.heading !== "";

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
      this.problem(yaml.lineOf(issue.path), issueMessage(issue, "value"));
    }
    return null;
  }

  /** Sections by what they are. What a kind may leave out, and does, has no heading. */
  sections(found: LabSection[], kind: LabKind): Sections {
    const sections: Partial<Record<SectionId, LabSection>> = {};
    const own: Record<string, LabSection> = {};
    for (const section of found) {
      const ownId = ownSection(kind, section.heading);
      if (ownId !== null) {
        if (own[ownId]) this.problem(section.line, `section "${section.heading}" stands twice`);
        own[ownId] = section;
        continue;
      }
      const sectionId = HEADINGS[section.heading.toLowerCase()];
      if (!sectionId) this.problem(section.line, `unknown section "${section.heading}"`);
      else if (sections[sectionId]) this.problem(section.line, `section "${section.heading}" stands twice`);
      else if (section.text === "") this.problem(section.line, `section "${section.heading}" is empty`);
      if (sectionId) sections[sectionId] ??= section;
    }
    for (const sectionId of ALL)
      if (!sections[sectionId] && !(kind.withoutHidden && mayBeLeftOut(sectionId)))
        this.problem(1, `section "${sectionId}" is missing`);
    const empty: LabSection = { heading: "", line: 1, text: "", fences: [] };
    const common = Object.fromEntries(
      ALL.map((sectionId) => [sectionId, sections[sectionId] ?? empty]),
    ) as Record<SectionId, LabSection>;
    return { ...common, own };
  }

  /** The sections that only this kind has, each through its schema. */
  own(sections: Sections, kind: LabKind): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(kind.sections).map(([name, { schema }]) => {
        const section = sections.own[name];
        if (!section) this.problem(1, `section "${name}" is missing`);
        return [name, section ? this.valid(schema, this.yaml(section)) : null];
      }),
    );
  }

  /** Work as one text: a ```prompt fence where it is a single text, else ```yaml by part. */
  work(section: LabSection, parts: WorkPart[]): string | null {
    const [first] = parts;
    if (parts.length === 1 && first && isText(first)) return this.fence(section);
    const yaml = this.yaml(section);
    const work = this.valid(workSection, yaml);
    if (!work || !yaml) return null;
    return this.workProblems(work, parts, (part) => yaml.lineOf([part])) ? null : textOfWork(parts, work);
  }

  /** Whether a work names parts or choices that there aren't. */
  private workProblems(work: Work, parts: WorkPart[], lineOf: (part: string) => number): boolean {
    const before = this.problems.length;
    for (const [id, value] of Object.entries(work)) {
      const part = parts.find((one) => one.id === id);
      if (!part)
        this.problem(lineOf(id), `there is no part "${id}" (${parts.map((one) => one.id).join(", ")})`);
      else if (isText(part) !== (typeof value === "string"))
        this.problem(lineOf(id), `part "${id}" must be ${isText(part) ? "a text" : "a list"}`);
      else if (!isText(part))
        for (const choice of chosenIn(work, id))
          if (!part.options.some((option) => option.id === choice))
            this.problem(lineOf(id), `part "${id}" has no option "${choice}"`);
    }
    return this.problems.length > before;
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

  mistakes(section: LabSection, parts: WorkPart[], starter: string, solution: string): LabMistake[] {
    const yaml = this.yaml(section);
    const mistakes = this.valid(mistakesSection, yaml) ?? [];
    const solved = workOfText(parts, solution);
    const texts = parts.filter(isText);
    return mistakes.flatMap((mistake, index): LabMistake[] => {
      const line = yaml?.lineOf([index]) ?? section.line;
      const made = (work: Work) => [
        { name: mistake.name, fails: mistake.fails, prompt: textOfWork(parts, work), line },
      ];
      if (mistake.starter) return made(workOfText(parts, starter));
      if (mistake.work)
        return this.workProblems(mistake.work, parts, () => line) ? [] : made({ ...solved, ...mistake.work });
      const [first] = texts;
      if (mistake.prompt !== undefined && first) return made({ ...solved, [first.id]: mistake.prompt });
      const from = mistake.replace?.from ?? mistake.drop ?? "";
      if (!texts.some((part) => textIn(solved, part.id).includes(from))) {
        this.problem(line, `mistake "${mistake.name}": the solution doesn't hold "${from}"`);
        return [];
      }
      const changed = texts.map((part) => [
        part.id,
        textIn(solved, part.id).replace(from, () => mistake.replace?.to ?? ""),
      ]);
      return made({ ...solved, ...Object.fromEntries(changed) });
    });
  }
}

/** The name of a kind's own section by its heading in either language. */
function ownSection(kind: LabKind, heading: string): string | null {
  const name = heading.toLowerCase();
  const found = Object.entries(kind.sections).find(([, { headings }]) =>
    Object.values(headings).some((one) => one.toLowerCase() === name),
  );
  return found?.[0] ?? null;
}

/** Where nothing runs on the learner's text there is nothing to begin with, and no case to hide. */
const mayBeLeftOut = (section: SectionId): boolean => section === "hidden" || section === "starter";
