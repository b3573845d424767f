import type { GuardPolicy } from "#app/features/sandbox/guard/guard-prompt.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Rubric } from "./opinion/rubric.ts";
import type { WorkPart } from "./work.ts";

/** One assertion, as it stands in a lab file. `config` is the type's own part, validated by the type. */
export type CheckSpec = {
  id: string;
  type: string;
  /** Must pass whatever the threshold says. */
  gate: boolean;
  /** Share in the score; 0 reports without counting. */
  weight: number;
  /** Collects this check's score in a mean of that name. */
  metric?: string | undefined;
  /** Of work in several parts, the one that a check on the prompt looks at; without it, all texts together. */
  part?: string | undefined;
  /** Of a case with several answers, the one to look at; without it, the last. */
  step?: string | undefined;
  /** Ids of the cases that it looks at; without it, all of them. */
  only?: string[] | undefined;
  /** The rule in a learner's words: 每點 40 字以內. Never holds expected values. */
  label: string;
  /** Type-specific settings; strings may hold {{variables}} of the case. */
  config: Record<string, unknown>;
  /** Line in the lab file, for problems that show late. */
  line: number;
};

export type LabCase = {
  id: string;
  hidden: boolean;
  /** What kind of case it is, without its text: 沒有期限的決議. Learners see it, for hidden cases too. */
  gist: string;
  /** Slot name to its text, for the prompt. */
  vars: Record<string, string>;
  /** What the checks compare with. Server only, for visible cases too. */
  expect: Record<string, string | string[]>;
  /** Its text tries to turn the model against the prompt; a harmless case then stands beside it. */
  attack?: boolean | undefined;
};

/** What must hold between a case's output and its variant's. */
export type Relation =
  /** The new values stand where the old ones stood; the rest may differ. */
  | { kind: "swapped" }
  /** As above, and everything else is the same. */
  | { kind: "same-fields-with-new-values" }
  | { kind: "same" }
  | { kind: "changed" }
  /** Every one of these fields holds this word: there is nothing in the source. */
  | { kind: "cleared"; fields: string[]; equals: string };

/** How a case is changed for a relation; which item of a pool is taken depends on the seed. */
export type Variation = {
  id: string;
  /** Id of the case that it changes. */
  from: string;
  gist: string;
  label: string;
  gate: boolean;
  weight: number;
  /** By name of an expected value: what may stand in its place. */
  swap: Record<string, string[]>;
  /** By slot: texts of which one is put at the end. */
  append: Record<string, string[]>;
  /** Slots that are left empty. */
  clear: string[];
  relation: Relation;
  line: number;
};

/** A known bad prompt that must fail on the checks it is named for: `checkId` or `caseId.checkId`. */
export type LabMistake = { name: string; prompt: string; fails: string[]; line: number };

export type LabModelSettings = {
  default: string;
  temperature: number;
  seed: number;
  maxTokens: number;
};

/** Everything of a lab that is written in one language. */
export type LabText = {
  title: string;
  /** Markdown source. */
  situation: string;
  /** Markdown source. */
  task: string;
  /** Slot names, as they stand in the prompt: 會議紀錄 for {{會議紀錄}}. */
  slots: string[];
  /** What the learner fills in: one prompt, or several parts. */
  parts: WorkPart[];
  /** The kind's own sections, as its schemas let them through. */
  own: unknown;
  /** Work as one text (see `textOfWork`): what one begins with. */
  starter: string;
  hints: string[];
  promptChecks: CheckSpec[];
  caseChecks: CheckSpec[];
  /** Beside the checks and not among them: what a model says on these is advice, and no verdict sees it. */
  rubrics: Rubric[];
  cases: LabCase[];
  /** Judged by their relation, not by the checks of the case that they come from. Always hidden. */
  variations: Variation[];
  /** Words that a prompt may hold although a case expects them: labels and gap words. */
  allowed: string[];
  /** Work as one text. */
  solution: string;
  /** Markdown source. */
  why: string;
  mistakes: LabMistake[];
  /** Where it was read, for problems that show only when it runs. */
  origin: { file: string; solution: number; starter: number };
};

/** One lab, both languages. Comes from `parseLab`. Server only: it holds hidden cases and the solution. */
export type Lab = {
  id: string;
  /** What one does in it: write a prompt, choose examples, mark sentences. See kinds/registry.ts. */
  kind: string;
  minutes: number;
  skill: string;
  task: string;
  model: LabModelSettings;
  /** What happens when a prompt holds personal data; undefined leaves it to where the model stands. */
  guard: GuardPolicy | undefined;
  /** Score that is enough when every gate passes, 0 to 1. */
  threshold: number;
  /** How many seeds a submission is judged on. */
  seeds: number;
  /** With a real model: each case runs `of` times, and a check holds that holds in `pass` of them. */
  realModel: { pass: number; of: number } | null;
  /** After how many failed submissions the solution may be opened; null: after passing only. */
  solutionAfter: number | null;
  text: Record<Locale, LabText>;
};

/** What may reach a learner's browser: never hidden cases, expected values, hints or the solution. */
export type LearnerLab = {
  id: string;
  kind: string;
  title: string;
  minutes: number;
  skill: string;
  locale: Locale;
  /** Markdown sources; the catalogue's renderer makes HTML of them. */
  situation: string;
  task: string;
  slots: string[];
  parts: WorkPart[];
  /** Whether a model answers in it, so that there is something to run before submitting. */
  asksModel: boolean;
  /** What its kind shows of its own sections: a schema, labels. Null for most. */
  shown: unknown;
  starter: string;
  hintCount: number;
  visibleCases: { id: string; gist: string; vars: Record<string, string> }[];
  hiddenGists: string[];
  checks: { id: string; label: string; gate: boolean; on: "prompt" | "output" }[];
};

/** Half-open, in UTF-16 units of the text that was checked (the case's output, or the prompt). */
export type TextRange = { start: number; end: number };

export type CheckResult = {
  id: string;
  type: string;
  gate: boolean;
  weight: number;
  pass: boolean;
  /** 0 to 1. */
  score: number;
  label: string;
  /** What holds or doesn't, in the learner's language, with numbers. */
  reason: string;
  ranges: TextRange[];
  /** What would have held, and what stands there instead, where one can put it shortly. */
  expected?: string;
  found?: string;
  /** Which of the case's answers `ranges` point into, where it isn't the last one. */
  step?: string;
  /** Over several runs of the case: in how many it held. */
  runs?: { passed: number; of: number };
};

export type CaseVerdict = {
  id: string;
  hidden: boolean;
  gist: string;
  output: string;
  /** Every answer of a case that took several, in order. */
  steps?: StepOutput[];
  passed: boolean;
  checks: CheckResult[];
};

export type StepOutput = { step: string; title: string; output: string };

/** The whole truth about a run or a submission, hidden cases included: evidence, server only. */
export type Verdict = {
  scope: "visible" | "all";
  passed: boolean;
  /** Weighted mean over all checks, 0 to 1. */
  score: number;
  passedChecks: number;
  totalChecks: number;
  /** Checks on the prompt itself. */
  prompt: CheckResult[];
  cases: CaseVerdict[];
  /** Weighted means by the checks' metric. */
  metrics?: Record<string, number>;
  /** When cases ran more than once: how often, and in how many runs a check had to hold. */
  runs?: { of: number; needed: number };
};

/** A verdict without anything of the hidden cases but rule labels, counts and gists. */
export type LearnerVerdict = {
  scope: "visible" | "all";
  passed: boolean;
  score: number;
  passedChecks: number;
  totalChecks: number;
  prompt: CheckResult[];
  cases: CaseVerdict[];
  runs?: { of: number; needed: number };
  hidden: {
    total: number;
    passed: number;
    cases: {
      /** 1, 2, 3: hidden cases have no other name on screen. */
      number: number;
      gist: string;
      passed: boolean;
      passedChecks: number;
      totalChecks: number;
      failedLabels: string[];
    }[];
  };
};

/** What a case came to: its last answer alone, or with the others. */
export type CaseOutput = { output: string; steps?: StepOutput[] };

/** By case id (see `outputKey`). */
export type Outputs = Record<string, string | CaseOutput>;
