import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AccountFacts } from "#app/features/identity/account-facts.tsx";
import { accountPerson } from "#app/features/identity/accounts.queries.server.ts";
import { currentSignInId, requireActor } from "#app/features/identity/actor.server.ts";
import { passwordWords } from "#app/features/identity/links/recipients.queries.server.ts";
import type { PasswordErrors } from "#app/features/identity/password-change.ts";
import { passwordChange } from "#app/features/identity/password-change.ts";
import { PasswordForm } from "#app/features/identity/password-form.tsx";
import { authorise } from "#app/features/identity/policy.ts";
import { signInLimits } from "#app/features/identity/sign-in-limits.ts";
import { SignInList } from "#app/features/identity/sign-in-list.tsx";
import { signInNameOf } from "#app/features/identity/sign-in-names.queries.server.ts";
import { passwordHashOf, signInsOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { m } from "#app/i18n/messages.js";
import { changePassword } from "#app/journey/change-password.server.ts";
import { endOwnSignIns } from "#app/journey/end-sign-ins.server.ts";
import { env } from "#app/platform/env.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.identity_account_title() }) }];

/** Where one is signed in changes while a page is looked at. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** What was just done, as the address says it. */
const DONE = {
  ended: m.identity_devices_ended,
  "none-ended": m.identity_devices_none_ended,
  password: m.identity_password_done,
} as const;
type Done = keyof typeof DONE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const done = new URL(args.request.url).searchParams.get("done") ?? "";
  return {
    person: accountPerson(actor),
    signIns: signInsOf(actor.personId),
    thisOne: await currentSignInId(args),
    limits: signInLimits(actor.roles, env()),
    signInName: signInNameOf(actor.personId),
    hasPassword: passwordHashOf(actor.personId) !== null,
    done: Object.hasOwn(DONE, done) ? (done as Done) : null,
    help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN },
  };
}

type Errors = PasswordErrors | { intent: "wrong" } | { signIn: "wrong" };
const refuse = (errors: Errors, status = 400) => data({ errors }, { status });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "account.manage", { personId: actor.personId });
  const { request, context } = args;
  const form = await readForm(request);
  const here = new URL(request.url).pathname;
  const back = (done: Done, headers = new Headers()) => redirect(`${here}?done=${done}`, { headers });
  const end = async (which: Parameters<typeof endOwnSignIns>[1]) =>
    back((await endOwnSignIns(actor, which, context.requestId)) > 0 ? "ended" : "none-ended");
  switch (form.get("intent")) {
    case "end": {
      const signIn = z.uuid().safeParse(form.get("signIn"));
      return signIn.success ? end({ only: signIn.data }) : refuse({ signIn: "wrong" });
    }
    case "end-others":
      return end({ except: await currentSignInId(args) });
    case "change-password": {
      const input = passwordChange(passwordWords(actor.personId)).safeParse(Object.fromEntries(form));
      if (!input.success) return refuse(fieldErrors(input.error) as PasswordErrors);
      const result = await changePassword(actor, input.data, request, context);
      if (result.outcome === "refused") return refuse({ current: "wrong" });
      if (result.outcome === "wait") return refuse({ current: "wait", minutes: result.minutes }, 429);
      return back("password", new Headers({ "Set-Cookie": result.cookie }));
    }
    default:
      return refuse({ intent: "wrong" });
  }
}

export default function AccountPage() {
  const { person, signIns, thisOne, limits, signInName, hasPassword, done, help } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors;
  const passwordErrors = errors && !("intent" in errors) && !("signIn" in errors) ? errors : null;
  const contact = useLocale() === "en" ? help.en : help.zh;
  return (
    <main id="main" className="page narrow account">
      <h1>{m.identity_account_title()}</h1>
      {done && !answer && (
        <Notice tone="ok" live>
          <p>{DONE[done]()}</p>
        </Notice>
      )}
      <AccountFacts person={person} contact={contact} />
      <SignInList signIns={signIns} thisOne={thisOne} limits={limits} />
      {hasPassword ? (
        // Of a new sign-in there is a new form: what was typed for the old password is gone.
        <PasswordForm key={thisOne} email={signInName} errors={passwordErrors} />
      ) : (
        <p className="soft">{m.identity_password_none()}</p>
      )}
    </main>
  );
}
