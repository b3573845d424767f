import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { OpinionGap, ShownOpinion, ShownOpinions } from "./opinion.ts";
import { useOpinionsComing } from "./use-opinions-coming.tsx";

/**
 * What a model thinks of the visible cases. It looks like no verdict: no check mark, no colour of success or failure, and
 * it says of itself that it doesn't count.
 * @param cases ids of the visible cases in their order, by which they are numbered
 */
export function OpinionView({ shown, cases }: { shown: ShownOpinions; cases: string[] }) {
  const waiting =
    shown.kind === "asked" && shown.opinions.some(({ opinion }) => opinion.outcome === "waiting");
  useOpinionsComing(waiting);
  return (
    <section aria-labelledby="opinions" className="stack-s">
      <h3 className="sub" id="opinions">
        {m.opinion_title()}
      </h3>
      {shown.kind === "no-model" ? (
        <p className="soft small">{m.opinion_no_model()}</p>
      ) : (
        <>
          <p className="soft small">{m.opinion_note({ model: shown.opinions[0]?.model ?? "" })}</p>
          {waiting && <p className="soft small">{m.opinion_coming()}</p>}
          <ul className="checks">
            {shown.opinions.map((one) => (
              <OpinionItem
                key={`${one.caseId} ${one.rubricId}`}
                one={one}
                number={cases.indexOf(one.caseId) + 1}
                ofMany={cases.length > 1}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OpinionItem({ one, number, ofMany }: { one: ShownOpinion; number: number; ofMany: boolean }) {
  const { opinion, label } = one;
  return (
    <li className="check wait">
      <Icon name="info" />
      <span>{ofMany && number > 0 ? m.opinion_of_case({ number, label }) : label}</span>
      <span className="res">{OUTCOMES[opinion.outcome]()}</span>
      {(opinion.outcome === "for" || opinion.outcome === "against") && opinion.reason !== "" && (
        <p className="more">{opinion.reason}</p>
      )}
      {opinion.outcome === "none" && <p className="more">{GAPS[opinion.gap]()}</p>}
    </li>
  );
}

const OUTCOMES: Record<ShownOpinion["opinion"]["outcome"], () => string> = {
  for: m.opinion_for,
  against: m.opinion_against,
  none: m.opinion_none,
  waiting: m.opinion_waiting,
};

const GAPS: Record<OpinionGap, () => string> = {
  slow: m.opinion_gap_slow,
  unreadable: m.opinion_gap_unreadable,
  guard: m.opinion_gap_guard,
  quota: m.opinion_gap_quota,
  "too-long": m.opinion_gap_too_long,
  unavailable: m.opinion_gap_unavailable,
};
