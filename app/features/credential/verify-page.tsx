import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { CertificateState } from "./certificate.ts";
import { StateChip, StateNotice } from "./state-notice.tsx";

/** What anyone may know of a certificate: what stands on it, with the name masked. */
export type PublicCertificate = {
  serial: string;
  /** Null once the person's data have been erased. */
  maskedName: string | null;
  courseZh: string;
  courseEn: string;
  versionNumber: number;
  creditedMinutes: number;
  completedAt: string;
  issuedAt: string;
  validUntil: string | null;
  issuerZh: string;
  issuerEn: string;
  state: CertificateState;
};

export type Verification =
  | { kind: "asked-nothing" }
  | { kind: "mistyped" }
  | { kind: "unknown" }
  | { kind: "found"; certificate: PublicCertificate; checkedAt: string };

export function VerifyPage(props: { typed: string; verification: Verification; formAction: string }) {
  const { typed, verification } = props;
  const mistyped = verification.kind === "mistyped";
  return (
    <main id="main" className="page verify">
      <div className="stack">
        <h1>{m.credential_verify_title()}</h1>
        <p className="soft lede">{m.credential_verify_lede()}</p>
        <form className="verify-form" method="get" action={props.formAction}>
          <div className={mistyped ? "field bad" : "field"}>
            <label htmlFor="serial">{m.credential_serial()}</label>
            <span className="hint" id="serial-hint">
              {m.credential_serial_hint()}
            </span>
            {mistyped && (
              <p className="error" id="serial-error">
                <Icon name="alert" />
                {m.credential_mistyped()}
              </p>
            )}
            <input
              id="serial"
              name="serial"
              defaultValue={typed}
              key={typed}
              aria-describedby={mistyped ? "serial-hint serial-error" : "serial-hint"}
              aria-invalid={mistyped || undefined}
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
            />
          </div>
          <button className="btn" type="submit">
            <Icon name="search" />
            {m.credential_verify_button()}
          </button>
        </form>
      </div>
      {verification.kind === "found" && <Found {...verification} />}
      {verification.kind === "unknown" && (
        <section className="hang verdict" aria-labelledby="verdict">
          <header>
            <h2 id="verdict">{m.credential_result()}</h2>
          </header>
          <div className="stack-s">
            <p className="verdict-line">
              <span className="chip danger">
                <Icon name="search" />
                {m.credential_unknown()}
              </span>
            </p>
            <p>{m.credential_unknown_text()}</p>
          </div>
        </section>
      )}
      <section className="hang" aria-labelledby="outcomes">
        <header>
          <h2 id="outcomes">{m.credential_outcomes()}</h2>
        </header>
        <ul className="stack outcomes">
          <li>
            <StateChip state={{ kind: "valid" }} />
            <p>{m.credential_valid_text()}</p>
          </li>
          <li>
            <StateChip state={{ kind: "revoked", at: "", reason: null }} />
            <p>{m.credential_revoked_text()}</p>
          </li>
          <li>
            <StateChip state={{ kind: "expired", at: "" }} />
            <p>{m.credential_expired_text()}</p>
          </li>
        </ul>
      </section>
    </main>
  );
}

function Found({ certificate, checkedAt }: { certificate: PublicCertificate; checkedAt: string }) {
  const english = useLocale() === "en";
  const { state } = certificate;
  return (
    <section className="hang verdict" aria-labelledby="verdict">
      <header>
        <h2 id="verdict">{m.credential_result()}</h2>
        <p>
          {m.credential_checked_at()} <DateText iso={checkedAt} time />
        </p>
      </header>
      <div>
        <p className="verdict-line">
          <StateChip state={state} long />
        </p>
        {state.kind !== "valid" && <StateNotice state={state} />}
        <dl className="facts">
          <div>
            <dt>{m.credential_serial()}</dt>
            <dd className="num">{certificate.serial}</dd>
          </div>
          <div>
            <dt>{m.credential_name()}</dt>
            <dd>
              {certificate.maskedName ?? m.credential_name_erased()}
              <span className="hint">
                {certificate.maskedName ? m.credential_name_hint() : m.credential_name_erased_hint()}
              </span>
            </dd>
          </div>
          <div>
            <dt>{m.credential_course()}</dt>
            <dd>
              {english ? certificate.courseEn : certificate.courseZh}{" "}
              <span className="soft">{m.credential_version({ number: certificate.versionNumber })}</span>
            </dd>
          </div>
          <div>
            <dt>{m.credential_completed()}</dt>
            <dd>
              <DateText iso={certificate.completedAt} />
            </dd>
          </div>
          <div>
            <dt>{m.credential_hours()}</dt>
            <dd className="num">
              {m.credential_hours_value({ hours: formatHours(certificate.creditedMinutes) })}
            </dd>
          </div>
          <div>
            <dt>{m.credential_issuer()}</dt>
            <dd>{english ? certificate.issuerEn : certificate.issuerZh}</dd>
          </div>
          <div>
            <dt>{m.credential_issued()}</dt>
            <dd>
              <DateText iso={certificate.issuedAt} />
            </dd>
          </div>
          <div>
            <dt>{m.credential_valid_until()}</dt>
            <dd>
              {certificate.validUntil ? <DateText iso={certificate.validUntil} /> : m.credential_no_expiry()}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}
