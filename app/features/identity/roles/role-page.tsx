import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, GoLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { Fact } from "#app/ui/facts.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProofFirst } from "../proof-first.tsx";
import { ProofNotice } from "../proof-notice.tsx";
import { LastDay } from "./last-day.tsx";
import { REASON_LENGTH } from "./role-limits.ts";
import { RoleStateChip } from "./role-state-chip.tsx";
import { ROLE_WORDS, scopeInWords } from "./role-words.ts";
import type { RoleDetails } from "./roles-page-data.ts";

/** One role: what it is, how it came about, and what can be done about it. */
export function RolePage(props: {
  role: RoleDetails;
  /** Whether the password was typed lately; else it is asked for before anything can be changed. */
  proven: boolean;
  /** What was just done, in words. */
  done: string | null;
  errors: Record<string, string>;
  /** What had been typed as the reason for ending it. */
  reason: string;
}) {
  const { role, done, errors } = props;
  const { name, may } = ROLE_WORDS[role.role];
  const locale = useLocale();
  const busy = useNavigation().formData?.get("intent");
  const reasonError = errors.reason
    ? errors.reason === "missing"
      ? m.role_error_reason_missing()
      : m.role_error_too_long({ max: REASON_LENGTH })
    : undefined;
  return (
    <main id="main" className="page narrow account">
      {role.mayList && (
        <p className="no-print">
          <GoLink icon="left" to="/roles">
            {m.role_back()}
          </GoLink>
        </p>
      )}
      <h1>{m.role_one_title({ name: role.name, role: name() })}</h1>
      {done && (
        <Notice tone="ok" live>
          <p>{done}</p>
        </Notice>
      )}
      {errors.intent === "unproven" && <ProofNotice target={`/roles/${role.id}`} />}
      <ErrorSummary errors={reasonError ? [{ field: "reason", message: reasonError }] : []} />
      <section className="stack" aria-labelledby="facts">
        <h2 id="facts">{m.role_facts()}</h2>
        <Facts
          facts={[
            { name: m.role_person(), value: role.name, hint: role.employeeNumber },
            { name: m.role_email(), value: role.email ?? m.identity_email_none() },
            { name: m.role_role(), value: name(), hint: may() },
            { name: m.role_scope(), value: scopeInWords(role.agency, locale) },
            { name: m.role_state(), value: <RoleStateChip state={role.state} /> },
            { name: m.role_from(), value: <DateText iso={role.startsAt} /> },
            { name: m.role_until(), value: <LastDay endsAt={role.endsAt} /> },
          ]}
        />
      </section>
      <section className="stack" aria-labelledby="history">
        <h2 id="history">{m.role_history()}</h2>
        <Facts facts={historyOf(role)} />
      </section>
      {role.state === "waiting" && (
        <section className="stack" aria-labelledby="confirm">
          <h2 id="confirm">{m.role_confirm_title()}</h2>
          {role.mayConfirm && !props.proven ? (
            <ProofFirst target={`/roles/${role.id}`} why={m.identity_proof_why()} />
          ) : role.mayConfirm ? (
            <Form method="post" className="stack-s">
              <p>{m.role_confirm_text()}</p>
              <Actions>
                <Button name="intent" value="confirm" busy={busy === "confirm"} busyLabel={m.role_busy()}>
                  {m.role_confirm_button()}
                </Button>
              </Actions>
            </Form>
          ) : (
            <p>{m.role_confirm_wait()}</p>
          )}
        </section>
      )}
      {role.mayEnd && (
        <section className="stack" aria-labelledby="end">
          <h2 id="end">{m.role_end_title()}</h2>
          <p>{role.own ? m.role_end_own_text() : m.role_end_text({ name: role.name })}</p>
          {!props.proven ? (
            <ProofFirst target={`/roles/${role.id}`} why={m.identity_proof_why()} />
          ) : (
            <Form method="post" className="stack sign-in" noValidate>
              <TextAreaField
                id="reason"
                name="reason"
                rows={3}
                label={m.role_end_reason()}
                hint={m.role_reason_hint({ max: REASON_LENGTH })}
                error={reasonError}
                defaultValue={props.reason}
              />
              <Actions>
                <Button
                  kind="danger"
                  name="intent"
                  value="end"
                  busy={busy === "end"}
                  busyLabel={m.role_busy()}
                >
                  {m.role_end_button()}
                </Button>
              </Actions>
            </Form>
          )}
        </section>
      )}
    </main>
  );
}

function historyOf(role: RoleDetails): Fact[] {
  return [
    { name: m.role_given_by(), value: role.grantedBy ?? m.role_by_host() },
    { name: m.role_given_at(), value: <DateText iso={role.grantedAt} time /> },
    { name: m.role_reason(), value: role.reason },
    ...(role.confirmed
      ? [
          { name: m.role_confirmed_by(), value: role.confirmed.by },
          { name: m.role_confirmed_at(), value: <DateText iso={role.confirmed.at} time /> },
        ]
      : []),
    ...(role.ended
      ? [
          { name: m.role_ended_by(), value: role.ended.by ?? m.role_by_host() },
          { name: m.role_ended_at(), value: <DateText iso={role.ended.at} time /> },
          { name: m.role_ended_reason(), value: role.ended.reason },
        ]
      : []),
  ];
}
