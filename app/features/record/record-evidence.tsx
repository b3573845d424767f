import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { AttendanceEvidence } from "./attendance-evidence.tsx";
import { AttendanceSection } from "./attendance-evidence.tsx";
import type { Proof, TrailEntry, UnitEvidence } from "./evidence.queries.server.ts";

export type EvidenceData = {
  /** Where the person's page is; null for who may not open it. */
  personId: string | null;
  name: string;
  romanisedName: string | null;
  employeeNumber: string | null;
  post: string | null;
  course: string;
  versionNumber: number;
  contentHash: string;
  publishedAt: string;
  enrolledAt: string;
  units: ({ id: string; title: string; kind: string } & UnitEvidence)[];
  completion: {
    completedAt: string;
    creditedMinutes: number;
    versionNumber: number;
    agency: string | null;
    source: "system" | "trainer" | "import";
    grade: number | null;
    /** Title of the workshop that it was attained in; null where the units were done. */
    workshop: string | null;
  } | null;
  certificate: { serial: string; revokedAt: string | null } | null;
  /** What trainers decided about their attendance in workshops of the course, oldest first. */
  attendance: AttendanceEvidence[];
  trail: TrailEntry[];
};

/** One record opened: every fact that the row in the list rests on. */
export function RecordEvidence({ record }: { record: EvidenceData }) {
  const missing = record.units.filter((unit) => unit.doneAt === null).length;
  return (
    <main id="main" className="page">
      <p className="no-print">
        <LocaleLink className="go" to="/records">
          <Icon name="left" />
          {m.record_back()}
        </LocaleLink>
      </p>
      <div className="page-head">
        <h1>{m.record_one_title({ name: record.name })}</h1>
        <p className="soft">{m.record_privacy()}</p>
      </div>
      <section className="hang" aria-labelledby="person">
        <header>
          <h2 id="person">{m.record_person()}</h2>
        </header>
        <dl className="facts">
          <Fact name={m.record_name()}>
            {record.personId ? (
              <LocaleLink to={`/people/${record.personId}`}>{record.name}</LocaleLink>
            ) : (
              record.name
            )}{" "}
            {record.romanisedName && <span className="soft">{record.romanisedName}</span>}
          </Fact>
          <Fact name={m.record_employee()}>{record.employeeNumber ?? "—"}</Fact>
          <Fact name={m.record_post()}>{record.post ?? m.record_no_agency()}</Fact>
        </dl>
      </section>
      <section className="hang" aria-labelledby="course">
        <header>
          <h2 id="course">{m.record_course()}</h2>
        </header>
        <dl className="facts">
          <Fact name={m.record_course()}>{record.course}</Fact>
          <Fact name={m.record_course_version()}>
            {m.record_version_line({ number: record.versionNumber, hash: record.contentHash.slice(0, 12) })}
            <span className="hint">
              {m.record_version_published()} <DateText iso={record.publishedAt} />
            </span>
          </Fact>
          <Fact name={m.record_enrolled()}>
            <DateText iso={record.enrolledAt} time />
          </Fact>
        </dl>
      </section>
      <section className="hang" aria-labelledby="completion">
        <header>
          <h2 id="completion">{m.record_completion()}</h2>
        </header>
        <dl className="facts">
          <Fact name={m.record_rule()}>
            {record.completion?.workshop
              ? m.attendance_evidence_rule({ title: record.completion.workshop })
              : m.record_rule_all({ count: record.units.length })}
          </Fact>
          <Fact name={m.record_completed()}>
            {record.completion ? (
              <DateText iso={record.completion.completedAt} time />
            ) : (
              m.record_completion_none({ count: missing })
            )}
          </Fact>
          {record.completion && (
            <>
              <Fact name={m.record_completion_hours()}>
                {formatHours(record.completion.creditedMinutes)}
                <span className="hint">
                  {m.catalogue_version({ number: record.completion.versionNumber })}
                </span>
              </Fact>
              <Fact name={m.record_completion_agency()}>{record.completion.agency ?? "—"}</Fact>
              <Fact name={m.record_completion_source()}>{sourceName(record.completion.source)}</Fact>
              {record.completion.grade !== null && (
                <Fact name={m.record_grade()}>{record.completion.grade}%</Fact>
              )}
            </>
          )}
          <Fact name={m.record_certificate()}>
            {record.certificate ? (
              <>
                <LocaleLink to={`/certificates/${record.certificate.serial}`}>
                  {record.certificate.serial}
                </LocaleLink>
                {record.certificate.revokedAt && (
                  <span className="chip danger">
                    <Icon name="cross" />
                    {m.credential_state_revoked()} <DateText iso={record.certificate.revokedAt} />
                  </span>
                )}
              </>
            ) : (
              m.record_certificate_none()
            )}
          </Fact>
        </dl>
      </section>
      <section className="hang">
        <header>
          <h2>{m.record_evidence()}</h2>
        </header>
        <TableScroll label={m.record_evidence()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.record_unit()}</th>
                <th scope="col">{m.record_kind()}</th>
                <th scope="col">{m.record_done_at()}</th>
                <th scope="col">{m.record_proof()}</th>
              </tr>
            </thead>
            <tbody>
              {record.units.map((unit) => (
                <tr key={unit.id}>
                  <th scope="row">{unit.title}</th>
                  <td className="nw">{unit.kind}</td>
                  <td className="nw">
                    {unit.doneAt ? (
                      <DateText iso={unit.doneAt} style="short" time />
                    ) : (
                      <span className="soft">{m.record_not_done()}</span>
                    )}
                  </td>
                  <td>{unit.proof ? proofText(unit.proof) : triesText(unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
      {record.attendance.length > 0 && <AttendanceSection decisions={record.attendance} />}
      <section className="hang">
        <header>
          <h2>{m.record_trail()}</h2>
        </header>
        <TableScroll label={m.record_trail()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.record_trail_time()}</th>
                <th scope="col">{m.record_trail_actor()}</th>
                <th scope="col">{m.record_trail_what()}</th>
              </tr>
            </thead>
            <tbody>
              {record.trail.map((entry) => (
                <tr key={`${entry.at}-${entry.action}-${JSON.stringify(entry.detail)}`}>
                  <td className="nw">
                    <DateText iso={entry.at} style="short" time />
                  </td>
                  <td className="nw">{entry.actor ?? m.record_trail_system()}</td>
                  <td>{actionText(entry, record)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
    </main>
  );
}

function Fact(props: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className="num">{props.children}</dd>
    </div>
  );
}

function sourceName(source: "system" | "trainer" | "import"): string {
  if (source === "trainer") return m.record_source_trainer();
  return source === "import" ? m.record_source_import() : m.record_source_system();
}

function triesText({ tries, practice }: UnitEvidence): string {
  if (tries === 0) return "—";
  return practice === 0
    ? m.record_proof_tries({ count: tries })
    : m.record_proof_tries_practice({ count: tries, practice });
}

function proofText(proof: Proof): string {
  switch (proof.kind) {
    case "lesson":
      return m.record_proof_lesson({ count: proof.answered });
    case "quiz":
      return m.record_proof_quiz(proof);
    case "lab": {
      const say = proof.afterSolution ? m.record_proof_lab_after : m.record_proof_lab;
      return say({
        number: proof.number,
        passed: proof.passedChecks,
        total: proof.totalChecks,
        model: proof.modelId,
      });
    }
  }
}

function resultText({ passed, afterSolution }: TrailEntry["detail"]): string {
  if (afterSolution) return passed ? m.record_passed_after() : m.record_failed_after();
  return passed ? m.record_passed() : m.record_failed();
}

function actionText({ action, detail }: TrailEntry, record: EvidenceData): string {
  const activity =
    record.units.find((unit) => unit.id === detail.activity)?.title ?? String(detail.activity ?? "");
  const number = (key: string) => Number(detail[key] ?? 0);
  switch (action) {
    case "enrolment.create":
      return m.record_action_enrolment_create();
    case "activity.complete":
      return m.record_action_activity_complete({ activity });
    case "course.complete":
      return m.record_action_course_complete({ minutes: number("creditedMinutes") });
    case "course.withdraw":
      return m.record_action_course_withdraw();
    case "quiz.start":
      return m.record_action_quiz_start({ activity });
    case "quiz.submit":
      return m.record_action_quiz_submit({ activity, right: number("right"), total: number("total") });
    case "lab.submit":
      return m.record_action_lab_submit({
        activity,
        result: resultText(detail),
      });
    case "lab.solution":
      return detail.reason === "passed"
        ? m.record_action_lab_solution_passed({ activity })
        : m.record_action_lab_solution_tries({ activity, count: number("failedAttempts") });
    case "certificate.issue":
      return m.record_action_certificate_issue();
    case "certificate.revoke":
      return m.record_action_certificate_revoke();
    default:
      return m.record_action_other({ action });
  }
}
