import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { formatDayShort, formatTime } from "#app/platform/calendar.ts";
import { DateText } from "#app/ui/date.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { DiffText } from "./diff-text.tsx";
import type { RefusedNote } from "./history/note.ts";
import type { NotePlace } from "./history/note-form.tsx";
import { NoteForm } from "./history/note-form.tsx";
import { lookOf, outcomeWord, tryName } from "./history/try-words.tsx";
import type { Try } from "./lab-page-data.ts";
import type { DiffPart } from "./prompt-diff.ts";
import { promptDiff } from "./prompt-diff.ts";
import { WORK_FORM } from "./submit-button.tsx";
import type { WorkPart } from "./work.ts";
import { workInWords } from "./work-words.ts";

type ListProps = {
  tries: Try[];
  /** The one before the last of them, which that one is compared with. */
  before: Try | null;
  parts: WorkPart[];
  place: NotePlace;
  /** A note that was sent without scripts and wasn't kept. */
  refused?: RefusedNote | null;
  /** Puts a text back into the editor beside the list; null where there is none. */
  onRestore: ((prompt: string) => void) | null;
};

/** Runs and submissions, newest first, each with its prompt, what changed in it, and what was noted about it. */
export function TriesList({ tries, before, ...props }: ListProps) {
  if (tries.length === 0) return <p className="soft">{m.lab_tries_empty()}</p>;
  return (
    <ol className="tries-list">
      {tries.map((one, index) => (
        <TryItem key={one.id} one={one} before={tries[index + 1] ?? before} {...props} />
      ))}
    </ol>
  );
}

type ItemProps = Omit<ListProps, "tries" | "before"> & { one: Try; before: Try | null };

function TryItem({ one, before, parts, place, refused, onRestore }: ItemProps) {
  const answered = refused?.tryId === one.id ? refused : null;
  const [open, setOpen] = useState(answered !== null);
  const look = lookOf(one);
  const locale = useLocale();
  return (
    <li id={`try-${one.id}`}>
      <details open={answered !== null || undefined} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span>
            {tryName(one)}
            {one.afterSolution && <span className="soft small after">{m.solution_try_after()}</span>}
          </span>
          <span className={`chip ${look.tone}`}>
            <Icon name={look.icon} />
            {outcomeWord(one)}
          </span>
          <time dateTime={one.at} className="soft num">
            {place.back === "history" && `${formatDayShort(one.at, locale)} `}
            {formatTime(one.at)}
          </time>
          {one.note !== null && <span className="note-line soft small">{one.note}</span>}
        </summary>
        <div className="stack-s try">
          <p className="soft small">
            <DateText iso={one.at} time />
          </p>
          {one.emptied ? (
            <p className="soft small">{m.lab_try_emptied()}</p>
          ) : (
            <>
              <p className="sub">{m.lab_try_diff()}</p>
              <PromptDiff
                before={before === null || before.emptied ? null : workInWords(parts, before.prompt)}
                first={before === null}
                after={workInWords(parts, one.prompt)}
                wanted={open}
              />
              <RestoreButton one={one} unit={place.unit} onRestore={onRestore} />
            </>
          )}
          {before && (
            <p>
              <LocaleLink to={`${place.unit}/compare?a=${before.id}&b=${one.id}`}>
                {m.lab_compare_link()}
              </LocaleLink>
            </p>
          )}
          {!one.emptied && <NoteForm one={one} place={place} refused={answered} />}
        </div>
      </details>
    </li>
  );
}

/**
 * Puts a try's text back. Beside the editor it is a button of the editor's form: without scripts what stands in the
 * editor is saved first, and then the try's text comes in its place.
 */
function RestoreButton(props: { one: Try; unit: string; onRestore: ((prompt: string) => void) | null }) {
  const { one, unit, onRestore } = props;
  if (!onRestore) {
    return (
      <LocaleLink className="btn quiet" to={`${unit}?restore=${one.id}#p-edit`}>
        {m.lab_try_restore()}
      </LocaleLink>
    );
  }
  return (
    <button
      type="submit"
      form={WORK_FORM}
      name="restore"
      value={one.id}
      className="btn quiet"
      onClick={(event) => {
        event.preventDefault();
        onRestore(one.prompt);
      }}
    >
      {m.lab_try_restore()}
    </button>
  );
}

/** What changed since the try before; the comparing code is fetched when the first one is opened. */
function PromptDiff(props: { before: string | null; first: boolean; after: string; wanted: boolean }) {
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
      {props.first && <p className="soft small">{m.lab_try_first()}</p>}
      {before === after && <p className="soft small">{m.lab_try_same()}</p>}
      <pre className="answer diff">
        <DiffText parts={parts ?? [{ text: after, change: "same" }]} />
      </pre>
    </>
  );
}
