/** What is to be done in order, and where in the prompt it says so. */
export type Steps = { steps: string[]; start: number; end: number };

const THANKS = /\bthank|\bgood luck|謝/i;
const DENIED_STEP =
  /^(?:請|也|就|都|,|\s)*(?:不要|不用|不必|不可|不得|別|勿|免|毋|do not|don't|no\b|never|without)/i;

/** Cuts a stretch into steps at its words of order, from the first one on. @returns null where that is less than two */
export function cutBy(stretch: string, start: number, length: number, next: RegExp): Steps | null {
  const cuts: { start: number; end: number }[] = [{ start, end: start + length }];
  for (const match of stretch.matchAll(next)) {
    const last = cuts.at(-1);
    if (!last || match.index < start + length) continue;
    // 看完之後再, and then finally: two words of order with nothing between begin one step.
    if (/^[\s,;:、]*$/.test(stretch.slice(last.end, match.index))) last.end = match.index + match[0].length;
    else cuts.push({ start: match.index, end: match.index + match[0].length });
  }
  const steps = cuts
    .map((cut, index) => tidy(stretch.slice(cut.end, cuts[index + 1]?.start ?? stretch.length)))
    .map((step) => (step.split(/[。.;!?\n]\s*/)[0] ?? "").trim())
    .filter((step) => step !== "" && !DENIED_STEP.test(step) && !THANKS.test(step));
  return steps.length >= 2 ? { steps, start, end: cuts.at(-1)?.end ?? start } : null;
}

/** A step without the marks and little words around it. */
export const tidy = (step: string): string =>
  step
    .replace(/^[\s:.,;、)\]\-–—→>]+/, "")
    .replace(/[\s:,;、([\-–—→>。.•*]+$/, "")
    .replace(/\s+(?:and|you)$/i, "")
    .trim();
