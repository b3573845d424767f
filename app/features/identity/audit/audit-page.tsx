import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { AuditAction, AuditFilter } from "./audit-filter.ts";
import { AUDIT_ACTIONS, auditQuery } from "./audit-filter.ts";
import { ACTION_WORDS } from "./audit-words.ts";

/** An event with names for the people that it speaks of. */
export type AuditLine = {
  seq: number;
  at: string;
  /** Null for the system itself. */
  actor: string | null;
  whom: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: { name: string; value: string }[];
  aside: { reason?: string; address?: string };
  requestId: string | null;
  hash: string;
};

export type AuditPageData = {
  filter: AuditFilter;
  errors: Partial<Record<"who" | "whom" | "from" | "to", "person" | "day" | "order">>;
  lines: AuditLine[];
  /** Where the next page begins; null on the last. */
  next: number | null;
  standing: {
    events: number;
    head: { day: string; seq: number; hash: string; signed: boolean } | null;
  };
};

const ERRORS = { person: m.audit_error_person, day: m.role_error_day, order: m.role_error_order } as const;

/** Who did what to whom, when, from where and why: as an auditor searches it. */
export function AuditPage({ page }: { page: AuditPageData }) {
  const { filter, errors, lines, next, standing } = page;
  const wrong = (["who", "whom", "from", "to"] as const).flatMap((field) => {
    const code = errors[field];
    return code ? [{ field: `f-${field}`, message: ERRORS[code]() }] : [];
  });
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.audit_title()}</h1>
        <p className="soft">{m.audit_lede()}</p>
      </div>
      <ErrorSummary errors={wrong} />
      <AuditFilters filter={filter} errors={errors} />
      {lines.length > 0 && <EventTable lines={lines} />}
      {lines.length === 0 && wrong.length === 0 && (
        <Empty
          heading="h2"
          title={m.audit_none_title()}
          text={next === null ? m.audit_none_text() : m.audit_none_yet({ number: next })}
        />
      )}
      {(next !== null || filter.before !== null) && (
        <Actions className="after-table">
          {next !== null && (
            <LinkButton kind="quiet" to={`/audit${auditQuery(filter, { before: next })}`} rel="next">
              {m.audit_older()}
            </LinkButton>
          )}
          {filter.before !== null && (
            <LocaleLink className="go" to={`/audit${auditQuery(filter, { before: null })}`}>
              {m.audit_newest()}
            </LocaleLink>
          )}
        </Actions>
      )}
      <Standing {...standing} />
    </main>
  );
}

function AuditFilters({ filter, errors }: Pick<AuditPageData, "filter" | "errors">) {
  const errorOf = (field: keyof AuditPageData["errors"]) => {
    const code = errors[field];
    return code && ERRORS[code]();
  };
  return (
    <Form
      className="filters"
      method="get"
      role="search"
      aria-label={m.audit_filter()}
      key={auditQuery(filter)}
    >
      <TextField
        id="f-who"
        name="who"
        label={m.audit_who()}
        error={errorOf("who")}
        defaultValue={filter.who}
        maxLength={254}
      />
      <TextField
        id="f-whom"
        name="whom"
        label={m.audit_whom()}
        error={errorOf("whom")}
        defaultValue={filter.whom}
        maxLength={254}
      />
      <SelectField
        id="f-action"
        name="action"
        label={m.audit_what()}
        defaultValue={filter.action ?? ""}
        options={[
          { value: "", label: m.audit_all_actions() },
          ...AUDIT_ACTIONS.map((action) => ({ value: action, label: ACTION_WORDS[action]() })),
        ]}
      />
      <TextField
        id="f-from"
        name="from"
        type="date"
        label={m.record_filter_from()}
        error={errorOf("from")}
        defaultValue={filter.from}
      />
      <TextField
        id="f-to"
        name="to"
        type="date"
        label={m.record_filter_to()}
        error={errorOf("to")}
        defaultValue={filter.to}
      />
      <Actions>
        <Button kind="quiet">{m.record_apply()}</Button>
        <LocaleLink className="go" to="/audit">
          {m.record_clear()}
        </LocaleLink>
      </Actions>
      <p className="hint filters-hint">{m.audit_who_hint()}</p>
    </Form>
  );
}

function actionInWords(action: string): string {
  return Object.hasOwn(ACTION_WORDS, action) ? ACTION_WORDS[action as AuditAction]() : action;
}

function EventTable({ lines }: { lines: AuditLine[] }) {
  return (
    <TableScroll label={m.audit_title()} tall>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col" className="n">
              {m.audit_number()}
            </th>
            <th scope="col">{m.audit_time()}</th>
            <th scope="col">{m.audit_who()}</th>
            <th scope="col">{m.audit_what()}</th>
            <th scope="col">{m.audit_whom()}</th>
            <th scope="col">{m.audit_why()}</th>
            <th scope="col">{m.audit_where()}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.seq}>
              <td className="n">{line.seq}</td>
              <td>
                <DateText iso={line.at} style="short" time />
              </td>
              <td className="words">{line.actor ?? m.audit_system()}</td>
              <td className="words">
                <details>
                  <summary>{actionInWords(line.action)}</summary>
                  <EventDetails line={line} />
                </details>
              </td>
              <td className="words">{line.whom ?? "—"}</td>
              <td className="words">{line.aside.reason ?? "—"}</td>
              <td className="num">{line.aside.address ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** All that the event holds, in the words of the data: for whoever must show it to somebody else. */
function EventDetails({ line }: { line: AuditLine }) {
  const facts = [
    { name: "action", value: line.action },
    { name: "subject", value: `${line.subjectType} ${line.subjectId}` },
    ...line.detail,
    ...(line.requestId ? [{ name: "request", value: line.requestId }] : []),
    { name: "hash", value: line.hash },
  ];
  return (
    <dl className="event">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            <code>{fact.value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How long the chain is, and what to check it against. */
function Standing({ events, head }: AuditPageData["standing"]) {
  return (
    <section className="stack chain" aria-labelledby="chain">
      <h2 id="chain">{m.audit_chain_title()}</h2>
      <p className="num">{m.audit_chain_events({ count: events.toLocaleString("en") })}</p>
      {head && (
        <p className="num">
          {head.signed
            ? m.audit_chain_head_signed({ day: head.day, number: head.seq })
            : m.audit_chain_head({ day: head.day, number: head.seq })}{" "}
          <code className="hash">{head.hash}</code>
        </p>
      )}
      <p className="soft">
        {m.audit_chain_verify()} <code>npm run --silent audit -- verify</code>
      </p>
    </section>
  );
}
