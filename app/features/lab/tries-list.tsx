import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { Try } from "./lab-page-data.ts";
import type { DiffPart } from "./prompt-diff.ts";
import { promptDiff } from "./prompt-diff.ts";

const LOOKS: Record<Try["outcome"], { icon: IconName; tone: string }> = {
  passed: { icon: "check", tone: "ok" },
  failed: { icon: "cross", tone: "danger" },
  stopped: { icon: "stop", tone: "soft" },
  broken: { icon: "alert", tone: "warn" },
};

/** Runs and submissions, newest first, each with its prompt and what changed in it. */
export function TriesList({ tries, onRestore }: { tries: Try[]; onRestore: (prompt: string) => void }) {
  if (tries.length === 0) return <p className="soft">{m.lab_tries_empty()}</p>;
  return (
    <ol className="tries-list">
      {tries.map((one, index) => (
        <TryItem key={one.id} one={one} before={tries[index + 1]?.prompt ?? null} onRestore={onRestore} />
      ))}
    </ol>
  );
}

function TryItem(props: { one: Try; before: string | null; onRestore: (prompt: string) => void }) {
  const { one } = props;
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span>{one.number === null ? m.lab_try_run() : m.lab_try_attempt({ number: one.number })}</span>
          <span className={`chip ${LOOKS[one.outcome].tone}`}>
            <Icon name={LOOKS[one.outcome].icon} />
            {outcomeWord(one)}
          </span>
          <time dateTime={one.at} className="soft num">
            {formatTime(one.at)}
          </time>
        </summary>
        <div className="stack-s try">
          <p className="soft small">
            <DateText iso={one.at} time />
          </p>
          <h4>{m.lab_try_diff()}</h4>
          <PromptDiff before={props.before} after={one.prompt} wanted={open} />
          <button
            type="button"
            className="btn quiet needs-script"
            onClick={() => props.onRestore(one.prompt)}
          >
            {m.lab_try_restore()}
          </button>
        </div>
      </details>
    </li>
  );
}

function outcomeWord(one: Try): string {
  if (one.outcome === "stopped") return m.lab_try_stopped();
  if (one.outcome === "broken") return m.lab_try_broken();
  return m.lab_try_score({ passed: one.passedChecks, total: one.totalChecks });
}

/** What changed since the try before; the comparing code is fetched when the first one is opened. */
function PromptDiff(props: { before: string | null; after: string; wanted: boolean }) {
  const { before, after, wanted } = props;
  const [parts, setParts] = useState<DiffPart[] | null>(null);
  useEffect(() => {
    if (!wanted || before === null || before === after) return;
    let gone = false;
    import("diff").then(
      ({ diffArrays }) => !gone && setParts(promptDiff(before, after, diffArrays)),
      // Not fetched (no network): the prompt itself is shown all the same.
      (error: unknown) => console.warn("no comparison", error),
    );
    return () => {
      gone = true;
    };
  }, [before, after, wanted]);
  return (
    <>
      {before === null && <p className="soft small">{m.lab_try_first()}</p>}
      {before === after && <p className="soft small">{m.lab_try_same()}</p>}
      <pre className="answer diff">
        {(parts ?? [{ text: after, change: "same" as const }]).map((part, index) =>
          part.change === "added" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            <ins key={index}>{part.text}</ins>
          ) : part.change === "removed" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            <del key={index}>{part.text}</del>
          ) : (
            part.text
          ),
        )}
      </pre>
    </>
  );
}
