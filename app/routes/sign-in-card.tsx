import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { currentActor } from "#app/features/identity/actor.server.ts";
import { CARD_CODE_LENGTH } from "#app/features/identity/cards/card.ts";
import type { CardErrors } from "#app/features/identity/cards/card-form.tsx";
import { CardForm } from "#app/features/identity/cards/card-form.tsx";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { keepChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { signInName } from "#app/features/identity/sign-in-name.ts";
import { m } from "#app/i18n/messages.js";
import { openCard } from "#app/journey/open-card.server.ts";
import { readClearCode } from "#app/platform/clear-code.ts";
import { env } from "#app/platform/env.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import { useLocale } from "#app/ui/locale.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.card_sign_in_title() }) }];

const onCard = z.object({
  number: signInName,
  code: z
    .string("missing")
    .trim()
    .min(1, { error: "missing", abort: true })
    .max(100, { error: "wrong", abort: true })
    .transform((typed) => readClearCode(typed, CARD_CODE_LENGTH))
    .refine((code) => code !== null, "wrong"),
});

const inLanguage = (request: Request, path: string) =>
  localePath(localeOf(new URL(request.url).pathname), path);

export async function loader(args: LoaderFunctionArgs) {
  authorisePublic("sign-in");
  if (await currentActor(args)) throw redirect(inLanguage(args.request, "/"));
  return { help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  authorisePublic("sign-in");
  const form = await readForm(request);
  const number = String(form.get("number") ?? "").slice(0, 254);
  const refuse = (errors: CardErrors, status: number) => data({ errors, number }, { status });
  const input = onCard.safeParse(Object.fromEntries(form));
  if (!input.success) return refuse(fieldErrors(input.error), 400);
  const typed = { number: input.data.number, code: input.data.code ?? "" };
  const result = await openCard(typed, context);
  if (result.outcome === "refused") return refuse({ form: "refused" }, 400);
  if (result.outcome === "wait") return refuse({ form: "wait", minutes: result.minutes }, 429);
  return redirect(inLanguage(request, "/sign-in/card/new"), {
    headers: { "Set-Cookie": await keepChallenge("card", result.token) },
  });
}

export default function SignInCardPage() {
  const { help } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const contact = useLocale() === "en" ? help.en : help.zh;
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.card_sign_in_title()}</h1>
        <p className="soft lede">{m.card_sign_in_lede()}</p>
        <CardForm errors={answer?.errors ?? null} number={answer?.number ?? ""} />
        <p className="soft">{m.card_sign_in_help({ contact })}</p>
      </div>
    </main>
  );
}
