import type { ActivitySource } from "#app/features/catalogue/course.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Try } from "#app/features/lab/lab-page-data.ts";
import { triesOf } from "#app/features/lab/labs.queries.server.ts";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import type { OpenActivity } from "#app/journey/open-activity.server.ts";
import { openUnit } from "#app/journey/open-activity.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { submitLabAttempt } from "#app/journey/submit-lab-attempt.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { labOf } from "./learner.ts";

/** Runs and submissions of someone in a lab, made through the journeys of the buttons. */
export function triesIn(
  actor: Parameters<typeof openUnit>[0],
  version: CourseVersion,
  activity: ActivitySource,
  locale: Locale = "zh-TW",
) {
  const place = { courseId: version.courseId, activityId: activity.id, kind: "lab", locale } as const;
  const open = openUnit(actor, place);
  if (open === null || open === "not-enrolled") throw new Error(`${activity.id} can't be opened`);
  const unit: OpenActivity = open;
  const lab = labOf(version, activity);
  const model = practiceModel({ worker: null });
  let submissions = 0;
  return {
    text: lab.text[locale],
    run: (prompt: string) =>
      runLabToEnd(unit, lab, model, prompt, { signal: new AbortController().signal, requestId: null }),
    submit: (prompt: string) =>
      submitLabAttempt(
        unit,
        lab,
        model,
        { prompt, submissionKey: `test-${++submissions}` },
        { requestId: null },
      ),
    list: (): Try[] => triesOf(unit.enrolment.id, activity.id, { count: 1000 }),
  };
}
