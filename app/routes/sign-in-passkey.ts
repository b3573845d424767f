import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { shownPasskey } from "#app/features/identity/passkeys/passkey.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { beginPasskey } from "#app/journey/begin-passkey.server.ts";
import { signInByPasskey } from "#app/journey/sign-in-by-passkey.server.ts";
import { notFound, postOnly } from "#app/platform/http.server.ts";

export const loader = postOnly;

const message = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin") }),
  z.object({ intent: z.literal("finish"), shown: shownPasskey, returnTo: z.string().max(1000).catch("/") }),
]);

/** Signs in by a passkey, in two calls of the page's script: what to sign, and what was signed. */
export async function action({ request, context }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  if (!passkeysPossible()) notFound();
  const input = message.safeParse(await request.json().catch(() => null));
  if (!input.success) return Response.json({ error: "message" }, { status: 400 });
  if (input.data.intent === "begin") {
    const { options, cookie } = await beginPasskey({ purpose: "passkey-sign-in", actor: null });
    return Response.json(options, { headers: { "Set-Cookie": cookie } });
  }
  const cookie = await signInByPasskey(input.data.shown, request, context.requestId);
  if (cookie === null) return Response.json({ error: "refused" }, { status: 400 });
  const to = safeReturnTo(input.data.returnTo, "/");
  return Response.json({ to }, { headers: { "Set-Cookie": cookie } });
}
