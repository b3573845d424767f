import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextsAreShown } from "./texts/shows-text.tsx";

export const LONGEST_NAME = 40;

export type JoinAnswer = {
  code: string;
  name: string;
  errors: { code?: string; name?: string };
  /** The code is right, and trainers of that room can read what one writes: said before anybody joins. */
  showsText: boolean;
};

function codeError(error: string): string {
  if (/^wait:/.test(error)) return m.workshop_join_wait({ minutes: error.slice(5) });
  switch (error) {
    case "full":
      return m.workshop_join_full();
    case "locked":
      return m.workshop_join_locked();
    case "removed":
      return m.workshop_removed();
    default:
      return m.workshop_join_unknown();
  }
}

/** The door of every room: the code from the projector, and for who has no account a name. */
export function JoinPage(props: {
  person: string | null;
  code: string;
  removed: boolean;
  answer: JoinAnswer | null;
}) {
  const { person, answer } = props;
  const busy = useNavigation().state === "submitting";
  const code = answer?.code ?? props.code;
  const errors = answer?.errors ?? {};
  const wrong = [
    ...(errors.code ? [{ field: "code", message: codeError(errors.code) }] : []),
    ...(errors.name ? [{ field: "name", message: m.workshop_join_name_missing() }] : []),
  ];
  const back = `/sign-in?returnTo=${encodeURIComponent(code ? `/join?code=${code}` : "/join")}`;
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.workshop_join_title()}</h1>
        <ErrorSummary errors={wrong} />
        {props.removed && (
          <Notice tone="warn">
            <p>{m.workshop_removed()}</p>
          </Notice>
        )}
        <Form method="post" className="stack" noValidate>
          <TextField
            id="code"
            name="code"
            label={m.workshop_join_code()}
            hint={m.workshop_join_hint()}
            error={errors.code ? codeError(errors.code) : undefined}
            defaultValue={code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
          />
          {person === null ? (
            <TextField
              id="name"
              name="name"
              label={m.workshop_join_name()}
              hint={m.workshop_join_name_hint()}
              error={errors.name ? m.workshop_join_name_missing() : undefined}
              defaultValue={answer?.name ?? ""}
              autoComplete="name"
              maxLength={LONGEST_NAME}
            />
          ) : (
            <p>{m.workshop_join_as({ name: person })}</p>
          )}
          {answer?.showsText ? (
            <>
              <input type="hidden" name="told" value="yes" />
              <TextsAreShown />
            </>
          ) : (
            <p className="soft">{m.workshop_join_privacy()}</p>
          )}
          <Actions>
            <Button busy={busy} busyLabel={m.workshop_sending()}>
              {answer?.showsText
                ? m.showing_join_anyway()
                : person === null
                  ? m.workshop_join_guest()
                  : m.workshop_join_button()}
            </Button>
            {person === null && (
              <LinkButton kind="quiet" to={back}>
                {m.workshop_join_sign_in()}
              </LinkButton>
            )}
          </Actions>
        </Form>
      </div>
    </main>
  );
}
