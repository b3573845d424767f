import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { safeReturnTo, signInPath } from "#app/features/identity/return-to.ts";
import type { CodeError } from "#app/features/identity/second-factor/code-form.tsx";
import { CodeForm } from "#app/features/identity/second-factor/code-form.tsx";
import { personInStep } from "#app/features/identity/second-factor/second-factors.server.ts";
import { forgetStep, stepOf } from "#app/features/identity/second-factor/step-cookie.server.ts";
import { m } from "#app/i18n/messages.js";
import { finishSignIn } from "#app/journey/finish-sign-in.server.ts";
import { env } from "#app/platform/env.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import { useLocale } from "#app/ui/locale.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.factor_sign_in_title() }) }];

const localeIn = (request: Request) => localeOf(new URL(request.url).pathname);
const homeOf = (request: Request) => localePath(localeIn(request), "/");
const anew = (request: Request, returnTo: string) =>
  redirect(localePath(localeIn(request), signInPath(returnTo)));

export async function loader({ request }: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"), homeOf(request));
  if (personInStep(await stepOf(request)) === null) throw anew(request, returnTo);
  return { returnTo, help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  const form = await readForm(request);
  const returnTo = safeReturnTo(form.get("returnTo"), homeOf(request));
  const refuse = (error: CodeError, status = 400) => data({ errors: { code: error } }, { status });
  const typed = form.get("code");
  if (typeof typed !== "string" || typed.trim() === "" || typed.length > 100)
    return refuse({ code: "missing" });
  const result = await finishSignIn(await stepOf(request), typed, request, context);
  switch (result.outcome) {
    case "over":
      return anew(request, returnTo);
    case "refused":
      return refuse({ code: "refused" });
    case "wait":
      return refuse({ code: "wait", minutes: result.minutes }, 429);
    case "signed-in": {
      const headers = new Headers({ "Set-Cookie": result.cookie });
      headers.append("Set-Cookie", await forgetStep());
      return redirect(returnTo, { headers });
    }
  }
}

export default function SignInCodePage() {
  const { returnTo, help } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const contact = useLocale() === "en" ? help.en : help.zh;
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.factor_sign_in_title()}</h1>
        <CodeForm returnTo={returnTo} error={answer?.errors.code ?? null} contact={contact} />
      </div>
    </main>
  );
}
