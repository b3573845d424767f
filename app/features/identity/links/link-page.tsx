import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { NewPasswordFields, PasswordOwner } from "../new-password-fields.tsx";
import type { PasswordErrors } from "../password-change.ts";
import { passwordMistakes } from "../password-words.ts";
import type { LinkPageData, LinkPurpose } from "./link.ts";

/** The page that a link of a mail opens: a form for a password, or why there is none and what to do. */
export function LinkPage(props: { page: LinkPageData; purpose: LinkPurpose; errors: PasswordErrors | null }) {
  const { page, purpose, errors } = props;
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        {page.state === "open" ? (
          <OpenLink page={page} purpose={purpose} errors={errors} />
        ) : page.state === "other-person" ? (
          <OtherPerson name={page.signedInAs} />
        ) : (
          <ClosedLink state={page.state} />
        )}
      </div>
    </main>
  );
}

function OpenLink(props: {
  page: Extract<LinkPageData, { state: "open" }>;
  purpose: LinkPurpose;
  errors: PasswordErrors | null;
}) {
  const { page, purpose } = props;
  const { name, email, agency } = page;
  const locale = useLocale();
  const busy = useNavigation().state === "submitting";
  const wrong = passwordMistakes(props.errors);
  const welcome = purpose === "invitation";
  return (
    <>
      <h1>{welcome ? m.link_welcome_title({ name }) : m.link_new_title()}</h1>
      <p className="soft lede">
        {welcome ? m.link_welcome_lede({ email }) : m.link_new_lede({ name, email })}
        {welcome &&
          agency &&
          ` ${m.link_welcome_agency({ agency: locale === "en" ? agency.nameEn : agency.nameZh })}`}
      </p>
      <ErrorSummary errors={wrong} />
      {/* Sent to this very address, which holds the token. */}
      <Form method="post" className="stack sign-in" noValidate>
        <PasswordOwner name={email} />
        <NewPasswordFields first={welcome} errors={props.errors} />
        <Actions>
          <Button busy={busy} busyLabel={m.link_busy()}>
            {welcome ? m.link_welcome_button() : m.link_new_button()}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

const CLOSED = {
  used: { title: m.link_used_title, text: m.link_used_text },
  over: { title: m.link_over_title, text: m.link_over_text },
  replaced: { title: m.link_replaced_title, text: m.link_replaced_text },
  unknown: { title: m.link_unknown_title, text: m.link_unknown_text },
};

function ClosedLink({ state }: { state: keyof typeof CLOSED }) {
  const { title, text } = CLOSED[state];
  const signInFirst = state === "used";
  return (
    <>
      <h1>{title()}</h1>
      <p className="lede">{text()}</p>
      <Actions>
        {signInFirst && <LinkButton to="/sign-in">{m.link_sign_in()}</LinkButton>}
        <LinkButton to="/reset-password" kind={signInFirst ? "quiet" : "primary"}>
          {m.link_ask()}
        </LinkButton>
        {!signInFirst && (
          <LinkButton kind="quiet" to="/sign-in">
            {m.link_sign_in()}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}

function OtherPerson({ name }: { name: string }) {
  const home = localePath(useLocale(), "/sign-in");
  return (
    <>
      <h1>{m.link_other_title()}</h1>
      <p className="lede">{m.link_other_text({ name })}</p>
      <Form method="post" action={`/sign-out?to=${home}`}>
        <Actions>
          <Button kind="quiet">{m.link_other_sign_out()}</Button>
        </Actions>
      </Form>
    </>
  );
}
