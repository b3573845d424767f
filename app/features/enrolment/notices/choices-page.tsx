import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { MailTime } from "./mail-times.ts";
import { MAIL_TIMES } from "./mail-times.ts";
import type { NoticeGroup } from "./notice-choices.ts";
import type { ChoicesPageData } from "./notices-page-data.ts";

const GROUP_WORDS: Record<NoticeGroup, () => string> = {
  learning: m.notice_group_learning,
  workshops: m.notice_group_workshops,
  account: m.notice_group_account,
  duties: m.notice_group_duties,
};

const TIME_WORDS: Record<MailTime, () => string> = {
  soon: m.notice_time_soon,
  daily: m.notice_time_daily,
  never: m.notice_time_never,
};

/** When one wants mails about notices, group by group. */
export function ChoicesPage(props: {
  page: ChoicesPageData;
  errors: Record<string, string>;
  saved: boolean;
}) {
  const { page, errors, saved } = props;
  const busy = useNavigation().state === "submitting";
  const wrong = [
    ...page.groups.flatMap((field) => (errors[field] ? [{ field, message: m.notice_error_time() }] : [])),
    ...(errors.locale ? [{ field: "locale", message: m.notice_error_locale() }] : []),
  ];
  const errorOf = (field: string) => wrong.find((one) => one.field === field)?.message;
  return (
    <main id="main" className="page narrow">
      <Crumb steps={[{ to: "/notices", label: m.notice_title() }]} here={m.notice_choices_title()} />
      <div className="page-head">
        <h1>{m.notice_choices_title()}</h1>
        <p>{m.notice_choices_lede()}</p>
      </div>
      {saved && (
        <Notice tone="ok" live>
          <p>{m.notice_choices_saved()}</p>
        </Notice>
      )}
      <ErrorSummary errors={wrong} />
      <Form method="post" className="stack sign-in" noValidate>
        <p className="soft">{m.notice_choices_hours(page.hours)}</p>
        {page.email === null ? (
          <Notice>
            <p>{m.notice_choices_no_address()}</p>
          </Notice>
        ) : (
          <p className="soft">{m.notice_choices_address({ email: page.email })}</p>
        )}
        {page.groups.map((group) => (
          <SelectField
            key={group}
            id={group}
            name={group}
            label={GROUP_WORDS[group]()}
            error={errorOf(group)}
            defaultValue={page.mail[group]}
            options={MAIL_TIMES.map((value) => ({ value, label: TIME_WORDS[value]() }))}
          />
        ))}
        <SelectField
          id="locale"
          name="locale"
          label={m.notice_choices_language()}
          error={errorOf("locale")}
          defaultValue={page.locale}
          options={[
            { value: "zh-TW", label: m.notice_choices_zh() },
            { value: "en", label: m.notice_choices_en() },
          ]}
        />
        <Actions>
          <Button busy={busy}>{m.notice_choices_save()}</Button>
        </Actions>
      </Form>
    </main>
  );
}
