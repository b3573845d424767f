import { setChoices } from "#app/features/enrolment/notices/choices.server.ts";
import type { ChoicesForm } from "#app/features/enrolment/notices/notice-choices.ts";
import { choicesOf } from "#app/features/enrolment/notices/notices.queries.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Somebody chooses how they want to be told. Sent twice, it is one choice. */
export function chooseNotices(actor: Actor, form: ChoicesForm, requestId: string | null): Promise<void> {
  return inTransaction((tx) => {
    const before = choicesOf(actor.personId, tx);
    const { locale, duties = before.mail.duties, ...others } = form;
    const mail = { ...others, duties };
    if (locale === before.locale && sameTimes(mail, before.mail)) return;
    setChoices(tx, actor.personId, { mail, locale });
    recordAudit(tx, {
      actorId: actor.personId,
      action: "account.choose-notices",
      subjectType: "person",
      subjectId: actor.personId,
      detail: { ...mail, locale },
      requestId,
    });
  });
}

function sameTimes(one: Record<string, string>, other: Record<string, string>): boolean {
  return Object.entries(one).every(([group, time]) => other[group] === time);
}
