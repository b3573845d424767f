import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Pages } from "#app/ui/pages.tsx";
import { Sum } from "#app/ui/sum.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { RecordStateChip } from "./record-list.tsx";
import { stateName } from "./record-state.ts";
import type { TeamFilter, TeamMember, TeamState } from "./team.ts";
import { TEAM_STATES, teamQuery } from "./team.ts";

export type TeamPageData = {
  filter: TeamFilter;
  courses: { id: string; title: string }[];
  /** Those that this manager leads, in tree order. */
  agencies: { id: string; name: string; depth: number }[];
  counts: Record<TeamState, number>;
  members: TeamMember[];
  pageSize: number;
};

const teamStateName = (state: TeamState) => (state === "none" ? m.record_team_none() : stateName(state));

/** A line manager's people and one course: who is how far, and who hasn't begun. */
export function TeamPage({ page }: { page: TeamPageData }) {
  const { filter, counts, members } = page;
  const all = TEAM_STATES.reduce((sum, state) => sum + counts[state], 0);
  const shown = filter.state === null ? all : counts[filter.state];
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.record_team_title()}</h1>
        <p className="soft">{m.record_team_lede()}</p>
      </div>
      <TeamFilters page={page} />
      {all === 0 ? (
        <Empty heading="h2" title={m.record_team_empty_title()} text={m.record_team_empty_text()} />
      ) : (
        <>
          <Sum
            parts={[
              ...TEAM_STATES.map((state, index) => ({
                label: teamStateName(state),
                value: counts[state].toLocaleString("en"),
                ...(index > 0 && { sign: "＋" as const }),
              })),
              { label: m.record_team_all(), value: all.toLocaleString("en"), sign: "＝" as const },
            ]}
          />
          <h2 className="sub num">{m.record_team_count({ count: shown.toLocaleString("en") })}</h2>
          {members.length === 0 ? <p>{m.record_team_nobody()}</p> : <TeamTable page={page} />}
          <Pages
            page={filter.page}
            count={Math.ceil(shown / page.pageSize)}
            to={(number) => `/team${teamQuery(filter, { page: number })}`}
          />
        </>
      )}
    </main>
  );
}

function TeamFilters({ page }: { page: TeamPageData }) {
  const { filter, courses, agencies } = page;
  return (
    <Form
      className="filters"
      method="get"
      role="search"
      aria-label={m.record_team_filter()}
      key={teamQuery(filter)}
    >
      <SelectField
        id="f-course"
        name="course"
        label={m.record_filter_course()}
        defaultValue={filter.course}
        options={courses.map((one) => ({ value: one.id, label: one.title }))}
        frameClass="span"
      />
      {agencies.length > 1 && (
        <SelectField
          id="f-agency"
          name="agency"
          label={m.record_filter_agency()}
          defaultValue={filter.agency ?? ""}
          options={[
            { value: "", label: m.record_all_agencies({ count: agencies.length }) },
            ...agencies.map((one) => ({ value: one.id, label: `${"　".repeat(one.depth)}${one.name}` })),
          ]}
        />
      )}
      <SelectField
        id="f-state"
        name="state"
        label={m.record_filter_state()}
        defaultValue={filter.state ?? ""}
        options={[
          { value: "", label: m.record_all_states() },
          ...TEAM_STATES.map((state) => ({ value: state, label: teamStateName(state) })),
        ]}
      />
      <Actions>
        <Button kind="quiet">{m.record_apply()}</Button>
      </Actions>
    </Form>
  );
}

function TeamTable({ page }: { page: TeamPageData }) {
  const agencies = new Map(page.agencies.map((one) => [one.id, one.name]));
  return (
    <TableScroll label={m.record_team_title()}>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.record_name()}</th>
            <th scope="col">{m.record_state()}</th>
            <th scope="col" className="n">
              {m.record_units()}
            </th>
            <th scope="col">{m.record_agency()}</th>
            <th scope="col">{m.record_team_post()}</th>
            <th scope="col">{m.record_enrolled()}</th>
            <th scope="col">{m.record_completed()}</th>
          </tr>
        </thead>
        <tbody>
          {page.members.map((member) => (
            <tr key={member.personId}>
              <th scope="row" className="words">
                {member.name}
              </th>
              <td>
                {member.state === "none" ? (
                  <Chip tone="soft" icon="minus">
                    {m.record_team_none()}
                  </Chip>
                ) : (
                  <RecordStateChip state={member.state} />
                )}
              </td>
              <td className="n">
                {member.state === "none" ? "—" : `${member.doneActivities}／${member.totalActivities}`}
              </td>
              <td className="words">{agencies.get(member.agencyId)}</td>
              <td>{member.title}</td>
              <td>{member.enrolledAt ? <DateText iso={member.enrolledAt} style="short" /> : "—"}</td>
              <td>{member.completedAt ? <DateText iso={member.completedAt} style="short" /> : "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
