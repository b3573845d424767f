import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, GoLink } from "#app/ui/button.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { REASON_LENGTH } from "./job-aside.ts";
import type { JobState } from "./job-words.ts";
import { causeInWords, kindInWords } from "./job-words.ts";
import type { JobDetails } from "./jobs-page-data.ts";

const STATE_WORDS: Record<JobState, { tone: ChipTone; icon: IconName; name: () => string }> = {
  waiting: { tone: "soft", icon: "clock", name: m.job_state_waiting },
  running: { tone: "now", icon: "half", name: m.job_state_running },
  dead: { tone: "danger", icon: "cross", name: m.job_state_dead },
  done: { tone: "ok", icon: "check", name: m.job_state_done },
  aside: { tone: "soft", icon: "minus", name: m.job_state_aside },
};

/** One job, and what can be done about it when it has stopped. */
export function JobPage(props: {
  job: JobDetails;
  /** What was just done, in words. */
  done: string | null;
  errors: Record<string, string>;
  /** What had been typed as the reason. */
  reason: string;
}) {
  const { job, done, errors } = props;
  const { tone, icon, name } = STATE_WORDS[job.state];
  const busy = useNavigation().formData?.get("intent");
  const reasonError = errors.reason
    ? errors.reason === "missing"
      ? m.job_error_reason_missing()
      : m.job_error_reason_long({ max: REASON_LENGTH })
    : undefined;
  return (
    <main id="main" className="page narrow account">
      <p className="no-print">
        <GoLink icon="left" to="/jobs">
          {m.job_back()}
        </GoLink>
      </p>
      <h1>{kindInWords(job.kind)}</h1>
      {done && (
        <Notice tone="ok" live>
          <p>{done}</p>
        </Notice>
      )}
      <ErrorSummary errors={reasonError ? [{ field: "reason", message: reasonError }] : []} />
      <section className="stack" aria-labelledby="facts">
        <h2 id="facts">{m.job_facts()}</h2>
        <Facts
          facts={[
            {
              name: m.job_state(),
              value: (
                <Chip tone={tone} icon={icon}>
                  {name()}
                </Chip>
              ),
            },
            { name: m.job_attempts(), value: <span className="num">{job.attempts}</span> },
            ...(job.cause === null
              ? []
              : [{ name: m.job_cause(), value: <code>{job.cause}</code>, hint: causeInWords(job.cause) }]),
            { name: m.job_created(), value: <DateText iso={job.createdAt} time /> },
            ...(job.dueAt === null ? [] : [{ name: m.job_next(), value: <DateText iso={job.dueAt} time /> }]),
            ...(job.endedAt === null
              ? []
              : [{ name: m.job_ended(), value: <DateText iso={job.endedAt} time /> }]),
            { name: m.job_key(), value: <code>{job.key}</code> },
          ]}
        />
      </section>
      {job.state === "dead" && (
        <>
          <section className="stack" aria-labelledby="again">
            <h2 id="again">{m.job_again_title()}</h2>
            <p>{m.job_again_text()}</p>
            <Form method="post">
              <Actions>
                <Button name="intent" value="again" busy={busy === "again"} busyLabel={m.job_busy()}>
                  {m.job_again_button()}
                </Button>
              </Actions>
            </Form>
          </section>
          <section className="stack" aria-labelledby="aside">
            <h2 id="aside">{m.job_aside_title()}</h2>
            <p>{m.job_aside_text()}</p>
            <Form method="post" className="stack sign-in" noValidate>
              <TextAreaField
                id="reason"
                name="reason"
                rows={3}
                label={m.job_aside_reason()}
                hint={m.job_aside_reason_hint({ max: REASON_LENGTH })}
                error={reasonError}
                defaultValue={props.reason}
              />
              <Actions>
                <Button
                  kind="quiet"
                  name="intent"
                  value="aside"
                  busy={busy === "aside"}
                  busyLabel={m.job_busy()}
                >
                  {m.job_aside_button()}
                </Button>
              </Actions>
            </Form>
          </section>
        </>
      )}
    </main>
  );
}
