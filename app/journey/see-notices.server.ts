import { groupsFor } from "#app/features/enrolment/notices/notice-choices.ts";
import {
  choicesOf,
  countNotices,
  noticesOf,
} from "#app/features/enrolment/notices/notices.queries.server.ts";
import type {
  ChoicesPageData,
  NoticeDay,
  NoticesPageData,
  ShownNotice,
} from "#app/features/enrolment/notices/notices-page-data.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { taipeiDay } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { nameNotices } from "./name-notices.server.ts";

const PAGE_SIZE = 20;

/** What somebody is told, a page at a time: what they haven't seen first. */
export function seeNotices(actor: Actor, query: URLSearchParams, locale: Locale): NoticesPageData {
  authorise(actor, "account.manage", { personId: actor.personId });
  const { all, unseen, newest } = countNotices(actor.personId);
  const pages = Math.max(1, Math.ceil(all / PAGE_SIZE));
  const typed = Number(query.get("page"));
  const page = Number.isInteger(typed) && typed >= 1 ? Math.min(typed, pages) : 1;
  const rows = noticesOf(actor.personId, { from: (page - 1) * PAGE_SIZE, count: PAGE_SIZE });
  const words = nameNotices(rows, locale);
  const shown = rows.flatMap(({ id, createdAt, seenAt }, index) => {
    const said = words[index];
    return said ? [{ ...said, id, createdAt, seenAt }] : [];
  });
  return {
    unseen: byDay(shown.filter(({ seenAt }) => seenAt === null)),
    seen: byDay(shown.filter(({ seenAt }) => seenAt !== null)),
    unseenCount: unseen,
    newest,
    keptDays: env().NOTICE_DAYS,
    page,
    pages,
  };
}

/** Notices in their order, those of one day together. */
function byDay(notices: readonly ShownNotice[]): NoticeDay[] {
  const days: NoticeDay[] = [];
  for (const { id, createdAt, title, text, to } of notices) {
    const day = taipeiDay(createdAt);
    const notice = { id, createdAt, title, text, to };
    const last = days.at(-1);
    if (last?.day === day) last.notices.push(notice);
    else days.push({ day, notices: [notice] });
  }
  return days;
}

/** How somebody wants to be told, and what they can choose among. */
export function seeNoticeChoices(actor: Actor): ChoicesPageData {
  authorise(actor, "account.manage", { personId: actor.personId });
  return {
    ...choicesOf(actor.personId),
    groups: groupsFor(actor),
    email: actor.email,
    hours: env().NOTICE_MAIL_HOURS,
  };
}
