import { z } from "zod";
import type { Role } from "#app/features/identity/actor.ts";
import { ROLES } from "#app/features/identity/actor.ts";
import { agencyName } from "#app/features/identity/agency.ts";
import { ROLE_WORDS, scopeInWords } from "#app/features/identity/roles/role-words.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { NoticeGroup } from "./notice-choices.ts";

/** What a notice is about, as it is stored: ids and codes. */
export type StoredDetail = Record<string, string | number | boolean | null>;

/** What the ids in a notice are called today, in the language that it is said in. */
export type NoticeNames = {
  course: (id: string) => string;
  workshop: (id: string) => string;
  agency: (id: string) => { nameZh: string; nameEn: string } | null;
};

/** A notice in words, and where it leads; `text` and `to` where there is more to say, and somewhere to go. */
export type NoticeWords = { title: string; text: string | null; to: string | null };

type Say = { locale: Locale };

type Kind<Detail> = {
  group: NoticeGroup;
  /** Whether it is told by mail too, to those who want mail about its group. */
  mailed: boolean;
  /** Ids and codes. An id that has a name stands under `course`, `workshop` or `agency`. */
  detail: z.ZodType<Detail>;
  words: (detail: Detail, names: NoticeNames, say: Say) => { title: string; text?: string };
  /** A path of the site without language. */
  to?: (detail: Detail) => string;
};

const kind = <Detail extends StoredDetail>(one: Kind<Detail>): Kind<Detail> => one;

const roleAt = z.object({ grant: z.string(), role: z.enum(ROLES), agency: z.string().nullable() });

/** Everything that people are told, kind by kind: its words and its link. */
export const NOTICE_KINDS = {
  "certificate.issued": kind({
    group: "learning",
    mailed: true,
    detail: z.object({ course: z.string(), serial: z.string() }),
    words: ({ course }, names, say) => ({
      title: m.notice_certificate_issued({ course: names.course(course) }, say),
      text: m.notice_certificate_issued_text({}, say),
    }),
    to: ({ serial }) => `/certificates/${serial}`,
  }),
  "certificate.revoked": kind({
    group: "learning",
    mailed: true,
    detail: z.object({ course: z.string(), serial: z.string() }),
    words: ({ course }, names, say) => ({
      title: m.notice_certificate_revoked({ course: names.course(course) }, say),
      text: m.notice_certificate_revoked_text({}, say),
    }),
    to: ({ serial }) => `/certificates/${serial}`,
  }),
  // A slip of the pen that is put right must not send a mail to everybody under way.
  "course.updated": kind({
    group: "learning",
    mailed: false,
    detail: z.object({ course: z.string(), version: z.string() }),
    words: ({ course }, names, say) => ({
      title: m.notice_course_updated({ course: names.course(course) }, say),
      text: m.notice_course_updated_text({}, say),
    }),
    to: ({ course }) => `/courses/${course}`,
  }),
  "attendance.decided": kind({
    group: "workshops",
    mailed: true,
    detail: z.object({
      workshop: z.string(),
      status: z.enum(["attended", "absent"]),
      corrected: z.boolean(),
    }),
    words: ({ workshop, status, corrected }, names, say) => {
      const about = { workshop: names.workshop(workshop) };
      const title =
        status === "attended"
          ? corrected
            ? m.notice_attendance_now_attended(about, say)
            : m.notice_attendance_attended(about, say)
          : corrected
            ? m.notice_attendance_now_absent(about, say)
            : m.notice_attendance_absent(about, say);
      return { title, text: m.notice_attendance_text({}, say) };
    },
    to: ({ workshop }) => `/workshops/${workshop}/room`,
  }),
  "request.decided": kind({
    group: "account",
    mailed: true,
    detail: z.object({ request: z.string(), outcome: z.enum(["accepted", "refused"]) }),
    words: ({ outcome }, _names, say) => ({
      title: outcome === "accepted" ? m.notice_request_accepted({}, say) : m.notice_request_refused({}, say),
      text: m.notice_request_text({}, say),
    }),
    to: () => "/privacy",
  }),
  "role.given": kind({
    group: "account",
    mailed: true,
    detail: roleAt,
    words: ({ role, agency }, names, say) => ({
      title: m.notice_role_given(roleIn(role, agency, names, say), say),
      text: ROLE_WORDS[role].may({}, say),
    }),
    to: ({ grant }) => `/roles/${grant}`,
  }),
  "role.ended": kind({
    group: "account",
    mailed: true,
    detail: roleAt,
    words: ({ role, agency }, names, say) => ({
      title: m.notice_role_ended(roleIn(role, agency, names, say), say),
    }),
    to: ({ grant }) => `/roles/${grant}`,
  }),
  "roster.imported": kind({
    group: "duties",
    mailed: true,
    detail: z.object({
      ...{ roster: z.string(), agency: z.string() },
      ...{ added: z.number(), moved: z.number(), changed: z.number(), left: z.number() },
    }),
    words: ({ agency, added, moved, changed, left }, names, say) => ({
      title: m.notice_roster_imported({ agency: agencyIn(names, agency, say) }, say),
      text: m.notice_roster_imported_text({ added, moved, changed, left }, say),
    }),
    to: ({ roster }) => `/roster/${roster}`,
  }),
  "jobs.stopped": kind({
    group: "duties",
    mailed: true,
    detail: z.object({ day: z.string() }),
    words: (_detail, _names, say) => ({
      title: m.notice_jobs_stopped({}, say),
      text: m.notice_jobs_stopped_text({}, say),
    }),
    to: () => "/jobs",
  }),
};

export type NoticeKind = keyof typeof NOTICE_KINDS;
export type NoticeDetail<K extends NoticeKind> = z.infer<(typeof NOTICE_KINDS)[K]["detail"]>;

/** The kind of a stored notice; null for one of a release that this one doesn't know. */
export function knownKind(name: string): { group: NoticeGroup; mailed: boolean } | null {
  return Object.hasOwn(NOTICE_KINDS, name) ? NOTICE_KINDS[name as NoticeKind] : null;
}

/** A stored notice in words. One that can't be read any more says only that there was something. */
export function noticeInWords(
  stored: { kind: string; detail: StoredDetail },
  names: NoticeNames,
  locale: Locale,
): NoticeWords {
  const say = { locale };
  const about = knownKind(stored.kind) as Kind<StoredDetail> | null;
  const detail = about?.detail.safeParse(stored.detail);
  if (!about || !detail?.success) return { title: m.notice_unknown({}, say), text: null, to: null };
  const { title, text } = about.words(detail.data, names, say);
  return { title, text: text ?? null, to: about.to?.(detail.data) ?? null };
}

function agencyIn(names: NoticeNames, id: string, { locale }: Say): string {
  const agency = names.agency(id);
  return agency ? agencyName(agency, locale) : id;
}

function roleIn(role: Role, agency: string | null, names: NoticeNames, say: Say) {
  const scope = scopeInWords(agency === null ? null : names.agency(agency), say.locale);
  return { role: ROLE_WORDS[role].name({}, say), scope };
}
