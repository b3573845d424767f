import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { currentActor } from "#app/features/identity/actor.server.ts";
import { providerForEmail } from "#app/features/identity/openid/provider-file.ts";
import { ProviderLinks, ProviderNotice } from "#app/features/identity/openid/provider-links.tsx";
import { providerNames, providers } from "#app/features/identity/openid/providers.server.ts";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { PasskeyButton } from "#app/features/identity/passkeys/passkey-button.tsx";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { factorPath } from "#app/features/identity/second-factor/demanded-roles.ts";
import { keepStep } from "#app/features/identity/second-factor/step-cookie.server.ts";
import type { SignInErrors } from "#app/features/identity/sign-in-form.tsx";
import { SignInForm } from "#app/features/identity/sign-in-form.tsx";
import { signInName } from "#app/features/identity/sign-in-name.ts";
import { m } from "#app/i18n/messages.js";
import { signIn } from "#app/journey/sign-in.server.ts";
import { env } from "#app/platform/env.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.identity_sign_in_title() }) }];

const credentials = z.object({
  email: signInName,
  password: z.string().min(1, "missing").max(200, "too-long"),
});

function homeOf(request: Request): string {
  return localePath(localeOf(new URL(request.url).pathname), "/");
}

export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  const returnTo = new URL(args.request.url).searchParams.get("returnTo");
  if (await currentActor(args)) throw redirect(safeReturnTo(returnTo, homeOf(args.request)));
  return {
    returnTo: returnTo === null ? null : safeReturnTo(returnTo, homeOf(args.request)),
    home: homeOf(args.request),
    passkeys: passkeysPossible(),
    providers: providerNames(),
    help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  const form = await readForm(request);
  const email = String(form.get("email") ?? "");
  const provider = providerForEmail(providers(), email);
  const named = provider && { id: provider.id, nameZh: provider.nameZh, nameEn: provider.nameEn };
  const answer = (errors: SignInErrors | null, status: number) =>
    data({ errors, email: email.slice(0, 254), provider: named }, { status });
  const refuse = (errors: SignInErrors, status: number) => answer(errors, status);
  // Who works where a provider stands for needs no password here, and mustn't look for one.
  if (provider && form.get("password") === "") return answer(null, 200);

  const input = credentials.safeParse({ email, password: String(form.get("password") ?? "") });
  if (!input.success) {
    const errors: Record<string, string> = {};
    for (const issue of input.error.issues) errors[String(issue.path[0])] ??= issue.message;
    return refuse(errors as SignInErrors, 400);
  }
  const { email: name, password } = input.data;
  const result = await signIn({ name, password }, request, context);
  if (result.outcome === "refused") return refuse({ form: "refused" }, 400);
  if (result.outcome === "wait") return refuse({ form: "wait", minutes: result.minutes }, 429);
  if (result.outcome === "code") {
    const target = safeReturnTo(form.get("returnTo"), homeOf(request));
    const step = localePath(localeOf(new URL(request.url).pathname), "/sign-in/code");
    return redirect(`${step}?returnTo=${encodeURIComponent(target)}`, {
      headers: { "Set-Cookie": await keepStep(result.token) },
    });
  }
  const target = safeReturnTo(form.get("returnTo"), homeOf(request));
  const next = result.lacks
    ? localePath(localeOf(new URL(request.url).pathname), factorPath(target))
    : target;
  return redirect(next, { headers: { "Set-Cookie": result.cookie } });
}

export default function SignInPage() {
  const { returnTo, home, passkeys, providers: names, help } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.identity_sign_in_title()}</h1>
        <p className="soft lede">{returnTo ? m.identity_return_notice() : m.identity_sign_in_lede()}</p>
        {answer?.provider && <ProviderNotice provider={answer.provider} returnTo={returnTo} />}
        {names.length > 0 && <ProviderLinks providers={names} returnTo={returnTo} />}
        {names.length > 0 && <h2>{m.openid_or()}</h2>}
        <SignInForm
          returnTo={returnTo}
          errors={answer?.errors ?? null}
          email={answer?.email ?? ""}
          help={help}
        />
        {passkeys && (
          <PasskeyButton label={m.passkey_sign_in()} ask={(passkey) => passkey.signIn(returnTo ?? home)} />
        )}
      </div>
    </main>
  );
}
