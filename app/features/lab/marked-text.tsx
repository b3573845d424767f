import { Fragment } from "react";
import { m } from "#app/i18n/messages.js";
import type { CheckResult, TextRange } from "./lab.ts";

/** Fragment of the place in a case's output where a check found something. */
export function markId(caseId: string, checkId: string, index: number): string {
  return `mark-${caseId}-${checkId}-${index}`;
}

/** Fragment of a check in a case's list of checks. */
export function checkPlaceId(caseId: string, checkId: string): string {
  return `check-${caseId}-${checkId}`;
}

/** The checks that failed at places in the output, by the numbers that stand at both ends of the way between them. */
export function markNumbers(checks: readonly CheckResult[]): Map<string, number> {
  const marked = checks.filter((check) => !check.pass && check.ranges.length > 0);
  return new Map(marked.map((check, index) => [check.id, index + 1]));
}

type Mark = TextRange & { id: string; check: CheckResult };
type Part = TextRange & { marks: Mark[] };

/** Ranges that overlap are one part from the first one's start to its end: all their checks lead there. */
function partsOf(text: string, marks: Mark[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const mark of marks) {
    if (mark.start < from) {
      parts.at(-1)?.marks.push(mark);
      continue;
    }
    if (mark.start > from) parts.push({ start: from, end: mark.start, marks: [] });
    parts.push({ start: mark.start, end: mark.end, marks: [mark] });
    from = mark.end;
  }
  if (from < text.length) parts.push({ start: from, end: text.length, marks: [] });
  return parts;
}

/** Text with the failed checks' ranges marked; behind each mark its check's number, which leads back to the check. */
export function MarkedText({
  text,
  caseId,
  checks,
}: {
  text: string;
  caseId: string;
  checks: readonly CheckResult[];
}) {
  const numbers = markNumbers(checks);
  const marks = checks
    .filter((check) => numbers.has(check.id))
    .flatMap((check) =>
      check.ranges.map((range, index) => ({ ...range, id: markId(caseId, check.id, index), check })),
    )
    .filter((mark) => mark.end > mark.start && mark.start < text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return (
    <>
      {partsOf(text, marks).map((part) => {
        const piece = text.slice(part.start, part.end);
        const [first, ...others] = part.marks;
        if (first === undefined) return <Fragment key={part.start}>{piece}</Fragment>;
        const found = [...new Set(part.marks.map((mark) => mark.check))];
        return (
          <Fragment key={part.start}>
            <mark id={first.id} tabIndex={-1}>
              {others.map(({ id }) => (
                <span key={id} id={id} />
              ))}
              {piece}
            </mark>
            {found.map((check) => (
              // biome-ignore lint/a11y/useAnchorContent: the style sheet draws the number, which is no part of the answer and isn't copied with it
              <a
                className="mark-back num"
                key={check.id}
                href={`#${checkPlaceId(caseId, check.id)}`}
                aria-label={m.lab_back_to_check({ number: numbers.get(check.id) ?? 0, check: check.label })}
                data-number={numbers.get(check.id)}
              />
            ))}
          </Fragment>
        );
      })}
    </>
  );
}
