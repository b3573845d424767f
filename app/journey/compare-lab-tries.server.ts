import { versionByHash } from "#app/features/catalogue/course-versions.server.ts";
import type {
  ComparedTry,
  ComparisonPageData,
  TryLine,
  WholeTry,
} from "#app/features/lab/history/comparison.ts";
import { compareTries, haveSameCases } from "#app/features/lab/history/comparison.ts";
import { textPair } from "#app/features/lab/history/text-pair.server.ts";
import { wholeTry } from "#app/features/lab/history/whole-try.queries.server.ts";
import { kindOf } from "#app/features/lab/kinds/registry.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import type { Try } from "#app/features/lab/lab-page-data.ts";
import { triesOf } from "#app/features/lab/labs.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { notFound } from "#app/platform/http.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** How many of the newest tries there are to choose from; older ones are reached from their line in the history. */
const CHOICES = 200;

/**
 * Two tries of a lab side by side. Without a choice: the newest, and the one before it.
 * @throws 404 for a try that isn't the learner's own
 */
export function compareLabTries(
  open: OpenActivity,
  lab: Lab,
  wanted: { a: string | null; b: string | null },
): ComparisonPageData {
  const { activity, course, enrolment, locale } = open;
  const tries = triesOf(enrolment.id, activity.id, { count: CHOICES });
  const chosen = choose(tries, wanted);
  const read = (tryId: string) =>
    wholeTry({ enrolmentId: enrolment.id, activityId: activity.id, tryId }, lab) ?? notFound();
  const [a, b] = chosen ? [read(chosen.a), read(chosen.b)] : [null, null];
  const text = lab.text[locale];
  return {
    title: text.title,
    asksModel: kindOf(lab).callsPerCase(text) > 0,
    unit: unitPath(course.id, activity),
    choices: [...tries, ...[a, b].flatMap((one) => one ?? [])]
      .filter((one, index, all) => all.findIndex((other) => other.id === one.id) === index)
      .map(lineOf),
    pair:
      a && b
        ? {
            a: side(a),
            b: side(b),
            texts: textPair(text.parts, a.text, b.text),
            comparison: compareTries(a, b, sameCases(open, a, b)),
          }
        : null,
  };
}

/** What goes out of a side beside the comparison; a list, so that a new field stays in by default. */
export function side(one: WholeTry): ComparedTry {
  const { emptied, hidden, locale } = one;
  return { ...lineOf(one), emptied, hidden, locale };
}

const lineOf = (one: TryLine): TryLine => {
  const { id, kind, number, at, outcome, passedChecks, totalChecks, afterSolution, note } = one;
  return { id, kind, number, at, outcome, passedChecks, totalChecks, afterSolution, note };
};

/** The two asked for; in place of one that isn't named, its neighbour. Null with fewer than two tries. */
function choose(
  tries: Try[],
  { a, b }: { a: string | null; b: string | null },
): { a: string; b: string } | null {
  if (tries.length < 2) return null;
  const later = b ?? tries.find((one) => one.id !== a)?.id ?? "";
  const at = tries.findIndex((one) => one.id === later);
  const earlier = a ?? tries[at + 1]?.id ?? tries.find((one) => one.id !== later)?.id ?? "";
  return { a: earlier, b: later };
}

/** Whether the lab put the same visible cases to the same checks both times; null when it wasn't kept. */
export function sameCases(
  { course, activity }: { course: { id: string }; activity: { id: string } },
  a: WholeTry,
  b: WholeTry,
): boolean | null {
  if (a.contentHash === null || b.contentHash === null) return null;
  if (a.contentHash === b.contentHash) return true;
  const [before, after] = [a, b].map(({ contentHash, locale }) => {
    const version = versionByHash(course.id, contentHash ?? "");
    const unit = version?.course.activities.find((one) => one.id === activity.id && one.kind === "lab");
    return version && unit ? publishedLab(version, unit).text[locale] : null;
  });
  return before && after ? haveSameCases(before, after) : null;
}
