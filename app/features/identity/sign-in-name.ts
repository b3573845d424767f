import { z } from "zod";
import { EMPLOYEE_NUMBER, readEmployeeNumber } from "./people/employee-number.ts";

/** What somebody signs in under: their e-mail address, or their employee number where they have none. */
export const signInName = z
  .string("missing")
  .transform(readEmployeeNumber)
  .pipe(
    z
      .string()
      .min(1, { error: "missing", abort: true })
      .max(254, { error: "too-long", abort: true })
      .refine(
        (name) => (name.includes("@") ? z.email().safeParse(name).success : EMPLOYEE_NUMBER.test(name)),
        "wrong",
      ),
  );
