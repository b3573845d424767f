import type { ParsedMail } from "mailparser";

/** The address in a mail that leads to the form for a password, as path and query. */
export function linkIn(mail: ParsedMail | undefined): string {
  const found = /https?:\/\/\S+\?token=\S+/.exec(mail?.text ?? "");
  if (!found) throw new Error("the mail has no link");
  const { pathname, search } = new URL(found[0]);
  return pathname + search;
}
