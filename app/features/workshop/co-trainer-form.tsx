import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Lets another trainer lead, too. @param answer what became of the last try, or null */
export function CoTrainerForm({ answer }: { answer: string | null }) {
  return (
    <section className="stack" aria-labelledby="co-title">
      <h2 id="co-title">{m.workshop_co_title()}</h2>
      {answer && answer !== "unknown" && (
        <Notice tone="ok" live>
          <p>{answer === "added" ? m.workshop_co_added() : m.workshop_co_already()}</p>
        </Notice>
      )}
      <Form method="post" className="stack-s" noValidate>
        <TextField
          id="co"
          name="who"
          maxLength={254}
          label={m.workshop_co_who()}
          hint={m.workshop_co_hint()}
          error={answer === "unknown" ? m.workshop_co_unknown() : undefined}
        />
        <Actions>
          <Button kind="quiet" name="intent" value="co-trainer">
            {m.workshop_co_add()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
