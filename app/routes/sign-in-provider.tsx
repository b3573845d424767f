import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentActor, currentSignInId, requireActor } from "#app/features/identity/actor.server.ts";
import { contactOfProvider } from "#app/features/identity/help/contacts.queries.server.ts";
import type { ProviderProblem } from "#app/features/identity/openid/provider-problem.ts";
import { readProblem } from "#app/features/identity/openid/provider-problem.ts";
import { ProviderProblemPage } from "#app/features/identity/openid/provider-problem-page.tsx";
import { findProvider } from "#app/features/identity/openid/providers.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { m } from "#app/i18n/messages.js";
import { leaveForProvider } from "#app/journey/leave-for-provider.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.openid_problem_title() }) }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** Leads to a provider; where that came to nothing, says why. */
export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  const provider = findProvider(args.params.provider) ?? notFound();
  const { pathname, searchParams } = new URL(args.request.url);
  const locale = localeOf(pathname);
  const returnTo = safeReturnTo(searchParams.get("returnTo"), localePath(locale, "/"));
  const confirms = searchParams.get("for") === "confirm";
  const sayWhy = (problem: ProviderProblem) =>
    data(
      {
        ...{ problem, confirms, returnTo, contact: contactOfProvider(provider) },
        provider: { id: provider.id, nameZh: provider.nameZh, nameEn: provider.nameEn },
      },
      { status: problem === "down" ? 503 : 200 },
    );
  const problem = readProblem(searchParams.get("problem"));
  if (problem) return sayWhy(problem);
  if (!confirms && (await currentActor(args))) throw redirect(returnTo);
  const confirming = confirms
    ? { personId: (await requireActor(args)).personId, signInId: await currentSignInId(args) }
    : null;
  const away = await leaveForProvider(provider, { returnTo, locale, confirms: confirming });
  if (!away) return sayWhy("down");
  throw redirect(away.url, { headers: { "Set-Cookie": away.cookie } });
}

export default function SignInProviderPage() {
  return <ProviderProblemPage {...useLoaderData<typeof loader>()} />;
}
