import { m } from "#app/i18n/messages.js";
import { formatDay, formatHours } from "#app/platform/calendar.ts";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { CertificateSnapshot, CertificateState } from "./certificate.ts";
import { chineseDate } from "./chinese-date.ts";
import { formatSerial } from "./serial.ts";
import { StateNotice } from "./state-notice.tsx";

export type SheetData = {
  serial: string;
  snapshot: CertificateSnapshot;
  issuedAt: string;
  state: CertificateState;
  qr: { size: number; path: string };
  verifyUrl: string;
};

/** A certificate is read by people of both languages, so it says everything in both. */
const ZH = { locale: "zh-TW" } as const;
const EN = { locale: "en" } as const;

/** Hours without a needless ".0": 1, 1.5. */
function hoursOf(snapshot: CertificateSnapshot): string {
  return formatHours(snapshot.creditedMinutes).replace(/\.0$/, "");
}

function creditLine(hours: string, language: typeof ZH | typeof EN): string {
  return hours === "1"
    ? m.credential_sheet_one_hour({}, language)
    : m.credential_sheet_hours({ hours }, language);
}

/** The certificate on its sheet of A4, in both languages whatever the page's; prints as one page. */
export function CertificateSheet({ serial, snapshot, issuedAt, state, qr, verifyUrl }: SheetData) {
  const hours = hoursOf(snapshot);
  return (
    <>
      <nav className="sheet-bar no-print" aria-label={m.credential_actions()}>
        <LocaleLink className="go" to="/certificates">
          <Icon name="left" />
          {m.credential_back()}
        </LocaleLink>
        <span className="push acts">
          <LocaleLink className="btn quiet" to={`/verify/${formatSerial(serial)}`}>
            {m.credential_verify_this()}
          </LocaleLink>
          <button className="btn" type="button" onClick={() => window.print()}>
            <Icon name="print" />
            {m.credential_print()}
          </button>
        </span>
      </nav>
      <main id="main" className="sheet-box">
        {state.kind !== "valid" && <StateNotice state={state} />}
        <div className="sheet" lang="zh-Hant-TW">
          <header>
            <p className="cert-no">
              {m.credential_serial({}, ZH)}
              <br />
              <span className="num">{formatSerial(serial)}</span>
            </p>
            <div className="cert-t">
              <h1>{m.credential_sheet_title({}, ZH)}</h1>
              <p lang="en">{m.credential_sheet_title({}, EN)}</p>
            </div>
            <p className="cert-no end">
              {m.credential_sheet_version({ number: snapshot.versionNumber }, ZH)}
              <br />
              <span lang="en">{m.credential_sheet_version({ number: snapshot.versionNumber }, EN)}</span>
            </p>
          </header>
          <div className="cert-b">
            <p className="cert-line">
              {snapshot.agencyZh && <span className="cert-of">{snapshot.agencyZh}</span>}
              <span className="cert-who">{m.credential_sheet_person({ name: snapshot.name }, ZH)}</span>
            </p>
            <p className="cert-line">
              {m.credential_sheet_completed(
                { date: chineseDate(snapshot.completedAt), course: snapshot.courseZh },
                ZH,
              )}
              <br />
              {creditLine(hours, ZH)}
            </p>
            <p lang="en" className="cert-en">
              {[
                m.credential_sheet_person({ name: snapshot.romanisedName ?? snapshot.name }, EN),
                snapshot.agencyEn && `, ${snapshot.agencyEn},`,
                ` ${m.credential_sheet_completed({ date: formatDay(snapshot.completedAt, "en"), course: snapshot.courseEn }, EN)}`,
                ` ${creditLine(hours, EN)}`,
              ]
                .filter(Boolean)
                .join("")}
            </p>
          </div>
          <footer>
            <div className="cert-sign">
              <p className="cert-org">{snapshot.issuerZh}</p>
              <p lang="en">{snapshot.issuerEn}</p>
            </div>
            <div className="cert-date">
              <p>{m.credential_sheet_issued({ date: chineseDate(issuedAt) }, ZH)}</p>
              <p lang="en">{m.credential_sheet_issued({ date: formatDay(issuedAt, "en") }, EN)}</p>
            </div>
            <div className="cert-qr">
              <svg
                viewBox={`0 0 ${qr.size} ${qr.size}`}
                role="img"
                aria-label={verifyUrl}
                shapeRendering="crispEdges"
              >
                <path fill="#000" d={qr.path} />
              </svg>
              <p>
                {m.credential_sheet_scan({}, ZH)}
                <br />
                <span lang="en">{m.credential_sheet_scan({}, EN)}</span>
              </p>
            </div>
          </footer>
        </div>
      </main>
    </>
  );
}
