import { Form } from "@remix-run/react";
import { daysInWords } from "#app/features/identity/privacy/privacy-words.ts";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { Button, GoLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pages } from "#app/ui/pages.tsx";
import type { NoticeDay, NoticesPageData, ShownNotice } from "./notices-page-data.ts";

/** What somebody is told: what they haven't seen first, day by day. */
export function NoticesPage({ page, marked }: { page: NoticesPageData; marked: boolean }) {
  const none = page.unseen.length + page.seen.length === 0;
  return (
    <main id="main" className="page narrow notices">
      <div className="page-head">
        <h1>{m.notice_title()}</h1>
        <p className="soft">{m.notice_lede()}</p>
      </div>
      {marked && (
        <Notice tone="ok" live>
          <p>{m.notice_marked()}</p>
        </Notice>
      )}
      {none ? (
        <Empty heading="h2" title={m.notice_none_title()} text={m.notice_none_text()}>
          <LocaleLink className="btn quiet" to="/notices/choices">
            {m.notice_choices_link()}
          </LocaleLink>
        </Empty>
      ) : (
        <>
          <Unseen page={page} />
          {page.seen.length > 0 && (
            <section className="stack" aria-labelledby="seen">
              <h2 id="seen">{m.notice_seen_title()}</h2>
              <Days days={page.seen} seen />
            </section>
          )}
          <Pages
            page={page.page}
            count={page.pages}
            to={(number) => (number === 1 ? "/notices" : `/notices?page=${number}`)}
          />
          <p className="soft">
            {m.notice_kept({ days: daysInWords(page.keptDays) })}{" "}
            <LocaleLink to="/notices/choices">{m.notice_choices_link()}</LocaleLink>
          </p>
        </>
      )}
    </main>
  );
}

function Unseen({ page: { unseen, unseenCount, newest } }: { page: NoticesPageData }) {
  if (unseenCount === 0) return <p>{m.notice_none_unseen()}</p>;
  return (
    <section className="stack" aria-labelledby="unseen">
      <div className="row">
        <h2 id="unseen">{m.notice_unseen_title()}</h2>
        <Form method="post" className="push">
          <input type="hidden" name="until" value={newest ?? ""} />
          <Button kind="quiet" name="intent" value="mark-all" icon="check">
            {m.notice_mark_all()}
          </Button>
        </Form>
      </div>
      <Days days={unseen} seen={false} />
    </section>
  );
}

function Days({ days, seen }: { days: NoticeDay[]; seen: boolean }) {
  return days.map(({ day, notices }) => (
    <div key={day} className="stack-s">
      <h3>
        <DateText iso={day} />
      </h3>
      <ul className="notice-list">
        {notices.map((one) => (
          <li key={one.id}>
            <NoticeText notice={one} />
            {one.to !== null && (seen ? <SeenLink notice={one} to={one.to} /> : <OpenForm notice={one} />)}
          </li>
        ))}
      </ul>
    </div>
  ));
}

function NoticeText({ notice: { title, text, createdAt } }: { notice: ShownNotice }) {
  return (
    <div>
      <p className="what">{title}</p>
      {text !== null && <p className="soft">{text}</p>}
      <p className="soft num">
        <time dateTime={createdAt}>{formatTime(createdAt)}</time>
      </p>
    </div>
  );
}

/** Opening a notice is what makes it seen; as a form, so that nothing that merely follows links does it. */
function OpenForm({ notice: { id, title } }: { notice: ShownNotice }) {
  return (
    <Form method="post">
      <input type="hidden" name="notice" value={id} />
      <Button kind="quiet" name="intent" value="open" aria-label={m.notice_open_about({ title })}>
        {m.notice_open()}
      </Button>
    </Form>
  );
}

function SeenLink({ notice: { title }, to }: { notice: ShownNotice; to: string }) {
  return (
    <GoLink to={to} aria-label={m.notice_open_about({ title })}>
      {m.notice_open()}
    </GoLink>
  );
}
