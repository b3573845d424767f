import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { REASON_LENGTH } from "../privacy/data-request.ts";
import { ProofFirst } from "../proof-first.tsx";
import type { PersonErrors, PersonValues } from "./person-errors.ts";
import { personError } from "./person-errors.ts";
import type { PersonPageData } from "./person-page-data.ts";

/** The national ID: hidden but for its beginning, until somebody says why they must see it. */
export function NationalIdSection(props: {
  person: PersonPageData;
  proven: boolean;
  errors: PersonErrors;
  values: PersonValues;
  revealed: string | null;
  address: string;
}) {
  const { errors, values, revealed } = props;
  const { asked, kept } = props.person.nationalId;
  return (
    <section className="stack" aria-labelledby="national-id">
      <h2 id="national-id">{m.people_id_title()}</h2>
      {kept && (
        <Facts
          facts={[
            {
              name: m.people_id_number(),
              value: <span className="num">{revealed ?? kept.masked}</span>,
              hint: revealed ? m.people_id_revealed() : undefined,
            },
            { name: m.people_id_entered(), value: <DateText iso={kept.enteredAt} /> },
          ]}
        />
      )}
      {!props.proven ? (
        <ProofFirst target={props.address} why={m.privacy_proof_why()} />
      ) : (
        <>
          {kept && !revealed && (
            <Form method="post" className="stack sign-in" noValidate>
              <TextAreaField
                id="why"
                name="why"
                rows={2}
                label={m.people_id_why()}
                hint={m.people_id_why_hint({ max: REASON_LENGTH })}
                error={personError(errors, "why")}
                defaultValue={values.why}
              />
              <Actions>
                <Button kind="quiet" name="intent" value="reveal">
                  {m.people_id_reveal()}
                </Button>
              </Actions>
            </Form>
          )}
          {asked && (
            // What was typed goes once it is kept: a number isn't left standing in a page.
            <Form method="post" className="stack sign-in" noValidate key={kept?.enteredAt}>
              <TextField
                id="number"
                name="number"
                label={kept ? m.people_id_replace() : m.people_id_enter()}
                hint={m.people_id_hint()}
                error={personError(errors, "number")}
                autoComplete="off"
                spellCheck={false}
              />
              <Actions>
                <Button kind={kept ? "quiet" : "primary"} name="intent" value="set">
                  {m.people_id_save()}
                </Button>
              </Actions>
            </Form>
          )}
          {kept && (
            <Form method="post">
              <Actions>
                <Button kind="danger" name="intent" value="remove">
                  {m.people_id_remove()}
                </Button>
              </Actions>
            </Form>
          )}
        </>
      )}
    </section>
  );
}
