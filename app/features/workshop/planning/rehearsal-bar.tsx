import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Says on a trainer's screen that this is a rehearsal, and ends it. @param of the workshop that is rehearsed */
export function RehearsalBar({ of }: { of: string }) {
  const locale = useLocale();
  return (
    <Notice tone="signal">
      <p>{m.rehearsal_now()}</p>
      <Form method="post" action={localePath(locale, `/workshops/${of}`)}>
        <Button kind="quiet" name="intent" value="rehearse-end">
          {m.rehearsal_end()}
        </Button>
      </Form>
    </Notice>
  );
}

/** The way into a rehearsal, on the page of a planned workshop. */
export function RehearseForm() {
  return (
    <section className="stack-s" aria-labelledby="rehearse">
      <h2 id="rehearse">{m.rehearsal_title()}</h2>
      <p>{m.rehearsal_text()}</p>
      <Form method="post">
        <Actions>
          <Button kind="quiet" name="intent" value="rehearse">
            {m.rehearsal_start()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
