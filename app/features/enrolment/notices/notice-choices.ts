import { z } from "zod";
import type { Actor } from "#app/features/identity/actor.ts";
import { hasRole } from "#app/features/identity/actor.ts";
import { LOCALES } from "#app/platform/locale.ts";
import type { MailTime } from "./mail-times.ts";
import { MAIL_TIMES } from "./mail-times.ts";

/** What notices are about, as people choose how they want to be told. */
export const NOTICE_GROUPS = ["learning", "workshops", "account", "duties"] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** How one wants to be told: when the mail of each group is sent, and in which language. */
export type NoticeChoices = { mail: Record<NoticeGroup, MailTime>; locale: (typeof LOCALES)[number] };

/** What is usual: mail at once where somebody has to act or should know, and otherwise once a day. */
export const USUAL_CHOICES: NoticeChoices = {
  mail: { learning: "daily", workshops: "soon", account: "soon", duties: "soon" },
  locale: "zh-TW",
};

const time = z.enum(MAIL_TIMES, "time");

/** The form of the choices. A group that the page didn't show stays as it was. */
export const choicesForm = z.object({
  learning: time,
  workshops: time,
  account: time,
  duties: time.optional(),
  locale: z.enum(LOCALES, "locale"),
});

export type ChoicesForm = z.infer<typeof choicesForm>;

/** What is stored, made whole: a group that came later is as usual. */
export function wholeChoices(
  stored: { mail: Record<string, string>; locale: NoticeChoices["locale"] } | null,
): NoticeChoices {
  if (!stored) return USUAL_CHOICES;
  const mail = NOTICE_GROUPS.map((group) => {
    const known = time.safeParse(stored.mail[group]);
    return [group, known.success ? known.data : USUAL_CHOICES.mail[group]];
  });
  return { mail: Object.fromEntries(mail) as NoticeChoices["mail"], locale: stored.locale };
}

/** The groups in which something can come for somebody. */
export function groupsFor(actor: Actor): NoticeGroup[] {
  return NOTICE_GROUPS.filter((group) => group !== "duties" || hasRole(actor, "hr", "operator"));
}
