import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { Chip } from "#app/ui/chip.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Pages } from "#app/ui/pages.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { agencyName } from "../agency.ts";
import type { RosterLineView, RosterPageData, ShownState } from "./roster-page-data.ts";
import { doubtInWords, FIELD_WORDS, KIND_WORDS, problemInWords } from "./roster-words.ts";

/** The lines of one kind, a hundred a page: who, what now, what then. */
export function RosterLines({ roster }: { roster: RosterPageData }) {
  const { shown, counts } = roster;
  if (!shown || !counts) return null;
  const { kind } = shown;
  const count = counts[kind];
  const doubts = kind === "wrong" || kind === "ambiguous" || kind === "kept";
  const states = !doubts && !roster.emptied;
  const title = m.roster_lines_title({ kind: KIND_WORDS[kind].name(), count: count.toLocaleString("en") });
  return (
    <section className="stack" id="details">
      <h2 className="num">{title}</h2>
      {roster.emptied && <p className="soft">{m.roster_emptied()}</p>}
      <TableScroll label={title}>
        <table className="table records">
          <thead>
            <tr>
              <th scope="col" className="n">
                {m.roster_row()}
              </th>
              <th scope="col">{m.roster_person()}</th>
              {doubts && <th scope="col">{m.roster_why()}</th>}
              {states && kind !== "new" && <th scope="col">{m.roster_before()}</th>}
              {states && kind !== "left" && kind !== "unchanged" && <th scope="col">{m.roster_after()}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.lines.map((line) => (
              <tr key={line.seq}>
                <td className="n num">{line.row ?? "–"}</td>
                <th scope="row" className="words">
                  {line.name ?? <span className="soft">{m.roster_nobody()}</span>}
                  {line.number && <span className="soft num"> {line.number}</span>}
                  {line.notUndone && (
                    <Chip tone="warn" icon="alert">
                      {m.roster_not_undone()}
                    </Chip>
                  )}
                </th>
                {doubts && <td className="words">{reasons(line)}</td>}
                {states && kind !== "new" && (
                  <td className="words">
                    <State
                      state={line.before}
                      other={kind === "changed" || kind === "moved" ? line.after : null}
                    />
                  </td>
                )}
                {states && kind !== "left" && kind !== "unchanged" && (
                  <td className="words">
                    <State state={line.after} other={line.before} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Pages
        page={shown.page}
        count={Math.ceil(count / shown.pageSize)}
        to={(page) => `/roster/${roster.id}?kind=${kind}&page=${page}`}
      />
    </section>
  );
}

function reasons({ problems, doubt, other }: RosterLineView): ReactNode {
  if (doubt) return doubtInWords(doubt, other);
  return (
    <ul className="plain">
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>{problemInWords(problem)}</li>
      ))}
    </ul>
  );
}

/** What somebody is or will be; beside another state only what differs. */
function State({ state, other }: { state: ShownState | null; other: ShownState | null }) {
  const locale = useLocale();
  const own = valuesOf(state, locale);
  const others = other ? valuesOf(other, locale) : null;
  const differing = others
    ? own.filter(({ key, value }) => others.find((one) => one.key === key)?.value !== value)
    : own;
  return (
    <ul className="plain">
      {differing
        .filter(({ value, key }) => value !== "" || key === "agency")
        .map(({ key, name, value }) => (
          <li key={key}>{m.roster_value({ field: name, value: value || m.roster_no_post() })}</li>
        ))}
    </ul>
  );
}

function valuesOf(state: ShownState | null, locale: Locale) {
  if (!state) return [];
  const field = (key: keyof typeof FIELD_WORDS, value: string | null) => ({
    key,
    name: key === "agency" ? m.roster_agency_short() : FIELD_WORDS[key].name(),
    value: value ?? "",
  });
  return [
    field("agency", state.agency ? agencyName(state.agency, locale) : ""),
    field("title", state.title),
    field("since", state.since),
    field("name", state.name),
    field("number", state.number),
    field("email", state.email),
    field("romanised", state.romanised),
  ];
}
