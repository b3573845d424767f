import type { ActionFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import type { Actor } from "#app/features/identity/actor.ts";
import type { LinkPurpose } from "#app/features/identity/links/link.ts";
import { passwordWords } from "#app/features/identity/links/recipients.queries.server.ts";
import type { PasswordErrors } from "#app/features/identity/password-change.ts";
import { newPassword } from "#app/features/identity/password-change.ts";
import { keepStep } from "#app/features/identity/second-factor/step-cookie.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import { seeLink, setPassword } from "./set-password.server.ts";

/** The token in an address; "" without one. */
export function tokenIn(request: Request): string {
  return (new URL(request.url).searchParams.get("token") ?? "").slice(0, 200);
}

/**
 * The form of a link's page: sets the password and leads into the house, by way of the code where there is a second
 * factor. Where the link is no longer good, nothing is said here: the page is drawn again and says why.
 */
export async function choosePassword(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  purpose: LinkPurpose,
  actor: Actor | null,
) {
  const form = await readForm(request);
  const link = { token: tokenIn(request), purpose };
  const answer = (errors: PasswordErrors | null, status: number) => data({ errors }, { status });
  const { personId } = seeLink(link.token, purpose, actor);
  if (personId === null) return answer(null, 410);
  const input = newPassword(passwordWords(personId)).safeParse(Object.fromEntries(form));
  if (!input.success) return answer(fieldErrors(input.error) as PasswordErrors, 400);
  const result = await setPassword(link, input.data.next, actor, request, context);
  if (result.outcome === "refused") return answer(null, 410);
  const home = localePath(localeOf(new URL(request.url).pathname), "/");
  if (result.outcome === "signed-in") return redirect(home, { headers: { "Set-Cookie": result.cookie } });
  return redirect(`${localePath(localeOf(home), "/sign-in/code")}?returnTo=${encodeURIComponent(home)}`, {
    headers: { "Set-Cookie": await keepStep(result.token) },
  });
}
