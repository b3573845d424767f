import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { providerPath } from "#app/features/identity/openid/provider-words.ts";
import { findProvider } from "#app/features/identity/openid/providers.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { factorPath } from "#app/features/identity/second-factor/demanded-roles.ts";
import { keepStep } from "#app/features/identity/second-factor/step-cookie.server.ts";
import { forgetChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { returnFromProvider } from "#app/journey/return-from-provider.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { localePath } from "#app/platform/locale.ts";

/** Where a provider sends people back to. There is nothing to see: it leads on at once. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  const provider = findProvider(params.provider) ?? notFound();
  const result = await returnFromProvider(provider, request, context.requestId);
  const headers = new Headers({ "Set-Cookie": await forgetChallenge("openid"), "Cache-Control": "no-store" });
  const locale = result.from?.locale ?? "zh-TW";
  const returnTo = result.from?.returnTo ?? localePath(locale, "/");
  switch (result.outcome) {
    case "signed-in":
      headers.append("Set-Cookie", result.cookie);
      return redirect(result.lacks ? localePath(locale, factorPath(returnTo)) : returnTo, { headers });
    case "proven":
      return redirect(returnTo, { headers });
    case "code": {
      headers.append("Set-Cookie", await keepStep(result.token));
      const step = localePath(locale, "/sign-in/code");
      return redirect(`${step}?returnTo=${encodeURIComponent(returnTo)}`, { headers });
    }
    case "problem": {
      const confirms = Boolean(result.from?.confirms);
      const page = localePath(locale, providerPath(provider, { returnTo, confirms }));
      return redirect(`${page}&problem=${result.problem}`, { headers });
    }
  }
}
