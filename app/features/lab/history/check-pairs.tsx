import { m } from "#app/i18n/messages.js";
import type { IconName } from "#app/ui/icon.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { Change, CheckPair } from "./comparison.ts";

/** Each check with both verdicts; where they differ, a word and a sign say which way. */
export function CheckPairs({ pairs }: { pairs: CheckPair[] }) {
  return (
    <ul className="check-pairs">
      {pairs.map((pair) => (
        <li key={pair.id} data-change={pair.change ?? undefined}>
          <span className="check-label">{pair.label}</span>
          <span className="check-sides">
            <SideVerdict letter="A" verdict={pair.a} />
            <SideVerdict letter="B" verdict={pair.b} />
            <ChangeChip change={pair.change} />
          </span>
          <Reasons pair={pair} />
        </li>
      ))}
    </ul>
  );
}

function SideVerdict({ letter, verdict }: { letter: string; verdict: CheckPair["a"] }) {
  if (!verdict) return <span className="side-verdict soft">{m.lab_compare_verdict_none({ letter })}</span>;
  return (
    <span className={verdict.pass ? "side-verdict pass" : "side-verdict fail"}>
      <Icon name={verdict.pass ? "check" : "cross"} />
      {m.lab_compare_verdict({ letter, verdict: verdict.pass ? m.lab_passed() : m.lab_failed() })}
    </span>
  );
}

const CHIPS: Partial<Record<NonNullable<Change>, { icon: IconName; tone: string }>> = {
  gained: { icon: "sort-a", tone: "ok" },
  lost: { icon: "sort-d", tone: "danger" },
};

function ChangeChip({ change }: { change: Change }) {
  const look = change && CHIPS[change];
  if (!look) return null;
  return (
    <span className={`chip ${look.tone}`}>
      <Icon name={look.icon} />
      {change === "gained" ? m.lab_compare_change_gained() : m.lab_compare_change_lost()}
    </span>
  );
}

/** Why a side failed; once, where both failed for the same reason. */
function Reasons({ pair: { a, b } }: { pair: CheckPair }) {
  const why = (verdict: CheckPair["a"]) => (verdict && !verdict.pass ? verdict.reason : "");
  const [one, other] = [why(a), why(b)];
  if (one === "" && other === "") return null;
  if (one === other) return <p className="more">{m.lab_compare_reason_both({ reason: one })}</p>;
  return (
    <>
      {one !== "" && <p className="more">{m.lab_compare_reason({ letter: "A", reason: one })}</p>}
      {other !== "" && <p className="more">{m.lab_compare_reason({ letter: "B", reason: other })}</p>}
    </>
  );
}
