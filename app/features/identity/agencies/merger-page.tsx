import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { formatDay } from "#app/platform/calendar.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Role } from "../actor.ts";
import { agencyInTree, agencyName } from "../agency.ts";
import { ProofNotice } from "../proof-notice.tsx";
import { REASON_LENGTH } from "../roles/role-limits.ts";
import { ROLE_WORDS } from "../roles/role-words.ts";
import type { AgencyErrors, AgencyLink, AgencyPageData, MergerReview } from "./agency-page-data.ts";
import { agencyAddress } from "./agency-page-data.ts";
import { agencyError, agencyErrors } from "./agency-words.ts";

/** Making an agency part of another: first into which and when, then what it will do, and only then the button. */
export function MergerPage(props: {
  agency: AgencyLink & Pick<AgencyPageData, "targets">;
  asked: { into: string; from: string };
  review: MergerReview | null;
  requestId: string;
  errors: AgencyErrors;
  reason: string;
}) {
  const { agency, asked, review, errors } = props;
  const locale = useLocale();
  const here = m.agency_merge_title();
  return (
    <main id="main" className="page narrow account">
      <Crumb
        steps={[
          { to: "/agencies", label: m.agency_title() },
          { to: agencyAddress(agency), label: agencyName(agency, locale) },
        ]}
        here={here}
      />
      <h1 id="merger">{m.agency_merge_of({ name: agencyName(agency, locale) })}</h1>
      {errors.intent === "unproven" && <ProofNotice target={`${agencyAddress(agency)}/merge`} />}
      <ErrorSummary errors={agencyErrors(errors, ["into", "from", "reason"])} />
      <section aria-labelledby="merger">
        <Form method="get" className="stack sign-in" noValidate>
          <SelectField
            id="into"
            name="into"
            label={m.agency_merge_into()}
            error={agencyError(errors, "into")}
            defaultValue={asked.into}
            options={[
              { value: "", label: m.agency_merge_choose() },
              ...agency.targets.map((one) => ({
                value: one.code,
                label: agencyInTree(one, locale),
              })),
            ]}
          />
          <TextField
            id="from"
            name="from"
            type="date"
            label={m.agency_from()}
            hint={m.agency_from_hint()}
            error={agencyError(errors, "from")}
            defaultValue={asked.from}
          />
          <Actions>
            <Button kind={review ? "quiet" : "primary"}>{m.agency_merge_look()}</Button>
          </Actions>
        </Form>
      </section>
      {review && <Review {...props} review={review} />}
    </main>
  );
}

function Review(props: { review: MergerReview; requestId: string; errors: AgencyErrors; reason: string }) {
  const { review, errors } = props;
  const locale = useLocale();
  const busy = useNavigation().formData?.has("reason") ?? false;
  const count = (value: number) => value.toLocaleString("en");
  const names = {
    name: agencyName(review.agency, locale),
    into: agencyName(review.target, locale),
    day: formatDay(review.fromDay, locale),
  };
  return (
    <section className="stack" aria-labelledby="effect">
      <h2 id="effect">{m.agency_merge_effect()}</h2>
      <p>{m.agency_merge_effect_text(names)}</p>
      <Facts
        wide
        facts={[
          {
            name: m.agency_merge_people(),
            value: <span className="num">{m.agency_people_count({ count: count(review.people) })}</span>,
            hint: m.agency_merge_people_hint(),
          },
          {
            name: m.agency_merge_roles(),
            value:
              review.roles.length === 0
                ? m.agency_merge_none()
                : review.roles
                    .map(({ role, count: held }) =>
                      m.agency_merge_role({ role: ROLE_WORDS[role as Role].name(), count: count(held) }),
                    )
                    .join(m.common_between()),
            hint: m.agency_merge_roles_hint(),
          },
          {
            name: m.agency_merge_officers(),
            value:
              review.officers.length === 0
                ? m.agency_merge_officers_none()
                : review.officers.join(m.common_between()),
          },
          {
            name: m.agency_merge_below(),
            value: (
              <span className="num">{m.agency_merge_below_count({ count: count(review.agencies) })}</span>
            ),
          },
          {
            name: m.agency_merge_completions(),
            value: (
              <span className="num">
                {m.agency_merge_completions_count({ count: count(review.completions) })}
              </span>
            ),
            hint: m.agency_merge_completions_hint(names),
          },
        ]}
      />
      <Notice tone="warn">
        <p>{m.agency_merge_final()}</p>
      </Notice>
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="id" value={props.requestId} />
        {/* What was shown is what is sent, whatever the address leaves out. */}
        <input type="hidden" name="into" value={review.target.code} />
        <input type="hidden" name="from" value={review.fromDay} />
        <TextAreaField
          id="reason"
          name="reason"
          rows={2}
          label={m.agency_reason()}
          hint={m.agency_reason_hint({ max: REASON_LENGTH })}
          error={agencyError(errors, "reason")}
          defaultValue={props.reason}
        />
        <Actions>
          <Button kind="danger" busy={busy} busyLabel={m.role_busy()}>
            {m.agency_merge_do(names)}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
