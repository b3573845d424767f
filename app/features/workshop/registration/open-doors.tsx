import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Rooms that are open now and in which somebody is expected: their door, without a code. */
export function OpenDoors({ doors }: { doors: { id: string; title: string; place: string }[] }) {
  const locale = useLocale();
  return doors.map(({ id, title, place }) => (
    <Notice key={id} tone="signal" icon="play">
      <p>
        <strong>{m.registration_door({ title })}</strong>
        {place && `${m.workshop_dot()}${place}`}
      </p>
      <Form method="post" action={localePath(locale, `/workshops/${id}/registration`)}>
        <Button name="intent" value="enter">
          {m.registration_enter()}
        </Button>
      </Form>
    </Notice>
  ));
}
