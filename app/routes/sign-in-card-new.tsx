import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CardWelcome } from "#app/features/identity/cards/card-welcome.tsx";
import { passwordWords } from "#app/features/identity/links/recipients.queries.server.ts";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import type { PasswordErrors } from "#app/features/identity/password-change.ts";
import { newPassword } from "#app/features/identity/password-change.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { keepStep } from "#app/features/identity/second-factor/step-cookie.server.ts";
import { forgetChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { m } from "#app/i18n/messages.js";
import { cardHolder, choosePasswordByCard } from "#app/journey/use-card.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.link_welcome_page() }) }];

/** Whoever comes to this browser next finds no name in its cache. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const inLanguage = (request: Request, path: string) =>
  localePath(localeOf(new URL(request.url).pathname), path);

export async function loader({ request }: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  const holder = await cardHolder(request);
  if (!holder) throw redirect(inLanguage(request, "/sign-in/card"));
  const { name, employeeNumber, passkey } = holder;
  return {
    holder: { name, employeeNumber },
    passkey: passkey && passkeysPossible(),
    home: inLanguage(request, "/"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  const form = await readForm(request);
  const holder = await cardHolder(request);
  if (!holder) return redirect(inLanguage(request, "/sign-in/card"));
  const input = newPassword(passwordWords(holder.personId)).safeParse(Object.fromEntries(form));
  if (!input.success) return data({ errors: fieldErrors(input.error) as PasswordErrors }, { status: 400 });
  const result = await choosePasswordByCard(input.data.next, request, context.requestId);
  if (result.outcome === "over") return redirect(inLanguage(request, "/sign-in/card"));
  const home = inLanguage(request, "/");
  const headers = new Headers({ "Set-Cookie": await forgetChallenge("card") });
  if (result.outcome === "signed-in") {
    headers.append("Set-Cookie", result.cookie);
    return redirect(home, { headers });
  }
  headers.append("Set-Cookie", await keepStep(result.token));
  const step = inLanguage(request, "/sign-in/code");
  return redirect(`${step}?returnTo=${encodeURIComponent(home)}`, { headers });
}

export default function SignInCardNewPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <CardWelcome {...page} errors={answer?.errors ?? null} />
      </div>
    </main>
  );
}
