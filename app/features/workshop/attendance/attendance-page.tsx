import { Form, useNavigation } from "@remix-run/react";
import { proofPath } from "#app/features/identity/identity-proof.ts";
import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import { localePath } from "#app/platform/locale.ts";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import styles from "./attendance.module.css";
import type { AttendanceAnswer, AttendancePageData } from "./attendance.ts";
import { AttendanceLine } from "./attendance-line.tsx";
import { ruleInWords } from "./attendance-words.ts";
import { PaperForm } from "./paper-form.tsx";
import { RuleForm } from "./rule-form.tsx";

/** Attendance: the rule before the day, what is known on the day, and the sign-off after it. */
export function AttendancePage(props: { page: AttendancePageData; answer: AttendanceAnswer | null }) {
  const { page, answer } = props;
  const { workshop, rule } = page;
  const locale = useLocale();
  const planned = workshop.openedAt === null;
  const back = page.leads
    ? [
        { to: "/workshops", label: m.workshop_title() },
        { to: `/workshops/${workshop.id}`, label: workshop.title },
      ]
    : [{ to: "/records", label: m.record_title() }];
  const wrong = answer?.errors.form;
  return (
    <main id="main" className="page">
      <Crumb steps={back} here={m.attendance_title()} />
      <div className="page-head">
        <h1>{m.attendance_of({ title: workshop.title })}</h1>
        <p className="soft">{m.attendance_lede()}</p>
      </div>
      {answer && <Outcome answer={answer} wrong={wrong} />}
      <section className="hang" aria-labelledby="rule">
        <header>
          <h2 id="rule">{m.attendance_rule()}</h2>
        </header>
        {planned && page.leads && !page.signable ? (
          <RuleForm page={page} answer={answer?.intent === "rule" ? answer : null} />
        ) : (
          <Facts
            facts={[
              { name: m.workshop_when(), value: <DateText iso={workshop.startsAt} time /> },
              {
                name: m.attendance_rule(),
                value: ruleInWords(rule),
                hint:
                  page.ruleVersion > 0 && !planned
                    ? m.attendance_rule_version({ version: page.ruleVersion })
                    : m.attendance_rule_default(),
              },
              { name: m.attendance_required(), value: formatMinutes(page.requiredMinutes, locale) },
              {
                name: m.attendance_rule_hours(),
                value:
                  rule.completesCourse && page.course
                    ? m.attendance_rule_hours_yes({ course: page.course })
                    : m.attendance_rule_hours_no(),
              },
            ]}
          />
        )}
      </section>
      {(!planned || page.rows.length > 0) && <People page={page} answer={answer} />}
      {page.leads && <PaperForm page={page} answer={answer?.intent === "paper" ? answer : null} />}
      <p className="hint">{m.attendance_kept({ days: page.presenceDays })}</p>
    </main>
  );
}

function Outcome({ answer, wrong }: { answer: AttendanceAnswer; wrong: string | undefined }) {
  const done = doneInWords(answer);
  if (!wrong && !done) return null;
  return (
    <Notice tone={wrong ? "warn" : "ok"} live>
      <p>{wrong ?? done}</p>
      {answer.unknown.length > 0 && (
        <>
          <p>{m.attendance_paper_unknown()}</p>
          <ul>
            {answer.unknown.map((line) => (
              <li key={line}>
                <bdi>{line}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function doneInWords({ intent, errors, count }: AttendanceAnswer): string | null {
  if (Object.keys(errors).length > 0) return null;
  if (intent === "rule") return m.attendance_rule_saved();
  if (intent === "decide") return m.attendance_saved();
  if (intent === "all") return m.attendance_all_done({ count: count ?? 0 });
  return m.attendance_paper_done({ count: count ?? 0 });
}

function People({ page, answer }: { page: AttendancePageData; answer: AttendanceAnswer | null }) {
  const { rows, workshop } = page;
  const busy = useNavigation().formData?.get("intent") === "all";
  const open = rows.filter((row) => row.decision === null && !row.guest);
  const mine = open.filter((row) => !row.self);
  const count = (status: string) => rows.filter((row) => row.decision?.status === status).length;
  return (
    <section className={`stack ${styles.people}`}>
      <div className="toolbar">
        <h2>{m.attendance_people()}</h2>
        {rows.length > 0 && <Exports page={page} />}
      </div>
      {!page.signable && workshop.openedAt !== null && <p>{m.attendance_not_yet()}</p>}
      {rows.length === 0 ? (
        <p className="soft">{m.attendance_people_none()}</p>
      ) : (
        <>
          <p className="num">
            {m.attendance_sum({
              ...{ count: rows.length, attended: count("attended"), absent: count("absent") },
              ...{ open: open.length, guests: rows.filter((row) => row.guest).length },
            })}
          </p>
          {page.leads && page.signable && mine.length > 0 && (
            <Form method="post" className="stack-s" preventScrollReset>
              <Actions>
                <Button icon="check" name="intent" value="all" busy={busy} busyLabel={m.workshop_sending()}>
                  {m.attendance_all({ count: mine.length })}
                </Button>
              </Actions>
              <p className="hint">{m.attendance_all_hint()}</p>
            </Form>
          )}
          <TableScroll label={m.attendance_people()}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col" className="n">
                    {m.attendance_sheet_no()}
                  </th>
                  <th scope="col">{m.attendance_name()}</th>
                  <th scope="col" className="n">
                    {m.attendance_present()}
                  </th>
                  <th scope="col" className="n">
                    {m.attendance_checks()}
                  </th>
                  <th scope="col">{m.attendance_proposed()}</th>
                  <th scope="col">{m.attendance_decision()}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <AttendanceLine
                    key={row.participantId}
                    row={row}
                    decidable={page.leads && page.signable && !row.guest && !row.self}
                    answer={
                      answer?.intent === "decide" && answer.values.participant === row.participantId
                        ? answer
                        : null
                    }
                  />
                ))}
              </tbody>
            </table>
          </TableScroll>
        </>
      )}
    </section>
  );
}

function Exports({ page }: { page: AttendancePageData }) {
  const locale = useLocale();
  const { id } = page.workshop;
  const files = [
    { kind: "ods", label: m.attendance_export_ods() },
    { kind: "csv", label: m.attendance_export_csv() },
  ];
  return (
    <span className="push acts">
      {files.map(({ kind, label }) =>
        page.proven ? (
          <a
            key={kind}
            className="btn quiet"
            href={`/workshops/${id}/attendance.${kind}?lang=${locale}`}
            download
          >
            <Icon name="save" />
            {label}
          </a>
        ) : (
          <LinkButton
            key={kind}
            kind="quiet"
            icon="save"
            to={proofPath(localePath(locale, `/workshops/${id}/attendance`))}
            title={m.attendance_export_proof()}
          >
            {label}
          </LinkButton>
        ),
      )}
    </span>
  );
}
