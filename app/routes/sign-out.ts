import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { findProvider } from "#app/features/identity/openid/providers.server.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { signOut } from "#app/journey/sign-out.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

/** Opened as a page there is nothing to see: leaving is a POST, so that no link can sign people out. */
export function loader() {
  authorisePublic("sign-in");
  return redirect("/");
}

/** Signs out, whether or not the session was still alive, and goes to the start page of the page's language, or says
 * that a provider may know the browser still. */
export async function action({ request }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  const { cookie, provider } = await signOut(request);
  const home = safeReturnTo(new URL(request.url).searchParams.get("to"), "/");
  const target = findProvider(provider ?? "") ? localePath(localeOf(home), `/signed-out/${provider}`) : home;
  // What the lab kept in this browser while the network was away goes with the person.
  return redirect(target, { headers: { "Set-Cookie": cookie, "Clear-Site-Data": '"storage"' } });
}
