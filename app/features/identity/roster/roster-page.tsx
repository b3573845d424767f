import { m } from "#app/i18n/messages.js";
import { formatDay, formatTime } from "#app/platform/calendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import { GoLink } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import type { Tone } from "#app/ui/notice.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { agencyName } from "../agency.ts";
import { ProofNotice } from "../proof-notice.tsx";
import { CommitForm, UndoForm } from "./roster-actions.tsx";
import type { RosterColumns } from "./roster-columns.ts";
import { RosterColumnsForm } from "./roster-columns-form.tsx";
import { RosterLines } from "./roster-lines.tsx";
import type { RosterPageData } from "./roster-page-data.ts";
import { BLOCKING, CHANGING, LINE_KINDS } from "./roster-plan.ts";
import { KIND_WORDS } from "./roster-words.ts";
import { RosterStateChip } from "./rosters-page.tsx";

export type RosterErrors = { leavers?: boolean; unproven?: boolean; columns?: RosterColumns; file?: string };

export const momentInWords = (iso: string, locale: Locale): string =>
  `${formatDay(iso, locale)} ${formatTime(iso)}`;

/** One import: what it would do and the way to do it, or what it did and the way back. */
export function RosterPage(props: {
  roster: RosterPageData;
  /** Whether the password was typed lately. */
  proven: boolean;
  done: { tone: Tone; text: string } | null;
  errors: RosterErrors;
  /** The columns are to be chosen again. */
  choosing: boolean;
}) {
  const { roster, done, errors } = props;
  const columns =
    roster.state === "columns" || (props.choosing && !roster.committed && roster.state !== "over");
  return (
    <main id="main" className="page account">
      <p className="no-print">
        <GoLink icon="left" to="/roster">
          {m.roster_back()}
        </GoLink>
      </p>
      <h1>{m.roster_one_title({ file: roster.fileName })}</h1>
      {done && (
        <Notice tone={done.tone} live>
          <p>{done.text}</p>
        </Notice>
      )}
      {errors.unproven && <ProofNotice target={`/roster/${roster.id}`} />}
      {errors.file && (
        <Notice tone="danger" live>
          <p>{errors.file}</p>
        </Notice>
      )}
      {columns ? (
        <RosterColumnsForm roster={roster} tried={errors.columns} />
      ) : roster.state === "over" ? (
        <Notice tone="warn">
          <p>{m.roster_over()}</p>
        </Notice>
      ) : (
        <>
          <Outline roster={roster} />
          {roster.state === "ready" && (
            <CommitForm roster={roster} proven={props.proven} leaversError={errors.leavers ?? false} />
          )}
          <RosterLines roster={roster} />
          {roster.undoUntil && <UndoForm roster={roster} until={roster.undoUntil} proven={props.proven} />}
        </>
      )}
      <FileFacts roster={roster} mayChoose={!columns && !roster.committed && roster.state !== "over"} />
    </main>
  );
}

/** The numbers: how many people of which kind, each the way to their names. */
function Outline({ roster }: { roster: RosterPageData }) {
  const { counts, committed, undone } = roster;
  if (!counts) return null;
  const total = (kinds: readonly (keyof typeof counts)[]) =>
    kinds.reduce((sum, kind) => sum + counts[kind], 0);
  const rows = total(LINE_KINDS) - counts.left - counts.kept;
  const sum = { rows: rows.toLocaleString("en"), changes: total(CHANGING).toLocaleString("en") };
  return (
    <section className="stack">
      <h2>{committed ? m.roster_result_title() : m.roster_plan_title()}</h2>
      {undone && (
        <Notice tone={undone.left > 0 ? "warn" : "ok"}>
          <p className="num">
            {undone.left > 0
              ? m.roster_undo_result_changed({ undone: undone.people, changed: undone.left })
              : m.roster_undo_result({ undone: undone.people })}
          </p>
        </Notice>
      )}
      {roster.state === "blocked" && (
        <Notice tone="warn">
          <p className="num">{m.roster_blocked({ count: total(BLOCKING).toLocaleString("en") })}</p>
        </Notice>
      )}
      {roster.state === "nothing" && (
        <Notice tone="ok">
          <p>{m.roster_nothing()}</p>
        </Notice>
      )}
      <p className="num">{committed ? m.roster_sum_done(sum) : m.roster_sum(sum)}</p>
      <TableScroll label={committed ? m.roster_result_title() : m.roster_plan_title()}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.roster_kind()}</th>
              <th scope="col" className="n">
                {m.roster_people()}
              </th>
              <th scope="col">{m.roster_meaning()}</th>
            </tr>
          </thead>
          <tbody>
            {LINE_KINDS.filter((kind) => counts[kind] > 0 || CHANGING.includes(kind)).map((kind) => (
              <tr key={kind}>
                <th scope="row">
                  {counts[kind] > 0 ? (
                    <LocaleLink to={`/roster/${roster.id}?kind=${kind}#details`}>
                      {KIND_WORDS[kind].name()}
                    </LocaleLink>
                  ) : (
                    KIND_WORDS[kind].name()
                  )}
                </th>
                <td className="n num">{counts[kind].toLocaleString("en")}</td>
                <td className="words">{KIND_WORDS[kind].text()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function FileFacts({ roster, mayChoose }: { roster: RosterPageData; mayChoose: boolean }) {
  const locale = useLocale();
  const at = (one: { at: string; by: string }) =>
    m.roster_by_at({ name: one.by, time: momentInWords(one.at, locale) });
  const format = roster.format.toUpperCase();
  return (
    <section className="stack" aria-labelledby="facts">
      <h2 id="facts">{m.roster_facts()}</h2>
      <Facts
        facts={[
          { name: m.roster_col_state(), value: <RosterStateChip state={roster.state} /> },
          { name: m.roster_col_agency(), value: roster.agency ? agencyName(roster.agency, locale) : "" },
          {
            name: m.roster_mode_name(),
            value: roster.mode === "whole" ? m.roster_mode_whole() : m.roster_mode_changes(),
          },
          {
            name: m.roster_format(),
            value: roster.encoding
              ? m.roster_format_text({ format, encoding: roster.encoding.toUpperCase() })
              : format,
            hint: m.roster_header_row({ row: roster.headerRow }),
          },
          { name: m.roster_uploaded(), value: at({ at: roster.uploadedAt, by: roster.uploadedBy }) },
          ...(roster.committed ? [{ name: m.roster_committed(), value: at(roster.committed) }] : []),
          ...(roster.undone ? [{ name: m.roster_undone(), value: at(roster.undone) }] : []),
          { name: m.roster_hash(), value: <code className="hash">{roster.fileHash}</code> },
        ]}
      />
      {mayChoose && (
        <p className="no-print">
          <GoLink to={`/roster/${roster.id}?columns=1`}>{m.roster_columns_again()}</GoLink>
        </p>
      )}
    </section>
  );
}
