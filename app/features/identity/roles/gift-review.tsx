import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { formatDay } from "#app/platform/calendar.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ROLES } from "../actor.ts";
import { agencyName } from "../agency.ts";
import type { GiftValues } from "./role-gift.ts";
import { needsSecond } from "./role-grant.ts";
import { ROLE_WORDS, scopeInWords } from "./role-words.ts";
import type { GiftReview } from "./roles-page-data.ts";

/** The second step of giving a role: who it is, and what they will see. Nothing is written yet. */
export function GiftReviewPage({ values, review }: { values: GiftValues; review: GiftReview }) {
  const locale = useLocale();
  const busy = useNavigation().formData?.get("intent") === "give";
  const role = ROLES.find((one) => one === values.role);
  if (!role) return null;
  const seen = { name: review.name, agencies: review.agencies, people: review.people.toLocaleString("en") };
  return (
    <main id="main" className="page narrow">
      <h1>{m.role_review_title()}</h1>
      <p className="soft">{m.role_review_lede()}</p>
      <div className="stack">
        <Facts
          facts={[
            { name: m.role_person(), value: review.name, hint: review.employeeNumber },
            { name: m.role_email(), value: review.email ?? m.identity_email_none() },
            {
              name: m.identity_agency(),
              value: review.post ? agencyName(review.post, locale) : m.identity_agency_none(),
            },
            { name: m.role_role(), value: ROLE_WORDS[role].name(), hint: ROLE_WORDS[role].may() },
            { name: m.role_scope(), value: scopeInWords(review.scope, locale) },
            { name: m.role_from(), value: formatDay(values.from, locale) },
            {
              name: m.role_until(),
              value: values.until === "" ? m.role_until_open() : formatDay(values.until, locale),
            },
            { name: m.role_reason(), value: values.reason },
          ]}
        />
        {(role === "hr" || role === "auditor") && (
          <Notice tone="warn">
            <p className="num">{m.role_effect_records(seen)}</p>
          </Notice>
        )}
        {role === "manager" && (
          <Notice tone="warn">
            <p className="num">{m.role_effect_team(seen)}</p>
          </Notice>
        )}
        {needsSecond(role) && (
          <Notice>
            <p>{m.role_effect_second()}</p>
          </Notice>
        )}
        <Form method="post">
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Actions>
            <Button name="intent" value="give" busy={busy} busyLabel={m.role_busy()}>
              {m.role_review_give()}
            </Button>
            <Button kind="quiet" name="intent" value="edit">
              {m.role_review_edit()}
            </Button>
          </Actions>
        </Form>
      </div>
    </main>
  );
}
