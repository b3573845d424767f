import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { madePasskey } from "#app/features/identity/passkeys/passkey.ts";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { forgetChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { beginPasskey } from "#app/journey/begin-passkey.server.ts";
import { cardHolder, choosePasskeyByCard } from "#app/journey/use-card.server.ts";
import { notFound, postOnly } from "#app/platform/http.server.ts";

export const loader = postOnly;

const message = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin") }),
  z.object({ intent: z.literal("finish"), made: madePasskey }),
]);

const refuse = (error: string, status = 400) => Response.json({ error }, { status });

/** Makes a passkey for whoever has opened their card, in two calls of the page's script. */
export async function action({ request, context }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  if (!passkeysPossible()) notFound();
  const input = message.safeParse(await request.json().catch(() => null));
  if (!input.success) return refuse("message");
  const holder = await cardHolder(request);
  if (!holder?.passkey) return refuse("refused");
  if (input.data.intent === "begin") {
    const { options, cookie } = await beginPasskey({ purpose: "card-passkey", actor: holder });
    return Response.json(options, { headers: { "Set-Cookie": cookie } });
  }
  const cookie = await choosePasskeyByCard(input.data.made, request, context.requestId);
  if (cookie === null) return refuse("refused");
  const headers = new Headers({ "Set-Cookie": await forgetChallenge("card") });
  headers.append("Set-Cookie", cookie);
  return Response.json({ kept: true }, { headers });
}
