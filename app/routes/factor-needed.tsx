import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor, rolesWaiting } from "#app/features/identity/actor.server.ts";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { hasPasskey } from "#app/features/identity/passkeys/passkeys.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { FactorNeededPage } from "#app/features/identity/second-factor/factor-needed-page.tsx";
import { m } from "#app/i18n/messages.js";
import { env } from "#app/platform/env.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import { secretsKeys } from "#app/platform/sealed-text.server.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.factor_needed_title() }) }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const { pathname, searchParams } = new URL(args.request.url);
  const returnTo = safeReturnTo(searchParams.get("returnTo"), localePath(localeOf(pathname), "/"));
  const roles = await rolesWaiting(args);
  if (roles.length === 0) throw redirect(returnTo);
  const possible = passkeysPossible();
  return {
    roles,
    app: secretsKeys() !== null,
    passkeys: !possible ? "none" : hasPasskey(actor.personId) ? "there" : "possible",
    returnTo,
    contact: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN },
  } as const;
}

export default function FactorNeededRoute() {
  return <FactorNeededPage {...useLoaderData<typeof loader>()} />;
}
