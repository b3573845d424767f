import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  hasProof,
  mayChangeFactors,
  requireActor,
  requireFactor,
  requireProof,
} from "#app/features/identity/actor.server.ts";
import { proofPath } from "#app/features/identity/identity-proof.ts";
import { passkeysPossible } from "#app/features/identity/passkeys/ceremony.server.ts";
import { passkeysOf } from "#app/features/identity/passkeys/passkeys.server.ts";
import { PasskeysPage } from "#app/features/identity/passkeys/passkeys-page.tsx";
import { authorise } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { removePasskey } from "#app/journey/remove-passkey.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.passkey_title() }) }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  await requireProof(args);
  await requireFactor(args);
  const done = new URL(args.request.url).searchParams.get("done");
  return {
    possible: passkeysPossible(),
    passkeys: passkeysOf(actor.personId),
    done: done === "added" || done === "removed" ? done : null,
  } as const;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const here = new URL(args.request.url).pathname;
  if (!(await hasProof(args, "finish")) || !(await mayChangeFactors(args)))
    return redirect(localePath(localeOf(here), proofPath(here.replace(/\.data$/, ""))));
  const form = await readForm(args.request);
  const id = z.uuid().safeParse(form.get("passkey"));
  if (form.get("intent") !== "remove" || !id.success)
    return data({ errors: { passkey: "wrong" } }, { status: 400 });
  await removePasskey(actor, id.data, args.context.requestId);
  return redirect(`${here}?done=removed`);
}

export default function PasskeysRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <PasskeysPage {...page} done={answer ? null : page.done} />;
}
