import { Fragment } from "react";
import { m } from "#app/i18n/messages.js";
import { Facts } from "#app/ui/facts.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { LabHealth } from "./health.ts";
import { SMALLEST_GROUP, STOPPED_AFTER_DAYS } from "./health.ts";

export type LabHealthPageData = {
  courseId: string;
  courseTitle: string;
  title: string;
  health: LabHealth;
  odsPath: string;
  csvPath: string;
};

/** How a lab goes, for those who teach with it: where people are, which check stops them, where they give up. */
export function LabHealthPage({ page }: { page: LabHealthPageData }) {
  const { health } = page;
  return (
    <main id="main" className="page health">
      <p>
        <LocaleLink className="go" to={`/courses/${page.courseId}`}>
          <Icon name="left" />
          {page.courseTitle}
        </LocaleLink>
      </p>
      <h1>{m.health_title({ title: page.title })}</h1>
      <p className="soft">{m.health_note({ count: SMALLEST_GROUP })}</p>
      {health.reached.tried === 0 ? (
        <p>{m.health_empty()}</p>
      ) : (
        <>
          <section aria-labelledby="reached" className="stack">
            <h2 id="reached">{m.health_reached()}</h2>
            <Reached health={health} />
          </section>
          <section aria-labelledby="checks" className="stack">
            <div className="toolbar">
              <h2 id="checks">{m.health_checks()}</h2>
              <span className="push acts">
                <a className="btn quiet" href={page.odsPath} download>
                  <Icon name="save" />
                  {m.health_ods()}
                </a>
                <a className="btn quiet" href={page.csvPath} download>
                  <Icon name="save" />
                  {m.health_csv()}
                </a>
              </span>
            </div>
            <ChecksTable health={health} />
            <Examples health={health} />
          </section>
          <section aria-labelledby="stuck" className="stack">
            <h2 id="stuck">{m.health_stuck()}</h2>
            <Stuck health={health} />
          </section>
        </>
      )}
    </main>
  );
}

function Reached({ health }: { health: LabHealth }) {
  const { enrolled, tried, submitted, passed } = health.reached;
  const steps = [
    { name: m.health_enrolled(), people: enrolled },
    { name: m.health_tried(), people: tried },
    { name: m.health_submitted(), people: submitted },
    { name: m.health_passed(), people: passed },
    ...(health.sawSolution > 0 ? [{ name: m.health_solution(), people: health.sawSolution }] : []),
  ];
  const widest = Math.max(1, enrolled, tried);
  return (
    <>
      <TableScroll label={m.health_reached_label()}>
        <table className="table chart">
          <thead>
            <tr>
              <th scope="col">{m.health_step()}</th>
              <th scope="col">
                <span className="sr">{m.record_bar()}</span>
              </th>
              <th scope="col" className="n">
                {m.health_people()}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ name, people }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="plot">
                  <Bar share={people / widest} />
                </td>
                <td className="n">{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {health.sawSolution > 0 && <p className="soft small">{m.health_solution_note()}</p>}
      {health.medianRuns !== null && (
        <Facts
          facts={[
            {
              name: m.health_submissions(),
              value: (
                <span className="num">
                  {health.submissionsToPass
                    .filter((one) => one.people > 0)
                    .map(({ submissions, people }, index) => (
                      <Fragment key={submissions}>
                        {index > 0 && m.health_separator()}
                        <span className="nb">
                          {submissions === 5
                            ? m.health_submissions_more({ people })
                            : m.health_submissions_count({ submissions, people })}
                        </span>
                      </Fragment>
                    ))}
                </span>
              ),
            },
            {
              name: m.health_runs(),
              value: <span className="num">{m.health_runs_count({ runs: health.medianRuns })}</span>,
            },
          ]}
        />
      )}
    </>
  );
}

function ChecksTable({ health }: { health: LabHealth }) {
  return (
    <TableScroll label={m.health_checks_label()}>
      <table className="table chart">
        <thead>
          <tr>
            <th scope="col">{m.health_check()}</th>
            <th scope="col">
              <span className="sr">{m.record_bar()}</span>
            </th>
            <th scope="col" className="n">
              {m.health_failed_people()}
            </th>
            <th scope="col" className="n">
              {m.health_failed_share()}
            </th>
          </tr>
        </thead>
        <tbody>
          {health.checks.map((check) => (
            <tr key={check.id}>
              <th scope="row">{check.label}</th>
              <td className="plot">
                <Bar share={check.share} />
              </td>
              <td className="n">{check.people}</td>
              <td className="n">{Math.round(check.share * 100)}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** What failed, as the model wrote it: folded, a check at a time. */
function Examples({ health }: { health: LabHealth }) {
  const shown = health.checks.filter((check) => check.examples.length > 0);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{m.health_examples()}</h3>
      <p className="soft small">{m.health_examples_note()}</p>
      {shown.map((check) => (
        <details key={check.id} className="material">
          <summary className="go">
            {check.label}
            <Icon name="down" />
          </summary>
          {check.examples.map((output) => (
            <pre key={output} className="answer source whole">
              {output}
            </pre>
          ))}
        </details>
      ))}
    </>
  );
}

function Stuck({ health }: { health: LabHealth }) {
  const days = STOPPED_AFTER_DAYS;
  if (health.stopped === 0) return <p>{m.health_stuck_none({ days })}</p>;
  return (
    <>
      <p className="num">{m.health_stuck_count({ days, people: health.stopped })}</p>
      {health.stuck.length > 0 && (
        <ul className="bullets">
          {health.stuck.map(({ checkId, label, people }) => (
            <li key={checkId} className="num">
              {m.health_stuck_at({ label, people })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A bar beside its number; the number says it, so the bar is only seen. */
function Bar({ share }: { share: number }) {
  return (
    <svg className="health-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="8" className="rest" />
      <rect width={Math.round(share * 1000) / 10} height="8" className="part" />
    </svg>
  );
}
