import { z } from "zod";
import { isGuessable } from "./guessable-password.ts";
import { MIN_PASSWORD_LENGTH } from "./password.ts";

const LONGEST = 200;
const password = z.string("missing").min(1, "missing").max(LONGEST, "too-long");

const chosen = (words: readonly string[]) =>
  password
    .refine((value) => [...value].length >= MIN_PASSWORD_LENGTH, { error: "too-short", abort: true })
    .refine((value) => !isGuessable(value, words), "guessable");

/**
 * What the form for a new password must hold; issues are codes that `password-words.ts` puts into words.
 * @param words what others know of the person: names, address, agency
 */
export const passwordChange = (words: readonly string[]) =>
  z
    .object({ current: password, next: chosen(words), repeat: password })
    .superRefine(({ current, next, repeat }, context) => {
      if (next === current) context.addIssue({ code: "custom", path: ["next"], message: "same" });
      else if (next !== repeat) context.addIssue({ code: "custom", path: ["repeat"], message: "differs" });
    });

/** The same where there is no old password to show, because a link stands in for it. */
export const newPassword = (words: readonly string[]) =>
  z.object({ next: chosen(words), repeat: password }).superRefine(({ next, repeat }, context) => {
    if (next !== repeat) context.addIssue({ code: "custom", path: ["repeat"], message: "differs" });
  });

export type PasswordChange = z.infer<ReturnType<typeof passwordChange>>;

/** What is wrong with which field; `wrong` is found by looking at the stored hash, `wait` after too many tries. */
export type PasswordErrors = {
  current?: "missing" | "too-long" | "wrong" | "wait";
  next?: "missing" | "too-long" | "too-short" | "same" | "guessable";
  repeat?: "missing" | "too-long" | "differs";
  minutes?: number;
};
