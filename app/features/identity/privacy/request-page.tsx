import { m } from "#app/i18n/messages.js";
import { formatDay } from "#app/platform/calendar.ts";
import { GoLink } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { agencyName } from "../agency.ts";
import { ProofFirst } from "../proof-first.tsx";
import { ProofNotice } from "../proof-notice.tsx";
import { DecisionForm, decisionErrors } from "./decision-form.tsx";
import type { RequestDetails } from "./privacy-page-data.ts";
import { blockInWords, requestInWords } from "./privacy-words.ts";
import { RequestStateChip } from "./request-state-chip.tsx";

/** One request, and what an officer can do about it. */
export function RequestPage(props: {
  request: RequestDetails;
  proven: boolean;
  done: string | null;
  errors: Record<string, string>;
  values: { value: string; answer: string } | null;
}) {
  const { request, done, errors } = props;
  const locale = useLocale();
  const address = `/corrections/${request.id}`;
  const emptied = request.emptiedAt === null ? null : m.privacy_words_emptied();
  const { erasure } = request;
  return (
    <main id="main" className="page narrow account">
      <p className="no-print">
        <GoLink icon="left" to="/corrections">
          {m.privacy_list_back()}
        </GoLink>
      </p>
      <h1>{m.privacy_one_title({ name: request.name, what: requestInWords(request) })}</h1>
      {done && (
        <Notice tone="ok" live>
          <p>{done}</p>
        </Notice>
      )}
      {errors.intent === "unproven" && <ProofNotice target={address} />}
      {errors.intent === "blocked" && (
        <Notice tone="warn" live>
          <p>{m.privacy_erasure_late()}</p>
        </Notice>
      )}
      <ErrorSummary errors={decisionErrors(errors)} />
      <section className="stack" aria-labelledby="facts">
        <h2 id="facts">{m.privacy_one_facts()}</h2>
        <Facts
          facts={[
            {
              name: m.role_person(),
              value: <LocaleLink to={`/people/${request.personId}`}>{request.name}</LocaleLink>,
              hint: request.employeeNumber,
            },
            {
              name: m.identity_agency(),
              value: request.post ? agencyName(request.post, locale) : m.identity_agency_none(),
            },
            { name: m.role_state(), value: <RequestStateChip outcome={request.outcome} /> },
            ...(request.kind === "erasure" || request.kind === "record"
              ? []
              : [{ name: m.privacy_one_present(), value: request.present ?? "—" }]),
            ...(request.kind === "erasure"
              ? []
              : [{ name: m.privacy_col_wanted(), value: emptied ?? request.wanted }]),
            { name: m.privacy_col_reason(), value: emptied ?? request.reason },
            {
              name: m.privacy_list_asked(),
              value: <DateText iso={request.askedAt} time />,
              hint: request.askedByName,
            },
            ...(request.decidedAt
              ? [
                  {
                    name: m.privacy_col_decided(),
                    value: <DateText iso={request.decidedAt} time />,
                    hint: request.decidedByName,
                  },
                  { name: m.privacy_col_answer(), value: emptied ?? (request.answer || "—") },
                ]
              : []),
          ]}
        />
        {request.kind === "record" && request.enrolmentId && (
          <p>
            <LocaleLink to={`/records/${request.enrolmentId}`}>{m.privacy_one_record()}</LocaleLink>
          </p>
        )}
      </section>
      {request.outcome === null && (
        <section className="stack" aria-labelledby="decide">
          <h2 id="decide">{m.privacy_decide_title()}</h2>
          {erasure &&
            (erasure.blocks.length > 0 ? (
              <Notice tone="warn">
                <p>{m.privacy_erasure_not_yet()}</p>
                <ul>
                  {erasure.blocks.map((block) => (
                    <li key={block.kind}>{blockInWords(block, formatDay, locale)}</li>
                  ))}
                </ul>
              </Notice>
            ) : (
              <p>
                {m.privacy_erasure_will({
                  completions: erasure.completions,
                  certificates: erasure.certificates,
                })}
              </p>
            ))}
          {props.proven ? (
            <DecisionForm request={request} errors={errors} values={props.values} />
          ) : (
            <ProofFirst target={address} why={m.privacy_proof_why()} />
          )}
        </section>
      )}
    </main>
  );
}
