import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { RosterColumns } from "./roster-columns.ts";
import { columnProblem, ROSTER_FIELDS } from "./roster-columns.ts";
import type { RosterPageData } from "./roster-page-data.ts";
import { FIELD_WORDS } from "./roster-words.ts";

const PROBLEMS = {
  name: m.roster_columns_error_name,
  key: m.roster_columns_error_key,
  twice: m.roster_columns_error_twice,
} as const;

/** Which column is which, where their names don't say it or say it wrong. */
export function RosterColumnsForm(props: { roster: RosterPageData; tried: RosterColumns | undefined }) {
  const { roster, tried } = props;
  const columns = tried ?? roster.columns;
  const busy = useNavigation().formData?.get("intent") === "columns";
  const problem = tried ? columnProblem(tried) : null;
  const field = problem === "key" ? "column-number" : "column-name";
  return (
    <section className="stack" aria-labelledby="columns">
      <h2 id="columns">{m.roster_columns_title()}</h2>
      <p>{m.roster_columns_lede()}</p>
      <ErrorSummary errors={problem ? [{ field, message: PROBLEMS[problem]() }] : []} />
      <Form method="post" className="stack sign-in">
        {ROSTER_FIELDS.map((one) => (
          <SelectField
            key={one}
            id={`column-${one}`}
            name={`column-${one}`}
            label={FIELD_WORDS[one].name()}
            error={problem && field === `column-${one}` ? PROBLEMS[problem]() : undefined}
            defaultValue={String(columns[one] ?? "")}
            options={[
              { value: "", label: m.roster_column_none() },
              ...roster.header.map((name, index) => ({
                value: String(index),
                label: m.roster_column_option({ number: index + 1, name }),
              })),
            ]}
          />
        ))}
        <Actions>
          <Button name="intent" value="columns" busy={busy} busyLabel={m.roster_checking()}>
            {m.roster_check()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
