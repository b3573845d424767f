import { m } from "#app/i18n/messages.js";
import { formatHours } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { CertificateState } from "./certificate.ts";
import { StateChip } from "./state-notice.tsx";

export type CertificateLine = {
  serial: string;
  course: string;
  creditedMinutes: number;
  completedAt: string;
  state: CertificateState;
};

/** One's own certificates, newest first. */
export function CertificateList({ certificates }: { certificates: CertificateLine[] }) {
  if (certificates.length === 0) {
    return (
      <div className="empty">
        <h2>{m.credential_empty_title()}</h2>
        <p>{m.credential_empty_text()}</p>
        <LocaleLink className="btn" to="/courses">
          {m.error_go_courses()}
        </LocaleLink>
      </div>
    );
  }
  return (
    <ul className="ledger">
      {certificates.map((certificate) => (
        <li key={certificate.serial}>
          <div>
            <h2 className="ledger-title">
              <LocaleLink to={`/certificates/${certificate.serial}`}>{certificate.course}</LocaleLink>
            </h2>
            <p className="num">
              {m.credential_hours_value({ hours: formatHours(certificate.creditedMinutes) })}　
              {certificate.serial}
            </p>
          </div>
          <p>
            {m.home_completed_on()} <DateText iso={certificate.completedAt} />
          </p>
          <p>
            <StateChip state={certificate.state} />
          </p>
        </li>
      ))}
    </ul>
  );
}
