import type { HistoryPageData } from "#app/features/lab/history/history-page.tsx";
import type { Lab } from "#app/features/lab/lab.ts";
import { historyOf, triesOf } from "#app/features/lab/labs.queries.server.ts";
import { unitPath } from "#app/features/progress/unit.ts";
import type { OpenActivity } from "./open-activity.server.ts";

const ON_A_PAGE = 20;

/**
 * A page of everything that a learner has tried in a lab.
 * @param wanted the page as it stands in the address; what is no page of the list is the nearest one
 */
export function seeLabHistory(open: OpenActivity, lab: Lab, wanted: string | null): HistoryPageData {
  const { activity, course, enrolment, locale } = open;
  const { total } = historyOf(enrolment.id, activity.id);
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
  const number = /^\d{1,6}$/.test(wanted ?? "") ? Number(wanted) : 1;
  const page = Math.min(Math.max(1, number), pages);
  const from = (page - 1) * ON_A_PAGE;
  const tries = triesOf(enrolment.id, activity.id, { from, count: ON_A_PAGE + 1 });
  const text = lab.text[locale];
  const unit = unitPath(course.id, activity);
  return {
    title: text.title,
    parts: text.parts,
    unit,
    noteEndpoint: `${unit}/notes?lang=${locale}&for=${enrolment.id}`,
    tries: tries.slice(0, ON_A_PAGE),
    before: tries[ON_A_PAGE] ?? null,
    ...{ total, page, pages },
  };
}
