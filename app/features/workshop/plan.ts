import { z } from "zod";
import type { PollQuestion, PollValues } from "#app/features/assessment/poll.ts";
import { readPoll } from "#app/features/assessment/poll.ts";
import { isDay } from "#app/platform/calendar.ts";
import { STEP_KINDS } from "./room-facts.ts";

export const LONGEST_TITLE = 80;
export const LONGEST_BODY = 4000;
export const LONGEST_NOTES = 2000;
export const MOST_SEATS = 500;
export const MOST_STEPS = 60;

const time = z.string("missing").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time");
const title = z.string("missing").trim().min(1, "missing").max(LONGEST_TITLE, "too-long");

/** When and where, and for how many. Times are those of Taipei. */
const WHEN_AND_WHERE = {
  title,
  day: z.string("missing").min(1, "missing").refine(isDay, "day"),
  from: time,
  until: time,
  capacity: z.coerce.number("number").int("number").min(1, "number").max(MOST_SEATS, "number"),
  place: z.string("unknown").trim().max(120, "too-long"),
  link: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500, "too-long")], "link"),
};

const inOrder = ({ from, until }: { from: string; until: string }) => from < until;
const ORDER = { path: ["until"], message: "order" };

/** The form of a new workshop, as it was filled in. */
export const planForm = z
  .object({
    /** Made with the form: sent twice, it is one workshop. */
    id: z.uuid("unknown"),
    course: z.string("unknown").max(100, "unknown"),
    /** A workshop of theirs whose agenda, notes, rule, materials and invited agencies are taken over; empty for none. */
    copy: z.string("unknown").max(64, "unknown"),
    /** The agenda to begin with; empty for the course's units as they come. A copy has its own. */
    template: z.string("unknown").max(64, "unknown").optional(),
    ...WHEN_AND_WHERE,
    /** A box: whether trainers may read what participants write in the labs. */
    showsText: z.enum(["", "yes"], "unknown").optional(),
  })
  .refine(inOrder, ORDER);

/** The form that changes a workshop. */
export const changeForm = z.object(WHEN_AND_WHERE).refine(inOrder, ORDER);

export type PlanForm = z.infer<typeof planForm>;
export type PlanValues = Record<keyof PlanForm, string>;
export type PlanErrors = Partial<Record<keyof PlanForm, string>>;

export type ChangeForm = z.infer<typeof changeForm>;
export type ChangeValues = Record<keyof ChangeForm | "materials", string>;
export type ChangeErrors = Partial<Record<keyof ChangeForm | "materials", string>>;

/** The form of a step. */
export const stepForm = z.object({
  kind: z.enum(STEP_KINDS, "missing"),
  title,
  minutes: z.coerce.number("number").int("number").min(0, "number").max(480, "number"),
  body: z.string("unknown").max(LONGEST_BODY, "too-long"),
  notes: z.string("unknown").max(LONGEST_NOTES, "too-long"),
});

export type StepForm = z.infer<typeof stepForm> & { question?: PollQuestion | null };
export type StepValues = Record<keyof z.infer<typeof stepForm>, string> & PollValues;
export type StepErrors = Partial<Record<keyof StepValues, string>>;

/** Reads the form of a step; what a poll asks only where it is one. */
export function readStep(values: StepValues): { step: StepForm } | { errors: StepErrors } {
  const step = stepForm.safeParse(values);
  const poll = values.kind === "poll" ? readPoll(values) : { question: null };
  const wrong = "errors" in poll ? poll.errors : {};
  if (!step.success) {
    const issues = step.error.issues.toReversed();
    const own = Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
    return { errors: { ...own, ...wrong } };
  }
  return "errors" in poll ? { errors: wrong } : { step: { ...step.data, question: poll.question } };
}

/** The instant of a day and a time in Taipei, which keeps UTC+8 all year. */
export function instantOf(day: string, clock: string): string {
  return new Date(`${day}T${clock}:00.000+08:00`).toISOString();
}
