import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RESET_HOURS } from "#app/features/identity/links/link.ts";
import type { ResetErrors } from "#app/features/identity/links/reset-request-form.tsx";
import { ResetRequestForm } from "#app/features/identity/links/reset-request-form.tsx";
import { authorisePublic } from "#app/features/identity/policy.ts";
import { m } from "#app/i18n/messages.js";
import { askPasswordReset } from "#app/journey/ask-password-reset.server.ts";
import { env } from "#app/platform/env.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";
import { mailRoute } from "#app/platform/mail/send-mail.server.ts";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/locale.tsx";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.link_reset_title() }) }];

const request = z.object({
  email: z.string("missing").trim().min(1, "missing").max(254, "too-long").pipe(z.email("wrong")),
});

export function loader({ request: { url } }: LoaderFunctionArgs) {
  authorisePublic("password.reset");
  return {
    sent: new URL(url).searchParams.has("sent"),
    mailed: mailRoute().way === "smtp",
    help: { zh: env().HELP_CONTACT_ZH, en: env().HELP_CONTACT_EN },
  };
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  authorisePublic("password.reset");
  const form = await readForm(sent);
  const { pathname } = new URL(sent.url);
  const email = String(form.get("email") ?? "").slice(0, 254);
  const refuse = (errors: ResetErrors, status: number) => data({ errors, email }, { status });
  const input = request.safeParse(Object.fromEntries(form));
  if (!input.success) return refuse(fieldErrors(input.error), 400);
  const result = await askPasswordReset({ email: input.data.email, locale: localeOf(pathname) }, context);
  if (result.outcome === "wait") return refuse({ email: "wait", minutes: result.minutes }, 429);
  return redirect(`${pathname}?sent=1`);
}

export default function ResetPasswordRoute() {
  const { sent, mailed, help } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const contact = useLocale() === "en" ? help.en : help.zh;
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        {sent && !answer ? (
          <>
            <h1>{m.link_reset_sent_title()}</h1>
            <p className="lede">{m.link_reset_sent({ hours: RESET_HOURS })}</p>
            <p>{mailed ? m.link_reset_sent_help({ contact }) : m.link_reset_unsent({ contact })}</p>
            <Actions>
              <LinkButton to="/sign-in">{m.link_sign_in()}</LinkButton>
              <LinkButton kind="quiet" to="/reset-password">
                {m.link_reset_again()}
              </LinkButton>
            </Actions>
          </>
        ) : (
          <>
            <h1>{m.link_reset_title()}</h1>
            <p className="soft lede">{m.link_reset_lede()}</p>
            <ResetRequestForm errors={answer?.errors ?? null} email={answer?.email ?? ""} />
          </>
        )}
      </div>
    </main>
  );
}
