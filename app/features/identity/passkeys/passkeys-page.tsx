import { Form } from "@remix-run/react";
import { useRef } from "react";
import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Button, GoLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Passkey } from "./passkey.ts";
import { MAX_PASSKEY_NAME } from "./passkey.ts";
import { PasskeyButton } from "./passkey-button.tsx";

/** Somebody's passkeys: which there are, removing one, adding one. */
export function PasskeysPage(props: {
  possible: boolean;
  passkeys: Passkey[];
  done: "added" | "removed" | null;
}) {
  const { possible, passkeys, done } = props;
  return (
    <main id="main" className="page narrow account">
      <p>
        <GoLink icon="left" to="/account">
          {m.identity_account_title()}
        </GoLink>
      </p>
      <h1>{m.passkey_title()}</h1>
      {done && (
        <Notice tone="ok" live>
          <p>{done === "added" ? m.passkey_added() : m.passkey_removed()}</p>
        </Notice>
      )}
      <p className="soft">{possible ? m.passkey_lede() : m.passkey_impossible()}</p>
      {passkeys.length > 0 && (
        <section className="stack" aria-labelledby="passkeys">
          <h2 id="passkeys">{m.passkey_list()}</h2>
          <ul className="devices">
            {passkeys.map((one) => (
              <OnePasskey key={one.id} {...one} />
            ))}
          </ul>
        </section>
      )}
      {possible && <NewPasskey />}
    </main>
  );
}

function OnePasskey({ id, name, createdAt, usedAt }: Passkey) {
  return (
    <li>
      <div>
        <h3>{name}</h3>
        <dl className="when soft num">
          <div>
            <dt>{m.passkey_created()}</dt>
            <dd>
              <DateText iso={createdAt} time />
            </dd>
          </div>
          <div>
            <dt>{m.passkey_used()}</dt>
            <dd>{usedAt === null ? m.passkey_never_used() : <DateText iso={usedAt} time />}</dd>
          </div>
        </dl>
      </div>
      <Form method="post">
        <input type="hidden" name="passkey" value={id} />
        <Button kind="quiet" name="intent" value="remove" aria-label={m.passkey_remove_which({ name })}>
          {m.passkey_remove()}
        </Button>
      </Form>
    </li>
  );
}

function NewPasskey() {
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  return (
    <section className="stack" aria-labelledby="new-passkey">
      <h2 id="new-passkey">{m.passkey_add()}</h2>
      {/* Enter in the field mustn't send a form that nobody takes. */}
      <form ref={form} className="stack sign-in" onSubmit={(event) => event.preventDefault()}>
        <TextField
          id="name"
          name="name"
          label={m.passkey_name()}
          hint={m.passkey_name_hint()}
          maxLength={MAX_PASSKEY_NAME}
          autoComplete="off"
        />
        <PasskeyButton
          label={m.passkey_add()}
          kind="primary"
          ask={async (passkey) => {
            const typed = form.current && new FormData(form.current).get("name");
            await passkey.register(String(typed ?? ""));
            return localePath(locale, "/account/passkeys?done=added");
          }}
        />
      </form>
    </section>
  );
}
