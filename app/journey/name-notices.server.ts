import { courseTitles } from "#app/features/catalogue/course-versions.server.ts";
import type { NoticeNames, NoticeWords } from "#app/features/enrolment/notices/notice-kinds.ts";
import { noticeInWords } from "#app/features/enrolment/notices/notice-kinds.ts";
import type { StoredNotice } from "#app/features/enrolment/notices/notices.queries.server.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { workshopTitles } from "#app/features/workshop/workshops.queries.server.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";

/** Notices in words, with what their ids are called today. Only what some notice speaks of is looked up. */
export function nameNotices(notices: readonly StoredNotice[], locale: Locale): NoticeWords[] {
  const names = namesFor(notices, locale);
  return notices.map((one) => noticeInWords(one, names, locale));
}

function namesFor(notices: readonly StoredNotice[], locale: Locale): NoticeNames {
  const idsOf = (key: "course" | "workshop" | "agency") =>
    notices.flatMap(({ detail }) => (typeof detail[key] === "string" ? [detail[key]] : []));
  const courses = new Map(
    idsOf("course").length > 0 ? courseTitles(locale).map(({ id, title }) => [id, title]) : [],
  );
  const agencies = new Map(
    idsOf("agency").length > 0 ? agencyTree().map((agency) => [agency.id, agency]) : [],
  );
  const workshops = workshopTitles(idsOf("workshop"));
  return {
    course: (id) => courses.get(id) ?? m.notice_a_course({}, { locale }),
    workshop: (id) => workshops.get(id) ?? m.notice_a_workshop({}, { locale }),
    agency: (id) => agencies.get(id) ?? null,
  };
}
