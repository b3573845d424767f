import { z } from "zod";
import { MIN_PASSWORD_LENGTH } from "./password.ts";

const LONGEST = 200;
const password = z.string("missing").min(1, "missing").max(LONGEST, "too-long");

/** What the form for a new password must hold; issues are codes that `password-form.tsx` puts into words. */
export const passwordChange = z
  .object({
    current: password,
    next: password.refine((value) => [...value].length >= MIN_PASSWORD_LENGTH, "too-short"),
    repeat: password,
  })
  .superRefine(({ current, next, repeat }, context) => {
    if (next === current) context.addIssue({ code: "custom", path: ["next"], message: "same" });
    else if (next !== repeat) context.addIssue({ code: "custom", path: ["repeat"], message: "differs" });
  });

export type PasswordChange = z.infer<typeof passwordChange>;

/** What is wrong with which field; `wrong` is found by looking at the stored hash, `wait` after too many tries. */
export type PasswordErrors = {
  current?: "missing" | "too-long" | "wrong" | "wait";
  next?: "missing" | "too-long" | "too-short" | "same";
  repeat?: "missing" | "too-long" | "differs";
  minutes?: number;
};
