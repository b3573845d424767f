import { m } from "#app/i18n/messages.js";
import { Hang } from "#app/ui/hang.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { OwnPrivacySections } from "./own-privacy.tsx";
import type { OwnPrivacy, PrivacyFacts } from "./privacy-page-data.ts";
import { daysInWords, KEPT_WORDS } from "./privacy-words.ts";

/** What is held on people, why, for how long, who may see it; and to somebody who is signed in, their own part. */
export function PrivacyPage(props: { facts: PrivacyFacts; own: OwnPrivacy | null; done: string | null }) {
  const { facts, own } = props;
  const english = useLocale() === "en";
  const contact = english ? facts.contact.en : facts.contact.zh;
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1>{m.privacy_title()}</h1>
        <p className="soft">{m.privacy_lede()}</p>
      </div>
      {own && <OwnPrivacySections own={own} done={props.done} />}
      <Hang title={m.privacy_what_title()}>
        <div className="stack">
          <dl className="facts wide">
            {WHAT.filter(({ only }) => only === undefined || facts[only]).map(({ name, what, why }) => (
              <div key={name()}>
                <dt>{name()}</dt>
                <dd>
                  {what()}
                  <span className="hint">{why()}</span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="prose">{m.privacy_what_not()}</p>
        </div>
      </Hang>
      <Hang title={m.privacy_kept_title()} note={m.privacy_kept_note()}>
        <KeptTable facts={facts} />
      </Hang>
      <Hang title={m.privacy_who_title()}>
        <div className="prose">
          <ul>
            <li>{m.privacy_who_self()}</li>
            <li>{m.privacy_who_manager()}</li>
            <li>{m.privacy_who_hr()}</li>
            <li>{m.privacy_who_trainer()}</li>
            <li>{m.privacy_who_auditor()}</li>
            <li>{m.privacy_who_operator()}</li>
            <li>{m.privacy_who_anyone()}</li>
          </ul>
          <p>
            {facts.endpoint
              ? m.privacy_outside_model({ model: english ? facts.endpoint.en : facts.endpoint.zh })
              : m.privacy_outside_none()}
          </p>
        </div>
      </Hang>
      <Hang title={m.privacy_rights_title()}>
        <div className="prose">
          <p>{m.privacy_rights_law()}</p>
          <ul>
            <li>{m.privacy_rights_see()}</li>
            <li>{m.privacy_rights_copy()}</li>
            <li>{m.privacy_rights_correct()}</li>
            <li>{m.privacy_rights_stop({ contact })}</li>
            <li>{m.privacy_rights_erase({ time: daysInWords(facts.recordDays) })}</li>
          </ul>
          {!own && (
            <p>
              <LocaleLink to="/sign-in?returnTo=/privacy">{m.privacy_sign_in()}</LocaleLink>
            </p>
          )}
        </div>
      </Hang>
      <Hang title={m.privacy_ask_title()}>
        <p className="prose">{m.privacy_ask({ contact })}</p>
      </Hang>
    </main>
  );
}

type What = { name: () => string; what: () => string; why: () => string; only?: "nationalIds" };

const WHAT: What[] = [
  { name: m.privacy_what_account, what: m.privacy_what_account_text, why: m.privacy_why_account },
  { name: m.privacy_what_records, what: m.privacy_what_records_text, why: m.privacy_why_records },
  { name: m.privacy_what_texts, what: m.privacy_what_texts_text, why: m.privacy_why_texts },
  { name: m.privacy_what_sign_ins, what: m.privacy_what_sign_ins_text, why: m.privacy_why_sign_ins },
  { name: m.privacy_what_audit, what: m.privacy_what_audit_text, why: m.privacy_why_audit },
  {
    name: m.privacy_what_national_id,
    what: m.privacy_what_national_id_text,
    why: m.privacy_why_national_id,
    only: "nationalIds",
  },
];

function KeptTable({ facts }: { facts: PrivacyFacts }) {
  return (
    <TableScroll label={m.privacy_kept_label()}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.privacy_kept_what()}</th>
            <th scope="col">{m.privacy_kept_time()}</th>
            <th scope="col">{m.privacy_kept_then()}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{m.privacy_kept_records()}</th>
            <td className="nw">{m.privacy_at_least({ time: daysInWords(facts.recordDays) })}</td>
            <td>{m.privacy_then_records()}</td>
          </tr>
          {facts.kept.map(({ kind, days }) => (
            <tr key={kind}>
              <th scope="row">{KEPT_WORDS[kind].what()}</th>
              <td className="nw">{days === null ? m.privacy_until_over() : daysInWords(days)}</td>
              <td>{KEPT_WORDS[kind].after()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
