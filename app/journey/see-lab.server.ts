import { renderedProse } from "#app/features/catalogue/rendered.server.ts";
import { serialOfEnrolment } from "#app/features/credential/certificates.queries.server.ts";
import { judgePrompt } from "#app/features/lab/judge.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import type { LabPageData, Latest } from "#app/features/lab/lab-page-data.ts";
import { latestTry, openHints, triesOf } from "#app/features/lab/labs.queries.server.ts";
import { toLearner } from "#app/features/lab/to-learner.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import { newId } from "#app/platform/ids.ts";
import { localePath } from "#app/platform/locale.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { labDraft } from "./save-lab-draft.server.ts";

/** What the learner sees of a lab now. Of hidden cases and the solution: only what they have earned. */
export function seeLab(open: OpenActivity, lab: Lab): LabPageData {
  const { activity, course, enrolment, locale, version } = open;
  const text = lab.text[locale];
  const prose = (name: string, markdown: string) =>
    renderedProse(version, `${activity.id}/${name}`, markdown, locale);
  const path = unitPath(course.id, activity);
  const endpoint = (name: string) => `${path}/${name}?lang=${locale}&for=${enrolment.id}`;
  return {
    lab: toLearner(lab, locale),
    courseId: course.id,
    situationHtml: prose("situation", text.situation),
    taskHtml: prose("task", text.task),
    draft: labDraft(open) ?? { body: text.starter, revision: 0, savedAt: null },
    draftKey: `draft:${enrolment.id}:${activity.id}:${locale}`,
    hints: text.hints.slice(0, openHints(enrolment.id, activity.id)),
    solution: open.done ? { prompt: text.solution, whyHtml: prose("why", text.why) } : null,
    tries: triesOf(enrolment.id, activity.id),
    latest: latest(open, lab),
    submissionKey: newId(),
    done: open.done,
    serial: open.done ? serialOfEnrolment(enrolment.id) : null,
    next: open.next,
    path: localePath(locale, path),
    endpoints: { runs: endpoint("runs"), draft: endpoint("draft") },
  };
}

function latest(open: OpenActivity, lab: Lab): Latest | null {
  const last = latestTry(open.enrolment.id, open.activity.id);
  if (!last) return null;
  const foreign = last.locale !== open.locale;
  if (last.kind === "attempt")
    return { kind: last.kind, foreign, number: last.number, verdict: last.verdict };
  const { outcome, prompt, cases } = last;
  return {
    kind: "run",
    foreign,
    trouble: outcome === "finished" ? null : { kind: outcome },
    verdict: outcome === "finished" ? { prompt: judgePrompt(lab, last.locale, prompt), cases } : null,
  };
}
