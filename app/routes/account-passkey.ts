import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  currentSignInId,
  hasProof,
  mayChangeFactors,
  requireActorOr401,
} from "#app/features/identity/actor.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { MAX_PASSKEY_NAME, madePasskey, shownPasskey } from "#app/features/identity/passkeys/passkey.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { safeReturnTo } from "#app/features/identity/return-to.ts";
import { addPasskey } from "#app/journey/add-passkey.server.ts";
import { beginPasskey } from "#app/journey/begin-passkey.server.ts";
import { confirmByPasskey } from "#app/journey/sign-in-by-passkey.server.ts";
import { notFound, postOnly } from "#app/platform/http.server.ts";

export const loader = postOnly;

const message = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin"), purpose: z.enum(["passkey-confirm", "passkey-register"]) }),
  z.object({ intent: z.literal("confirm"), shown: shownPasskey, returnTo: z.string().max(1000).catch("/") }),
  z.object({
    intent: z.literal("register"),
    made: madePasskey,
    name: z.string().trim().max(MAX_PASSKEY_NAME),
  }),
]);

const refuse = (error: string, status = 400) => Response.json({ error }, { status });

/** Confirms by a passkey, or keeps a new one, in two calls of the page's script each. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActorOr401(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const { request, context } = args;
  if (!passkeysPossible()) notFound();
  const input = message.safeParse(await request.json().catch(() => null));
  if (!input.success) return refuse("message");
  const { data } = input;
  const registers =
    data.intent === "register" || (data.intent === "begin" && data.purpose === "passkey-register");
  if (registers && !((await hasProof(args, "finish")) && (await mayChangeFactors(args))))
    return refuse("proof", 403);
  const signInId = await currentSignInId(args);
  switch (data.intent) {
    case "begin": {
      const { options, cookie } = await beginPasskey({ purpose: data.purpose, actor });
      return Response.json(options, { headers: { "Set-Cookie": cookie } });
    }
    case "confirm": {
      const right = await confirmByPasskey(actor, data.shown, signInId, request, context.requestId);
      return right ? Response.json({ to: safeReturnTo(data.returnTo, "/") }) : refuse("refused");
    }
    case "register": {
      const { browser, system } = deviceOf(request.headers.get("User-Agent"));
      const name = data.name || [browser, system].filter(Boolean).join(", ") || "Passkey";
      const kept = await addPasskey(actor, { made: data.made, name }, signInId, request, context.requestId);
      return kept ? Response.json({ kept }) : refuse("refused");
    }
  }
}
