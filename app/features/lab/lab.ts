import type { Locale } from "#app/platform/locale.ts";

/** One assertion, as it stands in a lab file. `config` is the type's own part, validated by the type. */
export type CheckSpec = {
  id: string;
  type: string;
  /** Must pass whatever the threshold says. */
  gate: boolean;
  /** Share in the score; 0 reports without counting. */
  weight: number;
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
};

/** A known bad prompt that must fail on the checks it is named for: `checkId` or `caseId.checkId`. */
export type LabMistake = { name: string; prompt: string; fails: string[] };

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
  starter: string;
  hints: string[];
  promptChecks: CheckSpec[];
  caseChecks: CheckSpec[];
  cases: LabCase[];
  /** Words that a prompt may hold although a case expects them: labels and gap words. */
  allowed: string[];
  solution: string;
  /** Markdown source. */
  why: string;
  mistakes: LabMistake[];
};

/** One lab, both languages. Comes from `parseLab`. Server only: it holds hidden cases and the solution. */
export type Lab = {
  id: string;
  minutes: number;
  skill: string;
  task: "summary" | "extract";
  model: LabModelSettings;
  /** Longest prompt accepted, in code points, before slots are filled. */
  maxChars: number;
  /** Score that is enough when every gate passes, 0 to 1. */
  threshold: number;
  text: Record<Locale, LabText>;
};

/** What may reach a learner's browser: never hidden cases, expected values, hints or the solution. */
export type LearnerLab = {
  id: string;
  title: string;
  minutes: number;
  skill: string;
  locale: Locale;
  /** Markdown sources; the catalogue's renderer makes HTML of them. */
  situation: string;
  task: string;
  slots: string[];
  maxChars: number;
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
};

export type CaseVerdict = {
  id: string;
  hidden: boolean;
  gist: string;
  output: string;
  passed: boolean;
  checks: CheckResult[];
};

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

/** Outputs by case id. */
export type Outputs = Record<string, string>;
