import { m } from "#app/i18n/messages.js";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ProviderName } from "./provider-file.ts";
import { providerName, providerPath } from "./provider-words.ts";

/**
 * The providers one can sign in by. Links and no forms: browsers hold a form to the addresses of our content policy all the
 * way, and a provider may send people on to places that we don't know.
 */
export function ProviderLinks(props: { providers: ProviderName[]; returnTo: string | null }) {
  const locale = useLocale();
  return (
    <section className="stack sign-in" aria-labelledby="agency-account">
      <h2 id="agency-account">{m.openid_title()}</h2>
      <ul className="plain-list stack">
        {props.providers.map((provider) => (
          <li key={provider.id}>
            <LinkButton to={providerPath(provider, props)} kind="quiet" reloadDocument>
              {m.openid_with({ name: providerName(provider, locale) })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says to somebody who typed their e-mail address that their agency signs in elsewhere. */
export function ProviderNotice(props: { provider: ProviderName; returnTo: string | null }) {
  const { provider } = props;
  const name = providerName(provider, useLocale());
  return (
    <Notice live>
      <p>{m.openid_your_agency({ name })}</p>
      <Actions>
        <LinkButton to={providerPath(provider, props)} reloadDocument>
          {m.openid_go_on({ name })}
        </LinkButton>
      </Actions>
    </Notice>
  );
}

/** Ways to show who one is by signing in anew at a provider. */
export function ProviderProofs(props: { providers: ProviderName[]; returnTo: string }) {
  const locale = useLocale();
  return props.providers.map((provider) => {
    const name = providerName(provider, locale);
    return (
      <section key={provider.id} className="stack sign-in" aria-label={m.openid_confirm({ name })}>
        <p>{m.openid_confirm_text({ name })}</p>
        <Actions>
          <LinkButton
            to={providerPath(provider, { returnTo: props.returnTo, confirms: true })}
            kind="quiet"
            reloadDocument
          >
            {m.openid_confirm({ name })}
          </LinkButton>
        </Actions>
      </section>
    );
  });
}
