import { z } from "zod";
import { isDay } from "#app/platform/calendar.ts";
import { ROLES } from "../actor.ts";
import { REASON_LENGTH } from "./role-limits.ts";

const day = z.string().refine(isDay, "day");

/** The form of a role that is to be given, as it was filled in. Whether it may be is for the policy to say. */
export const roleGift = z
  .object({
    /** Made with the form: sent twice, it is one role. */
    id: z.uuid("unknown"),
    who: z.string("missing").trim().min(1, "missing").max(254, "too-long"),
    role: z.enum(ROLES, "missing"),
    /** An agency's id; empty for everywhere. */
    agency: z.string("unknown").max(60, "unknown"),
    /** First and last day on which it holds (Taipei); no last day means until it is ended. */
    from: z.string("missing").min(1, "missing").pipe(day),
    until: z.union([z.literal(""), day], "day"),
    reason: z.string("missing").trim().min(1, "missing").max(REASON_LENGTH, "too-long"),
  })
  .refine(({ from, until }) => until === "" || from <= until, { path: ["until"], message: "order" });

export type RoleGift = z.infer<typeof roleGift>;

/** The form's fields as texts, to be shown again. */
export type GiftValues = Record<keyof RoleGift, string>;

/** What is wrong, by field. `person`, `self`, `held` and `clash` are found when the person is. */
export type GiftErrors = Partial<Record<keyof RoleGift | "intent", string>>;

/** Why a role is ended. */
export const roleEnd = z.object({
  reason: z.string("missing").trim().min(1, "missing").max(REASON_LENGTH, "too-long"),
});
