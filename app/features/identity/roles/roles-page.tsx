import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Pages } from "#app/ui/pages.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { ROLES } from "../actor.ts";
import { LastDay } from "./last-day.tsx";
import type { RoleFilter } from "./role-filter.ts";
import { GRANT_STATES, roleFilterQuery } from "./role-filter.ts";
import { RoleStateChip } from "./role-state-chip.tsx";
import { ROLE_WORDS, STATE_NAMES, scopeInWords } from "./role-words.ts";
import type { RoleRow, RolesPageData } from "./roles-page-data.ts";

/** Who holds which role where; from here roles are given and ended. */
export function RolesPage({ page }: { page: RolesPageData }) {
  const { filter, rows, count } = page;
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.role_title()}</h1>
        <p className="soft">{m.role_lede()}</p>
      </div>
      {page.mayGive && (
        <Actions>
          <LinkButton to="/roles/new">{m.role_give()}</LinkButton>
          {page.maySeeAgencies && (
            <LinkButton kind="quiet" to="/agencies">
              {m.agency_title()}
            </LinkButton>
          )}
        </Actions>
      )}
      {page.anything ? (
        <>
          <RoleFilters filter={filter} />
          {rows.length === 0 ? (
            <Empty heading="h2" title={m.role_none_title()} text={m.role_none_text()}>
              <LinkButton kind="quiet" to="/roles">
                {m.role_clear()}
              </LinkButton>
            </Empty>
          ) : (
            <>
              <p className="soft num">{m.role_count({ count })}</p>
              <RoleTable rows={rows} />
              <Pages
                page={filter.page}
                count={Math.ceil(count / page.pageSize)}
                to={(number) => `/roles${roleFilterQuery(filter, { page: number })}`}
              />
            </>
          )}
        </>
      ) : (
        <Empty heading="h2" title={m.role_empty_title()} text={m.role_empty_text()} />
      )}
    </main>
  );
}

function RoleFilters({ filter }: { filter: RoleFilter }) {
  return (
    <Form
      className="filters"
      method="get"
      role="search"
      aria-label={m.role_filter_label()}
      key={roleFilterQuery(filter)}
    >
      <TextField
        id="f-q"
        name="q"
        type="search"
        maxLength={100}
        label={m.role_filter_q()}
        defaultValue={filter.q}
        frameClass="span"
      />
      <SelectField
        id="f-role"
        name="role"
        label={m.role_role()}
        defaultValue={filter.role ?? ""}
        options={[
          { value: "", label: m.role_filter_all_roles() },
          ...ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].name() })),
        ]}
      />
      <SelectField
        id="f-state"
        name="state"
        label={m.role_filter_state()}
        defaultValue={filter.state ?? ""}
        options={[
          { value: "", label: m.role_filter_live() },
          ...GRANT_STATES.map((state) => ({ value: state, label: STATE_NAMES[state]() })),
        ]}
      />
      <Actions>
        <Button kind="quiet">{m.role_apply()}</Button>
        <LocaleLink className="go" to="/roles">
          {m.role_clear()}
        </LocaleLink>
      </Actions>
    </Form>
  );
}

function RoleTable({ rows }: { rows: RoleRow[] }) {
  const locale = useLocale();
  return (
    <TableScroll label={m.role_title()}>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.role_person()}</th>
            <th scope="col">{m.role_role()}</th>
            <th scope="col">{m.role_state()}</th>
            <th scope="col">{m.role_scope()}</th>
            <th scope="col">{m.role_from()}</th>
            <th scope="col">{m.role_until()}</th>
            <th scope="col">{m.role_given_by()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="words">
                <LocaleLink className="fill" to={`/roles/${row.id}`}>
                  {row.name}
                </LocaleLink>
                {row.employeeNumber && <span className="soft num"> {row.employeeNumber}</span>}
              </th>
              <td>{ROLE_WORDS[row.role].name()}</td>
              <td>
                <RoleStateChip state={row.state} />
              </td>
              <td className="words">{scopeInWords(row.agency, locale)}</td>
              <td>
                <DateText iso={row.startsAt} style="short" />
              </td>
              <td>
                <LastDay endsAt={row.endsAt} style="short" />
              </td>
              <td className="words">{row.grantedBy ?? m.role_by_host()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
