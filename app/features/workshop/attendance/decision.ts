import { z } from "zod";
import type { Assessment, AttendanceStatus } from "./evidence.ts";
import { fullMinutes } from "./evidence.ts";

export const STATUSES = ["attended", "absent"] as const;
export const LONGEST_REASON = 500;

/** The form by which a trainer decides about one person. */
export const decisionForm = z.object({
  participant: z.string().max(64),
  status: z.enum(STATUSES, "status"),
  reason: z.string().trim().max(LONGEST_REASON, "too-long").default(""),
  /** The decision that the trainer saw, which this one takes the place of; empty for a first one. */
  supersedes: z.string().max(64).default(""),
});

export type DecisionForm = z.infer<typeof decisionForm>;

/** Whether a decision must say why: it differs from what the evidence proposes, or corrects another. */
export function needsReason(
  status: AttendanceStatus,
  proposed: AttendanceStatus,
  corrects: boolean,
): boolean {
  return corrects || status !== proposed;
}

/** What is kept of an assessment with the decision that rests on it. */
export function decidedOn(assessment: Assessment) {
  const { checksAsked, checksAnswered, paper, reasons } = assessment;
  return {
    requiredMinutes: fullMinutes(assessment.requiredMs),
    presentMinutes: fullMinutes(assessment.presentMs),
    ...{ checksAsked, checksAnswered, paper, reasons: [...reasons] },
  };
}
