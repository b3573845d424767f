import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { REASON_LENGTH } from "../privacy/data-request.ts";
import type { PersonErrors, PersonValues } from "./person-errors.ts";
import { personError } from "./person-errors.ts";
import type { PersonPageData } from "./person-page-data.ts";

/** For somebody who has left and can't ask by themselves any more. */
export function ErasureSection(props: {
  person: PersonPageData;
  requestId: string;
  errors: PersonErrors;
  values: PersonValues;
}) {
  const { person, errors, values } = props;
  return (
    <section className="stack" aria-labelledby="erasure">
      <h2 id="erasure">{m.people_erasure_title()}</h2>
      {person.erasureWaits ? (
        <p>
          {m.people_erasure_waits()} <LocaleLink to="/corrections">{m.privacy_list_title()}</LocaleLink>
        </p>
      ) : (
        <Form method="post" className="stack sign-in" noValidate>
          <p>{m.people_erasure_text()}</p>
          <input type="hidden" name="id" value={props.requestId} />
          <TextAreaField
            id="erasureReason"
            name="erasureReason"
            rows={2}
            label={m.privacy_request_reason()}
            hint={m.role_reason_hint({ max: REASON_LENGTH })}
            error={personError(errors, "erasureReason")}
            defaultValue={values.erasureReason}
          />
          <Actions>
            <Button kind="quiet" name="intent" value="erase">
              {m.people_erasure_ask()}
            </Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}
