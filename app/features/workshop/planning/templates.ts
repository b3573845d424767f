import { z } from "zod";
import { POLL_KINDS, readPoll } from "#app/features/assessment/poll.ts";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { readYaml } from "#app/features/catalogue/front-matter.ts";
import { lineOf } from "#app/features/catalogue/glossary-file.ts";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { LONGEST_BODY, LONGEST_NOTES, LONGEST_TITLE, MOST_STEPS } from "../plan.ts";
import type { StepKind } from "../room-facts.ts";
import type { Step } from "../workshop.ts";

const words = (longest: number) => {
  const text = z.string().trim().min(1).max(longest);
  return z.strictObject({ "zh-TW": text, en: text });
};

const minutes = z.int().min(1).max(480);
const notes = words(LONGEST_NOTES).optional();

/** What a template says itself, and the places that a course's units take. */
const stepSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["slide", "discussion", "break"]),
    minutes,
    title: words(LONGEST_TITLE),
    body: words(LONGEST_BODY).optional(),
    notes,
  }),
  z.strictObject({
    kind: z.literal("poll"),
    minutes,
    title: words(LONGEST_TITLE),
    poll: z.strictObject({
      kind: z.enum(POLL_KINDS),
      prompt: words(1000),
      options: z.array(words(1000)).default([]),
    }),
    notes,
  }),
  z.strictObject({ kind: z.enum(["lesson", "lab", "quiz"]), minutes, notes }),
]);

const templateSchema = z.strictObject({
  order: z.int(),
  title: words(LONGEST_TITLE),
  summary: words(200),
  steps: z.array(stepSchema).min(1).max(MOST_STEPS),
});

/** An agenda to begin with, in both languages. Its id is its file's name. */
export type AgendaTemplate = z.infer<typeof templateSchema> & { id: string };

type TemplateStep = AgendaTemplate["steps"][number];

/**
 * Reads a file of content/workshops.
 * @param file its name, which is the template's
 * @returns null beside the problems when it can't be used
 */
export function parseTemplate(
  file: string,
  text: string,
): { template: AgendaTemplate | null; problems: ContentProblem[] } {
  const path = `workshops/${file}`;
  const id = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/.exec(file)?.[1];
  if (id === undefined) {
    const message = "a template's file is named in lower case with hyphens, as half-day.yaml";
    return { template: null, problems: [{ file: path, line: 1, message }] };
  }
  const { data, problems } = readYaml(text, templateSchema, 0);
  const found: ContentProblem[] = problems.map((problem) => ({ file: path, ...problem }));
  if (!data) return { template: null, problems: found };
  for (const step of data.steps) {
    if (step.kind !== "poll") continue;
    const prompt = step.poll.prompt["zh-TW"];
    for (const locale of LOCALES) {
      const read = readPoll(pollValues(step.poll, locale));
      if ("question" in read) continue;
      const wrong = Object.entries(read.errors).map(([field, code]) => `${field}: ${code}`);
      const message = `the question "${prompt}" can't be asked (${locale}; ${wrong.join(", ")})`;
      found.push({ file: path, line: lineOf(text, prompt), message });
    }
  }
  return { template: found.length === 0 ? { id, ...data } : null, problems: found };
}

function pollValues(poll: Extract<TemplateStep, { kind: "poll" }>["poll"], locale: Locale) {
  const options = poll.options.map((option) => option[locale]).join("\n");
  return { pollKind: poll.kind, prompt: poll.prompt[locale], options };
}

/** A unit of the workshop's course. */
type Unit = { id: string; kind: string; title: Record<Locale, string> };

/**
 * The agenda that a template comes to with a course: each place for a lesson, a lab or a quiz takes the course's next
 * one of that kind, and is left out where there is none.
 * @param units those of the course, in order; none without a course
 */
export function stepsFrom(
  template: Pick<AgendaTemplate, "steps">,
  units: readonly Unit[],
  locale: Locale,
  newId: () => string,
): Step[] {
  const left = [...units];
  return template.steps.flatMap((step): Step[] => {
    const plain = { id: newId(), minutes: step.minutes, body: "", notes: step.notes?.[locale] ?? "" };
    if (step.kind === "poll") {
      const read = readPoll(pollValues(step.poll, locale));
      const question = "question" in read ? read.question : null;
      return [{ ...plain, kind: "poll", title: step.title[locale], activityId: null, question }];
    }
    if ("title" in step) {
      const { kind, title, body } = step;
      return [{ ...plain, kind, title: title[locale], body: body?.[locale] ?? "", activityId: null }];
    }
    const index = left.findIndex((unit) => unit.kind === step.kind);
    const [unit] = index < 0 ? [] : left.splice(index, 1);
    return unit ? [{ ...plain, kind: step.kind, title: unit.title[locale], activityId: unit.id }] : [];
  });
}

/** A template as the form shows it; a place for a unit has no title yet. */
export type TemplatePreview = {
  id: string;
  title: string;
  summary: string;
  minutes: number;
  steps: { kind: StepKind; title: string | null; minutes: number }[];
};

export function previewOf(template: AgendaTemplate, locale: Locale): TemplatePreview {
  const { id, title, summary, steps } = template;
  return {
    ...{ id, title: title[locale], summary: summary[locale] },
    minutes: steps.reduce((sum, step) => sum + step.minutes, 0),
    steps: steps.map((step) => ({
      kind: step.kind,
      title: "title" in step ? step.title[locale] : null,
      minutes: step.minutes,
    })),
  };
}
