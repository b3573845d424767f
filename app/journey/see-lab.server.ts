import { versionAt } from "#app/features/catalogue/course-versions.server.ts";
import { glossaryIn } from "#app/features/catalogue/glossary.server.ts";
import { renderedProse } from "#app/features/catalogue/rendered.server.ts";
import { serialOfEnrolment } from "#app/features/credential/certificates.queries.server.ts";
import { textOfTry } from "#app/features/lab/history/whole-try.queries.server.ts";
import { judgePrompt } from "#app/features/lab/judge.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import type { LabPageData, Latest } from "#app/features/lab/lab-page-data.ts";
import {
  historyOf,
  latestTry,
  NEWEST_TRIES,
  openHints,
  triesOf,
} from "#app/features/lab/labs.queries.server.ts";
import type { ShownOpinions } from "#app/features/lab/opinion/opinion.ts";
import { opinionsOf } from "#app/features/lab/opinion/opinions.queries.server.ts";
import { toLearner } from "#app/features/lab/to-learner.ts";
import { withFirstText } from "#app/features/lab/work.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { opinionModel, providerFor } from "#app/features/sandbox/providers.server.ts";
import { offeredPrompt } from "#app/features/workshop/broadcast/offers.queries.server.ts";
import { newId } from "#app/platform/ids.ts";
import { localePath } from "#app/platform/locale.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { labText } from "./open-lab.server.ts";
import { labDraft } from "./save-lab-draft.server.ts";
import { seeSolution } from "./see-solution.server.ts";

/**
 * What the learner sees of a lab now. Of hidden cases and the solution: only what they have earned.
 * @param wanted what is wanted in the editor: a try's text by its id, or the prompt that a trainer offers in a room
 */
export function seeLab(
  open: OpenActivity,
  lab: Lab,
  wanted: { restore?: string | null; take?: string | null } = {},
): LabPageData {
  const { activity, course, enrolment, locale, version } = open;
  const text = lab.text[locale];
  const model = providerFor(lab.model);
  const prose = (name: string, markdown: string) =>
    renderedProse(version, `${activity.id}/${name}`, markdown, locale);
  const path = unitPath(course.id, activity);
  const endpoint = (name: string) =>
    `${path}/${name}?lang=${locale}&for=${enrolment.id}&version=${version.id}`;
  const draft = labDraft(open);
  const prompt = wanted.take
    ? offeredPrompt({ personId: open.actor.personId, activityId: activity.id, offerId: wanted.take })
    : null;
  const offer = prompt === null ? null : withFirstText(text.parts, draft?.body ?? text.starter, prompt);
  const mine = { enrolmentId: enrolment.id, activityId: activity.id };
  const tries = triesOf(enrolment.id, activity.id, { count: NEWEST_TRIES + 1 });
  return {
    lab: toLearner(lab, locale),
    courseId: course.id,
    model: { name: model.name[locale], simulated: model.simulated, outsideHost: model.outsideHost },
    situationHtml: prose("situation", text.situation),
    taskHtml: prose("task", text.task),
    glossary: glossaryIn(locale),
    draft: draft ?? { body: text.starter, revision: 0, savedAt: null },
    draftKey: `draft:${enrolment.id}:${activity.id}:${locale}`,
    hints: text.hints.slice(0, openHints(enrolment.id, activity.id)),
    solution: seeSolution(open, lab),
    tries: tries.slice(0, NEWEST_TRIES),
    history: {
      ...historyOf(enrolment.id, activity.id),
      before: tries[NEWEST_TRIES] ?? null,
      unit: path,
    },
    restore: offer ?? (wanted.restore ? textOfTry({ ...mine, tryId: wanted.restore }) : null),
    restoreFrom: offer === null ? "try" : "trainer",
    latest: latest(open, lab),
    submissionKey: newId(),
    done: open.done,
    serial: open.done ? serialOfEnrolment(enrolment.id) : null,
    next: open.next,
    path: localePath(locale, path),
    version: { id: version.id, lab: labText(activity) },
    changed: draft?.savedAt ? changedSince(open, draft.savedAt) : false,
    endpoints: { runs: endpoint("runs"), draft: endpoint("draft"), notes: endpoint("notes") },
  };
}

/** Whether the lab's own text is another than when something was saved. Asks the database only after a publication. */
function changedSince({ version, activity }: OpenActivity, savedAt: string): boolean {
  if (version.publishedAt <= savedAt) return false;
  const then = versionAt(version.courseId, savedAt)?.course.activities.find(({ id }) => id === activity.id);
  return then !== undefined && labText(then) !== labText(activity);
}

/** What was asked about an attempt stays shown when there is no model any more; of others the page says that there is none. */
function opinionsOn(attemptId: string, wanted: boolean): ShownOpinions | null {
  const opinions = opinionsOf(attemptId);
  if (opinions.length > 0) return { kind: "asked", opinions };
  return wanted && opinionModel() === null ? { kind: "no-model" } : null;
}

function latest(open: OpenActivity, lab: Lab): Latest | null {
  const last = latestTry(open.enrolment.id, open.activity.id);
  if (!last) return null;
  const foreign = last.locale !== open.locale;
  if (last.kind === "attempt")
    return {
      kind: last.kind,
      foreign,
      number: last.number,
      afterSolution: last.afterSolution,
      verdict: last.verdict,
      opinions: opinionsOn(last.id, lab.text[open.locale].rubrics.length > 0),
    };
  const { outcome, prompt, reading, cases } = last;
  return {
    kind: "run",
    foreign,
    reading: foreign ? null : reading,
    trouble: outcome === "finished" ? null : { kind: outcome },
    verdict:
      outcome === "finished" ? { prompt: judgePrompt(lab, last.locale, prompt, "visible"), cases } : null,
  };
}
