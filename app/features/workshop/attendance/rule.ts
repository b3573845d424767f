import { z } from "zod";

/** What counts as having attended a workshop. */
export type AttendanceRule = {
  /** How presence and check-ins are counted (evidence.ts); a later way of counting gets a number of its own. */
  method: 1;
  /** Share of the required time that somebody must have been there, in percent. */
  presentPercent: number;
  /** Share of the check-ins asked of them that they must have answered, in percent; 0 asks for none. */
  checkPercent: number;
  /** Whether breaks belong to the required time. */
  breaksCount: boolean;
  /** Whether having attended completes the workshop's course, with the hours that the course is credited with. */
  completesCourse: boolean;
};

/** What holds unless the trainer plans something else. Nobody's record changes by default. */
export const DEFAULT_RULE: AttendanceRule = {
  ...{ method: 1, presentPercent: 80, checkPercent: 75, breaksCount: false, completesCourse: false },
};

const percent = z.coerce.number("percent").int("percent").min(0, "percent").max(100, "percent");

/** The form of a rule; a checkbox that isn't ticked doesn't come. */
export const ruleForm = z.object({
  presentPercent: percent.refine((value) => value > 0, "percent"),
  checkPercent: percent,
  breaksCount: z.string().optional().transform(Boolean),
  completesCourse: z.string().optional().transform(Boolean),
});

export type RuleErrors = { presentPercent?: string; checkPercent?: string };
