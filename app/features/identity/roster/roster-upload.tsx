import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Choice, Choices } from "#app/ui/choice.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { agencyInTree } from "../agency.ts";
import type { RosterAgency } from "./roster-page-data.ts";

export type UploadErrors = Partial<Record<"agency" | "mode" | "file", string>>;

/** A file and two questions about it. Nobody is changed by sending it. */
export function RosterUpload(props: {
  id: string;
  agencies: RosterAgency[];
  values: { agency: string; mode: string };
  /** In words. */
  errors: UploadErrors;
}) {
  const { agencies, values, errors } = props;
  const locale = useLocale();
  const busy = useNavigation().state === "submitting";
  const wrong = (["agency", "mode", "file"] as const).flatMap((field) =>
    errors[field] ? [{ field, message: errors[field] }] : [],
  );
  return (
    <main id="main" className="page narrow">
      <Crumb steps={[{ to: "/roster", label: m.roster_title() }]} here={m.roster_new_title()} />
      <h1>{m.roster_new_title()}</h1>
      <p className="soft">{m.roster_new_lede()}</p>
      <ErrorSummary errors={wrong} />
      <Form method="post" encType="multipart/form-data" className="stack sign-in" noValidate>
        <input type="hidden" name="id" value={props.id} />
        <SelectField
          id="agency"
          name="agency"
          label={m.roster_agency()}
          hint={m.roster_agency_hint()}
          error={errors.agency}
          defaultValue={values.agency}
          options={agencies.map((agency) => ({
            value: agency.id,
            label: agencyInTree(agency, locale),
          }))}
        />
        <Choices id="mode" legend={m.roster_mode()} error={errors.mode}>
          <Choice type="radio" name="mode" value="changes" defaultChecked={values.mode === "changes"}>
            <b>{m.roster_mode_changes()}</b>
            <span className="hint">{m.roster_mode_changes_hint()}</span>
          </Choice>
          <Choice type="radio" name="mode" value="whole" defaultChecked={values.mode === "whole"}>
            <b>{m.roster_mode_whole()}</b>
            <span className="hint">{m.roster_mode_whole_hint()}</span>
          </Choice>
        </Choices>
        <TextField
          id="file"
          name="file"
          type="file"
          accept=".ods,.xlsx,.csv"
          label={m.roster_file()}
          hint={m.roster_file_hint()}
          error={errors.file}
        />
        <Actions>
          <Button busy={busy} busyLabel={m.roster_checking()}>
            {m.roster_check()}
          </Button>
        </Actions>
      </Form>
      <section className="stack" aria-labelledby="templates">
        <h2 id="templates">{m.roster_templates()}</h2>
        <p>{m.roster_templates_text()}</p>
        <Actions>
          {(["ods", "xlsx", "csv"] as const).map((format) => (
            <a key={format} className="btn quiet" href={`/roster-template/${locale}.${format}`} download>
              {format.toUpperCase()}
            </a>
          ))}
        </Actions>
      </section>
    </main>
  );
}
