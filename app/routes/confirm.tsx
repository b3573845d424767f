import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { currentSignInId, mayChangeFactors, requireActor } from "#app/features/identity/actor.server.ts";
import { linkedProviders } from "#app/features/identity/openid/linked-providers.server.ts";
import { ProviderProofs } from "#app/features/identity/openid/provider-links.tsx";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { PasskeyButton } from "#app/features/identity/passkeys/passkey-button.tsx";
import { hasPasskey } from "#app/features/identity/passkeys/passkeys.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import type { ProofError } from "#app/features/identity/proof-form.tsx";
import { ProofForm } from "#app/features/identity/proof-form.tsx";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { passwordHashOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { m } from "#app/i18n/messages.js";
import { proveIdentity } from "#app/journey/prove-identity.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.identity_proof_title() }) }];

const homeOf = (request: Request) => localePath(localeOf(new URL(request.url).pathname), "/");

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const returnTo = new URL(args.request.url).searchParams.get("returnTo");
  return {
    email: actor.email ?? "",
    hasPassword: passwordHashOf(actor.personId) !== null,
    passkey: passkeysPossible() && hasPasskey(actor.personId),
    // Where the ways to sign in are changed a password is too little for whoever has more.
    factorOnly:
      !(await mayChangeFactors(args)) && new URL(args.request.url).searchParams.get("with") === "factor",
    providers: linkedProviders(actor.personId),
    returnTo: safeReturnTo(returnTo, homeOf(args.request)),
  };
}

const password = z.string("missing").min(1, "missing").max(200, "too-long");

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const form = await readForm(args.request);
  const refuse = (error: ProofError, status = 400) => data({ errors: { password: error } }, { status });
  const input = password.safeParse(form.get("password"));
  if (!input.success)
    return refuse({ code: input.error.issues[0]?.message === "too-long" ? "too-long" : "missing" });
  const result = await proveIdentity(actor, input.data, await currentSignInId(args), args.context);
  if (result.outcome === "refused") return refuse({ code: "refused" });
  if (result.outcome === "wait") return refuse({ code: "wait", minutes: result.minutes }, 429);
  return redirect(safeReturnTo(form.get("returnTo"), homeOf(args.request)));
}

export default function ConfirmPage() {
  const { email, hasPassword, passkey, factorOnly, providers, returnTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.identity_proof_title()}</h1>
        {factorOnly ? (
          <p className="soft">{m.passkey_confirm_factor()}</p>
        ) : hasPassword ? (
          <ProofForm email={email} returnTo={returnTo} error={answer?.errors.password ?? null} />
        ) : (
          <p className="soft">{m.openid_none_password()}</p>
        )}
        {passkey && (
          <section className="stack sign-in" aria-label={m.passkey_confirm()}>
            {!factorOnly && <p>{m.passkey_confirm_text()}</p>}
            <PasskeyButton label={m.passkey_confirm()} ask={(asked) => asked.confirm(returnTo)} />
          </section>
        )}
        <ProviderProofs providers={providers} returnTo={returnTo} />
      </div>
    </main>
  );
}
