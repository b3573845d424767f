import { z } from "zod";

/** Longest reason for putting a job aside, in characters. */
export const REASON_LENGTH = 500;

/** Why a job is put aside. */
export const jobAside = z.object({
  reason: z.string("missing").trim().min(1, "missing").max(REASON_LENGTH, "too-long"),
});
