import { Form, isRouteErrorResponse, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { m } from "#app/i18n/messages.js";
import type { Unavailable } from "#app/platform/unavailable.ts";
import { writtenTexts } from "#app/platform/unavailable.ts";
import { Actions, Button } from "./button.tsx";
import { TextAreaField } from "./field.tsx";

/** What a route's error says about the database, or null when it is another one. */
export function unavailableOf(error: unknown): Unavailable | null {
  if (!isRouteErrorResponse(error) || error.status !== 503) return null;
  const page = error.data as Partial<Unavailable> | null;
  return page?.kind ? (page as Unavailable) : null;
}

function words({ kind, sent }: Unavailable): { title: string; text: string } {
  const unreadable = kind === "unreadable";
  return {
    title: sent
      ? m.error_503_unsent_title()
      : unreadable
        ? m.error_503_unreadable_title()
        : m.error_503_unopened_title(),
    text: unreadable
      ? m.error_503_unreadable_text()
      : sent
        ? m.error_503_unsent_text()
        : m.error_503_unopened_text(),
  };
}

/**
 * Says that something could not be stored or read, and keeps what was sent: to be copied, and sent again as it is.
 * @param help whom to tell
 */
export function UnavailableNote({ page, help }: { page: Unavailable; help: string }) {
  const { kind, requestId, sent } = page;
  const { title, text } = words(page);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // In place of a form that somebody was in: what they had in focus is gone.
    if (sent) heading.current?.focus();
  }, [sent]);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p className="lede">{text}</p>
      <p>{kind === "unreadable" ? m.error_503_tell_now({ help }) : m.error_503_tell({ help })}</p>
      <p className="soft">
        {m.error_code()} <code>{requestId}</code>
      </p>
      {sent && <SentForm sent={sent} />}
    </>
  );
}

function SentForm({ sent }: { sent: NonNullable<Unavailable["sent"]> }) {
  const busy = useNavigation().state === "submitting";
  const texts = writtenTexts(sent);
  return (
    <>
      {texts.map((text, index) => (
        <TextAreaField
          // biome-ignore lint/suspicious/noArrayIndexKey: the texts never change
          key={index}
          id={`sent-${index}`}
          label={m.error_503_texts()}
          readOnly
          rows={Math.min(16, text.split("\n").length + 2)}
          value={text}
        />
      ))}
      {sent.whole ? (
        <Form method="post" action={sent.to}>
          {sent.fields.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields never change
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <Actions>
            <Button busy={busy} busyLabel={m.error_503_again_busy()}>
              {m.error_503_again()}
            </Button>
          </Actions>
        </Form>
      ) : (
        <p>
          <a className="go" href={sent.to}>
            {m.error_503_back_to_form()}
          </a>
        </p>
      )}
    </>
  );
}
