import { Form } from "@remix-run/react";
import { agencyName } from "#app/features/identity/agency.ts";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import lists from "./registration.module.css";
import type { RegistrationRow } from "./registration.ts";
import { LONGEST_REASON } from "./registration.ts";
import { fieldInWords } from "./registration-words.ts";
import type { RegistrationsAnswer, RegistrationsPageData } from "./registrations-page-data.ts";
import { StandingChip } from "./standing-chip.tsx";

/** Who has a place, who waits, who has gone. @param props.answer of the form that takes somebody off */
export function RegistrationTable(props: {
  page: RegistrationsPageData;
  answer: RegistrationsAnswer | null;
}) {
  const { page, answer } = props;
  const locale = useLocale();
  if (page.rows.length === 0) return <p className="soft">{m.registration_nobody()}</p>;
  return (
    <TableScroll label={m.registration_title()}>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.workshop_join_name()}</th>
            <th scope="col">{m.roster_col_agency()}</th>
            <th scope="col">{m.workshop_phase()}</th>
            <th scope="col">{m.registration_at()}</th>
            <th scope="col">{m.registration_note()}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <bdi>{row.name}</bdi>
              </th>
              <td className="words">{row.agency ? agencyName(row.agency, locale) : ""}</td>
              <td>
                <StandingChip state={row.state} waits={row.waits} />
              </td>
              <td>
                <DateText iso={row.registeredAt} style="short" time />
              </td>
              <td className="words">
                {row.state === "placed" || row.state === "waiting"
                  ? page.changeable && (
                      <TakeOff row={row} answer={answer?.values.registration === row.id ? answer : null} />
                    )
                  : row.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function TakeOff({ row, answer }: { row: RegistrationRow; answer: RegistrationsAnswer | null }) {
  const wrong = fieldInWords(answer?.errors.reason);
  return (
    <details className={lists.off} open={Boolean(wrong)}>
      <summary>
        {m.registration_take_off()}
        <span className="sr"> {row.name}</span>
      </summary>
      <Form method="post" className="stack-s" noValidate>
        <input type="hidden" name="registration" value={row.id} />
        <TextField
          id={`reason-${row.id}`}
          name="reason"
          maxLength={LONGEST_REASON}
          label={m.registration_reason()}
          error={wrong}
        />
        <Actions>
          <Button kind="danger" name="intent" value="remove">
            {m.registration_take_off_now()}
            <span className="sr"> {row.name}</span>
          </Button>
        </Actions>
      </Form>
    </details>
  );
}
