import { diffArrays } from "diff";
import { promptDiff } from "../prompt-diff.ts";
import type { WorkPart } from "../work.ts";
import { workInWords } from "../work-words.ts";
import type { TextPair } from "./comparison.ts";

/**
 * Units that may differ between two texts that are marked. Comparing holds up everybody's requests, for some 40 ms at
 * this number (it grows with the square): texts with less in common are shown without marks. Counted rather than
 * timed, so that a busy server shows the same page as an idle one.
 */
const MOST_CHANGES = 800;

/** Two tries' texts with what only one of them has marked, on its own side. A text that is kept no more is null. */
export function textPair(parts: readonly WorkPart[], a: string | null, b: string | null): TextPair {
  const [one, other] = [a, b].map((text) => (text === null ? null : workInWords(parts, text)));
  const whole = (text: string | null | undefined) =>
    text === null || text === undefined ? null : [{ text, change: "same" as const }];
  if (typeof one !== "string" || typeof other !== "string") return { a: whole(one), b: whole(other) };
  let tooMany = false;
  const changes = promptDiff(one, other, (before, after) => {
    const found = diffArrays(before, after, { maxEditLength: MOST_CHANGES });
    tooMany = found === undefined;
    return found ?? [];
  });
  if (tooMany) return { a: whole(one), b: whole(other) };
  return {
    a: changes.filter((part) => part.change !== "added"),
    b: changes.filter((part) => part.change !== "removed"),
  };
}
