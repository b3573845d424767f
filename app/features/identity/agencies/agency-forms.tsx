import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { agencyInTree } from "../agency.ts";
import { REASON_LENGTH } from "../roles/role-limits.ts";
import type { AgencyPageProps } from "./agency-page-data.ts";
import { agencyAddress } from "./agency-page-data.ts";
import { agencyError, changeInWords } from "./agency-words.ts";

/** What was decided and waits for its day, and how to take it back. */
export function WaitingChanges({ agency, proven, errors, values }: AgencyPageProps) {
  const locale = useLocale();
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">{m.agency_waiting()}</h2>
      {agency.waiting.map((change) => {
        // Several may wait: what was typed, and what is wrong with it, belongs to one.
        const mine = values.change === change.id || agency.waiting.length === 1;
        return (
          <div key={change.id} className="stack-s">
            <p>
              <b>{changeInWords(change, locale)}</b>
            </p>
            <p className="soft">
              {m.agency_change_reason({ reason: change.reason })}{" "}
              {m.agency_change_by({ name: change.enteredBy ?? m.role_by_host() })}{" "}
              <DateText iso={change.enteredAt} />
            </p>
            {change.mayCancel && proven && (
              <Form method="post" className="stack sign-in" noValidate>
                <input type="hidden" name="change" value={change.id} />
                <TextAreaField
                  id={mine ? "cancelReason" : `cancelReason-${change.id}`}
                  name="cancelReason"
                  rows={2}
                  label={m.agency_cancel_reason()}
                  hint={m.role_reason_hint({ max: REASON_LENGTH })}
                  error={mine ? agencyError(errors, "cancelReason") : undefined}
                  defaultValue={mine ? values.cancelReason : undefined}
                />
                <Actions>
                  <Button kind="danger" name="intent" value="cancel">
                    {m.agency_cancel()}
                  </Button>
                </Actions>
              </Form>
            )}
          </div>
        );
      })}
    </section>
  );
}

/** What can be changed about an agency. */
export function AgencyForms(props: AgencyPageProps) {
  return (
    <>
      <ContactForm {...props} />
      <RenameForm {...props} />
      {props.agency.targets.length > 0 && <MoveForm {...props} />}
      {props.agency.targets.length > 0 && (
        <section className="stack" aria-labelledby="merge">
          <h2 id="merge">{m.agency_merge_title()}</h2>
          <p>{m.agency_merge_text()}</p>
          <Actions>
            <LinkButton kind="quiet" to={`${agencyAddress(props.agency)}/merge`}>
              {m.agency_merge_begin()}
            </LinkButton>
          </Actions>
        </section>
      )}
    </>
  );
}

/** Which form is under way. */
const useBusy = () => useNavigation().formData?.get("intent");

function ContactForm({ agency, errors, values }: AgencyPageProps) {
  const busy = useBusy() === "contact";
  const { own } = agency.contact;
  return (
    <section className="stack" aria-labelledby="contact">
      <h2 id="contact">{m.agency_contact_title()}</h2>
      <p>{m.agency_contact_text()}</p>
      <Form method="post" className="stack sign-in" noValidate>
        <TextField
          id="contactZh"
          name="contactZh"
          label={m.agency_contact_zh()}
          hint={m.agency_contact_hint()}
          error={agencyError(errors, "contactZh")}
          defaultValue={values.contactZh ?? own?.zh}
          autoComplete="off"
        />
        <TextField
          id="contactEn"
          name="contactEn"
          label={m.agency_contact_en()}
          error={agencyError(errors, "contactEn")}
          defaultValue={values.contactEn ?? own?.en}
          autoComplete="off"
        />
        <Actions>
          <Button kind="quiet" name="intent" value="contact" busy={busy} busyLabel={m.role_busy()}>
            {m.agency_contact_save()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

function RenameForm(props: AgencyPageProps) {
  const { agency, errors, values } = props;
  const busy = useBusy() === "rename";
  return (
    <section className="stack" aria-labelledby="rename">
      <h2 id="rename">{m.agency_rename_title()}</h2>
      <p>{m.agency_rename_text()}</p>
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="id" value={props.requestId} />
        <TextField
          id="nameZh"
          name="nameZh"
          label={m.agency_name_zh()}
          error={agencyError(errors, "nameZh")}
          defaultValue={values.nameZh ?? agency.nameZh}
          autoComplete="off"
        />
        <TextField
          id="nameEn"
          name="nameEn"
          label={m.agency_name_en()}
          error={agencyError(errors, "nameEn")}
          defaultValue={values.nameEn ?? agency.nameEn}
          autoComplete="off"
        />
        <FromAndWhy {...props} prefix="rename" />
        <Actions>
          <Button kind="quiet" name="intent" value="rename" busy={busy} busyLabel={m.role_busy()}>
            {m.agency_rename_save()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

function MoveForm(props: AgencyPageProps) {
  const { agency, errors, values } = props;
  const locale = useLocale();
  const busy = useBusy() === "move";
  return (
    <section className="stack" aria-labelledby="move">
      <h2 id="move">{m.agency_move_title()}</h2>
      <p>{m.agency_move_text({ count: agency.peopleBelow.toLocaleString("en") })}</p>
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="id" value={props.requestId} />
        <SelectField
          id="parent"
          name="parent"
          label={m.agency_move_to()}
          error={agencyError(errors, "parent")}
          defaultValue={values.parent ?? agency.parent?.code ?? ""}
          options={[
            ...(agency.parent ? [] : [{ value: "", label: "—" }]),
            ...agency.targets.map((one) => ({
              value: one.code,
              label: agencyInTree(one, locale),
            })),
          ]}
        />
        <FromAndWhy {...props} prefix="move" />
        <Actions>
          <Button kind="quiet" name="intent" value="move" busy={busy} busyLabel={m.role_busy()}>
            {m.agency_move_save()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

function FromAndWhy(props: AgencyPageProps & { prefix: "rename" | "move" }) {
  const { errors, values, prefix } = props;
  return (
    <>
      <TextField
        id={`${prefix}From`}
        name={`${prefix}From`}
        type="date"
        label={m.agency_from()}
        hint={m.agency_from_hint()}
        error={agencyError(errors, `${prefix}From`)}
        defaultValue={values[`${prefix}From`] ?? props.today}
      />
      <TextAreaField
        id={`${prefix}Reason`}
        name={`${prefix}Reason`}
        rows={2}
        label={m.agency_reason()}
        hint={m.agency_reason_hint({ max: REASON_LENGTH })}
        error={agencyError(errors, `${prefix}Reason`)}
        defaultValue={values[`${prefix}Reason`]}
      />
    </>
  );
}
