import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pages } from "#app/ui/pages.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { causeInWords, kindInWords } from "./job-words.ts";
import type { DeadJob, JobsPageData, KindLine, MailLine } from "./jobs-page-data.ts";

/** What goes on behind the pages, and what has stopped there. */
export function JobsPage({ page }: { page: JobsPageData }) {
  return (
    <main id="main" className="page account">
      <div className="page-head">
        <h1>{m.job_title()}</h1>
        <p className="soft">{m.job_lede()}</p>
      </div>
      <section className="stack">
        <h2>{m.job_counts()}</h2>
        {page.kinds.length === 0 ? <p>{m.job_none_open()}</p> : <KindTable kinds={page.kinds} />}
      </section>
      <section className="stack" aria-labelledby="mail">
        <h2 id="mail">{m.job_mail_title()}</h2>
        <MailWay mail={page.mail} />
        {page.missingYear !== null && (
          <Notice tone="warn">
            <p>{m.notice_calendar_missing({ year: page.missingYear })}</p>
            <p>{m.notice_calendar_hint({ year: page.missingYear })}</p>
          </Notice>
        )}
      </section>
      <section className="stack">
        <h2>{m.job_dead_title()}</h2>
        {page.count === 0 ? (
          <Empty title={m.job_empty_title()} text={m.job_empty_text()} />
        ) : (
          <>
            <p className="soft">{m.job_dead_text()}</p>
            <DeadTable jobs={page.dead} />
            <Pages
              page={page.page}
              count={Math.ceil(page.count / page.pageSize)}
              to={(number) => `/jobs?page=${number}`}
            />
          </>
        )}
      </section>
    </main>
  );
}

function MailWay({ mail }: { mail: MailLine }) {
  if (mail.way === "smtp") return <p>{m.job_mail_smtp({ host: mail.host, from: mail.from })}</p>;
  return (
    <Notice tone="warn">
      <p>{m.job_mail_folder()}</p>
      <p>
        <code>{mail.folder}</code>
      </p>
      <p>{m.job_mail_folder_hint()}</p>
    </Notice>
  );
}

function KindTable({ kinds }: { kinds: KindLine[] }) {
  return (
    <TableScroll label={m.job_counts()}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.job_kind()}</th>
            <th scope="col" className="n">
              {m.job_waiting()}
            </th>
            <th scope="col" className="n">
              {m.job_running()}
            </th>
            <th scope="col" className="n">
              {m.job_dead()}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((one) => (
            <tr key={one.kind}>
              <th scope="row">{kindInWords(one.kind)}</th>
              <td className="n num">{one.waiting}</td>
              <td className="n num">{one.running}</td>
              <td className="n num">{one.dead}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function DeadTable({ jobs }: { jobs: DeadJob[] }) {
  return (
    <TableScroll label={m.job_dead_title()}>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.job_kind()}</th>
            <th scope="col">{m.job_ended()}</th>
            <th scope="col" className="n">
              {m.job_attempts()}
            </th>
            <th scope="col">{m.job_cause()}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <th scope="row">
                <LocaleLink className="fill" to={`/jobs/${job.id}`}>
                  {kindInWords(job.kind)}
                </LocaleLink>
              </th>
              <td>
                <DateText iso={job.endedAt} style="short" time />
              </td>
              <td className="n num">{job.attempts}</td>
              <td className="words">
                <code>{job.cause}</code> <span className="soft">{causeInWords(job.cause)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
