import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, GoLink } from "#app/ui/button.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import type { AttendanceAnswer, AttendancePageData } from "./attendance.ts";

/** The paper sheet: to be printed at any time, and entered once the workshop is over. */
export function PaperForm({ page, answer }: { page: AttendancePageData; answer: AttendanceAnswer | null }) {
  const wrong = answer?.errors.who !== undefined;
  return (
    <section className="hang" aria-labelledby="paper">
      <header>
        <h2 id="paper">{m.attendance_paper()}</h2>
      </header>
      <div className="stack">
        <p>{m.attendance_paper_text()}</p>
        <p>
          <GoLink icon="print" to={`/workshops/${page.workshop.id}/sign-in-sheet`}>
            {m.attendance_paper_print()}
          </GoLink>
        </p>
        {page.signable && (
          <Form method="post" className="stack-s" noValidate>
            <TextAreaField
              id="who"
              name="who"
              rows={4}
              label={m.attendance_paper_who()}
              hint={m.attendance_paper_who_hint()}
              defaultValue={wrong ? answer?.values.who : ""}
              error={wrong ? m.attendance_paper_missing() : undefined}
            />
            <Actions>
              <Button kind="quiet" name="intent" value="paper">
                {m.attendance_paper_save()}
              </Button>
            </Actions>
          </Form>
        )}
      </div>
    </section>
  );
}
