import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  currentSignInId,
  hasProof,
  mayChangeFactors,
  requireActor,
  requireFactor,
  requireProof,
} from "#app/features/identity/actor.server.ts";
import { proofPath } from "#app/features/identity/identity-proof.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { SecondFactorPage } from "#app/features/identity/second-factor/second-factor-page.tsx";
import {
  secondFactorOf,
  secretBeingSetUp,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { keyAddress } from "#app/features/identity/second-factor/totp.ts";
import { m } from "#app/i18n/messages.js";
import { takeSecondFactorAway } from "#app/journey/remove-second-factor.server.ts";
import { renewCodes } from "#app/journey/renew-recovery-codes.server.ts";
import { beginSettingUp, finishSettingUp } from "#app/journey/set-up-second-factor.server.ts";
import { env } from "#app/platform/env.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import { qrPath } from "#app/platform/qr.server.ts";
import { secretsKeys } from "#app/platform/sealed-text.server.ts";
import { useLocale } from "#app/ui/locale.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.factor_title() }) }];

/** A secret, or recovery codes: no copy stays behind. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  await requireProof(args);
  await requireFactor(args);
  const available = secretsKeys() !== null;
  const secret = available ? secretBeingSetUp(actor.personId) : null;
  const address = secret && keyAddress(env().ISSUER_NAME_EN, actor.email ?? actor.name, secret);
  return {
    factor: {
      available,
      ...secondFactorOf(actor.personId),
      setUp: secret && address ? { secret, qr: qrPath(address) } : null,
    },
    removed: new URL(args.request.url).searchParams.get("done") === "removed",
    help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN },
  };
}

type Answer = { codes: string[] | null; errors: { code?: "missing" | "refused"; intent?: "unknown" } };
const answer = (rest: Partial<Answer>, status = 200) =>
  data<Answer>({ codes: null, errors: {}, ...rest }, { status });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const { request, context } = args;
  const here = new URL(request.url).pathname;
  if (!(await hasProof(args, "finish")) || !(await mayChangeFactors(args)))
    return redirect(localePath(localeOf(here), proofPath(here.replace(/\.data$/, ""))));
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "begin":
      if (secretsKeys() === null) return answer({ errors: { intent: "unknown" } }, 400);
      await beginSettingUp(actor);
      return redirect(here);
    case "finish": {
      const typed = form.get("code");
      if (typeof typed !== "string" || typed.trim() === "")
        return answer({ errors: { code: "missing" } }, 400);
      const signInId = await currentSignInId(args);
      const codes = await finishSettingUp(actor, typed.slice(0, 100), signInId, context.requestId);
      return codes ? answer({ codes }) : answer({ errors: { code: "refused" } }, 400);
    }
    case "renew":
      return answer({ codes: await renewCodes(actor, context.requestId) });
    case "remove":
      await takeSecondFactorAway(actor.personId, { actorId: actor.personId }, context.requestId);
      return redirect(`${here}?done=removed`);
    default:
      return answer({ errors: { intent: "unknown" } }, 400);
  }
}

export default function SecondFactorRoute() {
  const { factor, removed, help } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <SecondFactorPage
      factor={factor}
      codes={result?.codes ?? null}
      error={result?.errors.code ?? null}
      removed={removed && !result}
      contact={useLocale() === "en" ? help.en : help.zh}
    />
  );
}
