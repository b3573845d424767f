/**
 * What can't be seen, or turns the direction of writing: in a name it would spoil everybody's list, and in a question it
 * would show the trainer another than was asked.
 */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164\uffa0\u2800]/gu;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s\u3000]+/gu;
/** More marks on one letter than any language has. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** A line that somebody typed without an account to answer for it, as it may be shown to others. */
export function plainLine(typed: string, longest: number): string {
  const line = typed
    .normalize("NFC")
    .replace(BREAKS, " ")
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1")
    .trim();
  // By characters as people count them: half of one would be shown as a box.
  return [...line].slice(0, longest).join("").trim();
}
