import type { MailTime } from "./mail-times.ts";
import type { NoticeGroup } from "./notice-choices.ts";
import type { NoticeWords } from "./notice-kinds.ts";

/** A notice as the page shows it. */
export type ShownNotice = NoticeWords & { id: string; createdAt: string };

/** Notices of one day in Taipei. */
export type NoticeDay = { day: string; notices: ShownNotice[] };

export type NoticesPageData = {
  unseen: NoticeDay[];
  seen: NoticeDay[];
  /** How many aren't seen, on all pages, and when the newest of them came. */
  unseenCount: number;
  newest: string | null;
  keptDays: number;
  page: number;
  pages: number;
};

export type ChoicesPageData = {
  groups: NoticeGroup[];
  mail: Record<NoticeGroup, MailTime>;
  locale: "zh-TW" | "en";
  /** Where mails go; null for who has no address. */
  email: string | null;
  hours: { from: number; until: number };
};
