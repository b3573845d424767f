import type { House } from "#app/features/identity/links/mail-texts.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";
import type { MailContent, MailPart } from "#app/platform/mail/compose.ts";
import type { MailHours } from "./mail-times.ts";
import { mailOf } from "./mail-times.ts";
import type { NoticeChoices } from "./notice-choices.ts";
import type { NoticeWords } from "./notice-kinds.ts";
import { knownKind } from "./notice-kinds.ts";

/** So many notices stand in one mail; it says how many more there are. */
export const MOST_IN_A_MAIL = 10;

type Waiting = { id: string; kind: string; createdAt: string };

/** Sorts somebody's notices: what goes into a mail now, and what never will. The rest waits for its time. */
export function sortOut(
  {
    reachable,
    choices,
    notices,
  }: { reachable: boolean; choices: NoticeChoices; notices: readonly Waiting[] },
  at: string,
  hours: MailHours,
): { send: string[]; never: string[] } {
  const sorted = { send: [] as string[], never: [] as string[], wait: [] as string[] };
  for (const { id, kind, createdAt } of notices) {
    const group = reachable ? knownKind(kind)?.group : undefined;
    sorted[group ? mailOf(createdAt, choices.mail[group], at, hours) : "never"].push(id);
  }
  return { send: sorted.send, never: sorted.never };
}

/** One mail about everything that somebody hasn't seen. */
export function digestMail(
  locale: Locale,
  house: House,
  about: { name: string; notices: readonly NoticeWords[] },
): MailContent {
  const say = { locale };
  const { issuer, origin } = house;
  const count = about.notices.length;
  const address = (path: string) => `${origin}${localePath(locale, path)}`;
  const shown = about.notices.slice(0, MOST_IN_A_MAIL);
  const more = count - shown.length;
  return {
    locale,
    subject: m.notice_mail_subject({ issuer, count }, say),
    parts: [
      { text: m.mail_greeting({ name: about.name }, say) },
      { text: m.notice_mail_intro({ issuer, count }, say) },
      ...shown.map(({ title, text, to }): MailPart => {
        const label = text === null ? title : `${title}\n${text}`;
        return to === null ? { text: label } : { label, link: address(to) };
      }),
      ...(more > 0 ? [{ text: m.notice_mail_more({ count: more }, say) }] : []),
      { label: m.notice_mail_all({}, say), link: address("/notices") },
      { label: m.notice_mail_choices({}, say), link: address("/notices/choices") },
      { text: m.mail_closing({ issuer }, say) },
    ],
  };
}
