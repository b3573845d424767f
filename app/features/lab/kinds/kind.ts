import type { z } from "zod";
import type { ChatMessage } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { CaseOutput, LabCase, LabText, StepOutput } from "../lab.ts";
import type { Work, WorkPart } from "../work.ts";

/** One question to the model while a case is run. */
export type Call = {
  /** Which of the case's answers this becomes; checks name it by `step`. */
  step: string;
  /** What the screen calls it, where a case has several. */
  title: string;
  messages: ChatMessage[];
};

/** Sections of a lab file that only one kind has, by name: heading in both languages, and what its YAML must be. */
export type KindSections = Record<string, { headings: Record<Locale, string>; schema: z.ZodType }>;

/** What a kind knows of a file when it says which parts a learner fills in. */
export type KindFile<Own> = {
  slots: string[];
  maxChars: number;
  own: Own;
  locale: Locale;
};

/**
 * A kind of lab: what a learner fills in, and which questions its cases put to the model. Everything else (drafts,
 * the guard, runs, checks, attempts, the publishing gate, the page) is the same for all kinds. A kind is a folder
 * with `kind.ts`, named in `registry.ts`; where its results need a view of their own, `view.tsx` beside it, and
 * `brief.tsx` for what belongs to the task.
 */
export type LabKind<Own = unknown> = {
  id: string;
  sections: KindSections;
  parts(file: KindFile<Own>): WorkPart[];
  /** How many answers of the model one case takes; 0 where no model is asked. */
  callsPerCase(text: LabText): number;
  /**
   * The questions of one case in order; each answer is handed back to the generator, which returns what the checks
   * look at.
   */
  calls(text: LabText, labCase: LabCase, work: Work): Generator<Call, string, string>;
  /**
   * What {{variables}} stand for beside those of the case: chosen documents, earlier answers (empty as long as there
   * are none). Checks on outputs may name them too.
   */
  variables?(text: LabText, work: Work, steps: readonly StepOutput[]): Record<string, string>;
  /** What the page shows of the file's own sections (`LearnerLab.shown`): JSON, and nothing of what is right. */
  shown?(text: LabText): unknown;
  /** Hidden cases may be left out: there is nothing that the learner's work could run on. */
  withoutHidden?: boolean;
  /** What is wrong with a file of this kind beyond its sections' schemas, by section. */
  problems?(text: LabText): { section: string; message: string }[];
};

/** A kind with its own sections' type, as the registry holds it. */
export function defineKind<Own>(kind: LabKind<Own>): LabKind {
  // Each kind reads only what its own schemas let through.
  return kind as unknown as LabKind;
}

/** What a case came to, with its answers where it took several. */
export const caseOutput = (output: string, steps: StepOutput[]): CaseOutput =>
  steps.length > 1 ? { output, steps } : { output };
