import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { CertificateState } from "./certificate.ts";

const LOOKS: Record<CertificateState["kind"], { icon: IconName; tone: string }> = {
  valid: { icon: "check", tone: "ok" },
  expired: { icon: "clock", tone: "warn" },
  revoked: { icon: "cross", tone: "danger" },
  superseded: { icon: "copy", tone: "warn" },
};

const WORDS: Record<CertificateState["kind"], () => string> = {
  valid: m.credential_state_valid,
  expired: m.credential_state_expired,
  revoked: m.credential_state_revoked,
  superseded: m.credential_state_superseded,
};

export function StateChip({ state, long }: { state: CertificateState; long?: boolean }) {
  const { icon, tone } = LOOKS[state.kind];
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} />
      {long && state.kind === "valid" ? m.credential_is_valid() : WORDS[state.kind]()}
    </span>
  );
}

/** Since when and why a certificate isn't worth what it says. */
export function StateNotice({ state }: { state: Exclude<CertificateState, { kind: "valid" }> }) {
  const { icon, tone } = LOOKS[state.kind];
  return (
    <div className={`notice ${tone}`} role="status">
      <Icon name={icon} />
      <div>
        <p>
          <strong>{WORDS[state.kind]()}</strong> <DateText iso={state.at} />
        </p>
        <p>
          {state.kind === "revoked"
            ? state.reason
              ? m.credential_revoked_because({ reason: state.reason })
              : m.credential_revoked_text()
            : state.kind === "expired"
              ? m.credential_expired_text()
              : m.credential_superseded_text()}
        </p>
      </div>
    </div>
  );
}
