import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Actions, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Hang } from "#app/ui/hang.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { proofPath } from "../identity-proof.ts";
import { ROLE_WORDS, scopeInWords } from "../roles/role-words.ts";
import type { OwnPrivacy } from "./privacy-page-data.ts";
import { READING_WORDS, requestInWords } from "./privacy-words.ts";
import type { Reading } from "./reading.ts";
import { RequestStateChip } from "./request-state-chip.tsx";

/** What one person sees of themselves: a copy to take, requests and what became of them, who looked. */
export function OwnPrivacySections({ own, done }: { own: OwnPrivacy; done: string | null }) {
  const locale = useLocale();
  return (
    <>
      {done && (
        <Notice tone="ok" live>
          <p>{done}</p>
        </Notice>
      )}
      <Hang title={m.privacy_copy_title()}>
        <div className="stack-s">
          <p>{m.privacy_copy_text()}</p>
          <Actions>
            {own.proven ? (
              <a className="btn quiet" href="/privacy/data.zip" download>
                <Icon name="save" />
                {m.privacy_copy_button()}
              </a>
            ) : (
              <LinkButton kind="quiet" icon="save" to={proofPath(localePath(locale, "/privacy"))}>
                {m.privacy_copy_button()}
              </LinkButton>
            )}
          </Actions>
          {!own.proven && <p className="hint">{m.privacy_copy_proof()}</p>}
        </div>
      </Hang>
      <Hang title={m.privacy_requests_title()}>
        <div className="stack-s">
          <p>{m.privacy_requests_text()}</p>
          {own.requests.length > 0 && <RequestList requests={own.requests} />}
          <Actions>
            <LinkButton kind="quiet" to="/privacy/request">
              {m.privacy_request_new()}
            </LinkButton>
          </Actions>
        </div>
      </Hang>
      <Hang title={m.privacy_readings_title()} note={m.privacy_readings_note()}>
        <div className="stack">
          {own.readings.length === 0 ? (
            <p>{m.privacy_readings_none()}</p>
          ) : (
            <ReadingTable label={m.privacy_readings_label()} readings={own.readings} />
          )}
          {own.listReadings.length > 0 && (
            <details>
              <summary>{m.privacy_list_readings_title({ count: own.listReadings.length })}</summary>
              <div className="stack-s">
                <p className="soft">{m.privacy_list_readings_text()}</p>
                <ReadingTable label={m.privacy_list_readings_label()} readings={own.listReadings} />
              </div>
            </details>
          )}
        </div>
      </Hang>
    </>
  );
}

function RequestList({ requests }: { requests: OwnPrivacy["requests"] }) {
  return (
    <dl className="facts wide">
      {requests.map((request) => (
        <div key={request.id}>
          <dt>
            {requestInWords(request)}
            <span className="hint">
              <DateText iso={request.askedAt} />
            </span>
          </dt>
          <dd>
            <RequestStateChip outcome={request.outcome} />
            {request.answer && <span className="hint">{request.answer}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ReadingTable({ label, readings }: { label: string; readings: readonly Reading[] }) {
  const locale = useLocale();
  return (
    <TableScroll label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.privacy_reading_day()}</th>
            <th scope="col">{m.privacy_reading_who()}</th>
            <th scope="col">{m.privacy_reading_what()}</th>
            <th scope="col" className="num">
              {m.privacy_reading_times()}
            </th>
            <th scope="col" className="num">
              {m.privacy_reading_number()}
            </th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <tr key={reading.number}>
              <td className="nw">
                <DateText iso={reading.day} style="short" />
              </td>
              <td>
                {reading.role
                  ? m.identity_role_where({
                      role: ROLE_WORDS[reading.role].name(),
                      where: scopeInWords(reading.agency, locale),
                    })
                  : m.privacy_reading_unknown()}
              </td>
              <td>{READING_WORDS[reading.action]()}</td>
              <td className="num">{reading.times}</td>
              <td className="num">{reading.number}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
