import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wayOut } from "#app/features/identity/openid/provider-client.server.ts";
import { providerName } from "#app/features/identity/openid/provider-words.ts";
import { findProvider } from "#app/features/identity/openid/providers.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { notFound } from "#app/platform/http.server.ts";
import { Actions, GoLink } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.openid_signed_out_title() }) }];

/** After somebody has signed out who came by a provider: they may still be signed in there. */
export async function loader({ params }: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  const provider = findProvider(params.provider) ?? notFound();
  const { id, nameZh, nameEn } = provider;
  return { provider: { id, nameZh, nameEn }, out: await wayOut(provider) };
}

export default function SignedOutPage() {
  const { provider, out } = useLoaderData<typeof loader>();
  const name = providerName(provider, useLocale());
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.openid_signed_out_title()}</h1>
        <p className="lede">{m.openid_signed_out_text({ name })}</p>
        <Actions>
          {out !== null && (
            <a className="btn" href={out}>
              {m.openid_signed_out_there({ name })}
            </a>
          )}
          <GoLink to="/">{m.openid_signed_out_home()}</GoLink>
        </Actions>
      </div>
    </main>
  );
}
