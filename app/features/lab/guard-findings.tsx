import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { GuardNotice } from "./lab-page-data.ts";
import { guardText } from "./sentences.ts";
import type { Place } from "./use-lab-work.tsx";
import type { Work } from "./work.ts";
import { textIn } from "./work.ts";

/** What the guard found in the prompt; with `onShow` each leads to its place in the text as it stands. */
export function GuardFindings(props: { notice: GuardNotice; work?: Work; onShow?: (place: Place) => void }) {
  const { notice, work, onShow } = props;
  return (
    <ul className="guard-findings">
      {notice.findings.map(({ kind, part, start, end, message }) => (
        <li key={`${kind}-${part}-${start}`}>
          {message}{" "}
          {onShow && work && (
            <button type="button" className="go needs-script" onClick={() => onShow({ part, start, end })}>
              {m.reading_words({ words: textIn(work, part).slice(start, end) })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Said beside a run whose prompt held something sensitive and that went on all the same. */
export function GuardNoticeBox({ notice }: { notice: GuardNotice }) {
  return (
    <div className={notice.action === "warn" ? "notice warn" : "notice"}>
      <Icon name={notice.action === "warn" ? "alert" : "info"} />
      <div>
        <p>{guardText(notice)}</p>
        <GuardFindings notice={notice} />
      </div>
    </div>
  );
}
