import { m } from "#app/i18n/messages.js";
import { Actions, GoLink, LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { Role } from "../actor.ts";
import { PasskeyButton } from "../passkeys/passkey-button.tsx";
import { ROLE_WORDS } from "../roles/role-words.ts";

export type FactorNeeded = {
  /** The roles that don't hold in this sign-in. */
  roles: Role[];
  /** Whether the operator has made an authenticator app possible. */
  app: boolean;
  /** Whether there can be passkeys here, and whether they have one. */
  passkeys: "none" | "possible" | "there";
  returnTo: string;
  contact: { zh: string; en: string };
};

/** Says to somebody that a role of theirs demands a second factor, and leads to one. */
export function FactorNeededPage({ roles, app, passkeys, returnTo, contact }: FactorNeeded) {
  const locale = useLocale();
  const names = roles.map((role) => ROLE_WORDS[role].name()).join(m.factor_needed_and());
  return (
    <main id="main" className="page narrow account">
      <h1>{m.factor_needed_title()}</h1>
      <p className="lede">{m.factor_needed_lede({ roles: names })}</p>
      {passkeys === "there" && (
        <section className="stack" aria-labelledby="show">
          <h2 id="show">{m.factor_needed_show()}</h2>
          <PasskeyButton
            kind="primary"
            label={m.passkey_confirm()}
            ask={(passkey) => passkey.confirm(returnTo)}
          />
        </section>
      )}
      {passkeys !== "there" && (app || passkeys === "possible") && (
        <section className="stack" aria-labelledby="choose">
          <h2 id="choose">{m.factor_needed_choose()}</h2>
          <p className="soft">{m.factor_needed_choices()}</p>
          <Actions>
            {passkeys === "possible" && (
              <LinkButton to="/account/passkeys">{m.factor_needed_passkey()}</LinkButton>
            )}
            {app && (
              <LinkButton to="/account/second-factor" kind={passkeys === "possible" ? "quiet" : "primary"}>
                {m.factor_needed_app()}
              </LinkButton>
            )}
          </Actions>
        </section>
      )}
      {passkeys === "none" && !app && (
        <p>{m.factor_unavailable({ contact: locale === "en" ? contact.en : contact.zh })}</p>
      )}
      <p>
        <GoLink to={returnTo.replace(/^\/en(?=\/|$)/, "") || "/"}>{m.factor_needed_later()}</GoLink>
      </p>
    </main>
  );
}
