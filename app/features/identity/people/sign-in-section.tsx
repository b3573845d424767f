import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import type { Fact } from "#app/ui/facts.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { CardStateText } from "../cards/card-table.tsx";
import { INVITATION_DAYS, RESET_HOURS } from "../links/link.ts";
import { providerName } from "../openid/provider-words.ts";
import type { PersonPageData } from "./person-page-data.ts";
import type { SentLink, WaysIn } from "./person-sign-in.ts";
import { hasWayIn } from "./person-sign-in.ts";

/** How somebody signs in at present, and the link that helps them where they can't. */
export function SignInSection({ person, requestId }: { person: PersonPageData; requestId: string }) {
  const { ways, offer, link, mailed } = person.signIn;
  const facts: Fact[] = [{ name: m.people_sign_in_ways(), value: <Ways ways={ways} /> }];
  if (offer === "invitation" || link)
    facts.push({
      name: offer === "reset" ? m.people_sign_in_reset() : m.people_sign_in_invitation(),
      value: link ? <DateText iso={link.askedAt} time /> : m.people_sign_in_not_invited(),
      hint: link && <LinkState link={link} />,
    });
  if (offer === "card")
    facts.push({ name: m.card_col_card(), value: <CardStateText card={person.signIn.card} /> });
  return (
    <section className="stack" aria-labelledby="sign-in">
      <h2 id="sign-in">{m.people_sign_in_title()}</h2>
      <Facts facts={facts} />
      {offer === "left" && <p>{m.people_sign_in_left()}</p>}
      {offer === "no-address" && <p>{m.people_sign_in_no_address()}</p>}
      {offer === "card" && (
        <>
          <p>{m.people_sign_in_card()}</p>
          <Actions>
            <LinkButton kind="quiet" icon="print" to={`/roster/cards?person=${person.id}`}>
              {m.card_print_one()}
            </LinkButton>
          </Actions>
        </>
      )}
      {(offer === "invitation" || offer === "reset") && (
        <SendLink
          {...{ requestId, mailed }}
          reset={offer === "reset"}
          again={link !== null}
          email={person.email ?? ""}
        />
      )}
    </section>
  );
}

function Ways({ ways }: { ways: WaysIn }) {
  const locale = useLocale();
  if (!hasWayIn(ways)) return m.people_sign_in_none();
  return (
    <ul className="plain-list">
      {ways.passwordSince !== null && (
        <li>
          {m.identity_password()}
          <span className="hint">
            {m.people_sign_in_password_set()} <DateText iso={ways.passwordSince} />
          </span>
        </li>
      )}
      {ways.passkeys > 0 && <li>{m.people_sign_in_passkeys({ count: ways.passkeys })}</li>}
      {ways.providers.map((provider) => (
        <li key={provider.id}>{providerName(provider, locale)}</li>
      ))}
    </ul>
  );
}

/** What became of the mail, and until when its link can be used. */
function LinkState({ link }: { link: SentLink }) {
  if (link.mail === "stopped") return m.people_sign_in_mail_stopped();
  if (link.mail === "under-way") return m.people_sign_in_mail_under_way();
  return (
    <>
      {link.over ? m.people_sign_in_link_over() : m.people_sign_in_link_until()}{" "}
      <DateText iso={link.expiresAt} time />
    </>
  );
}

function SendLink(props: {
  requestId: string;
  reset: boolean;
  again: boolean;
  mailed: boolean;
  email: string;
}) {
  const { reset, again, email } = props;
  const sending = useNavigation().formData?.get("intent") === "link";
  const label = reset
    ? m.people_sign_in_send_reset()
    : again
      ? m.people_sign_in_invite_again()
      : m.people_sign_in_invite();
  return (
    <Form method="post" className="stack">
      <p>
        {reset
          ? m.people_sign_in_reset_text({ email, hours: RESET_HOURS })
          : m.people_sign_in_invite_text({ email, days: INVITATION_DAYS })}
      </p>
      {!props.mailed && <p>{m.people_sign_in_folder()}</p>}
      <input type="hidden" name="id" value={props.requestId} />
      <Actions>
        <Button
          id="link"
          kind="quiet"
          name="intent"
          value="link"
          busy={sending}
          busyLabel={m.people_sign_in_sending()}
        >
          {label}
        </Button>
      </Actions>
    </Form>
  );
}
