import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { SavedDraft } from "./lab-page-data.ts";
import type { SaveState } from "./use-lab-draft.tsx";
import { LONGEST_DRAFT } from "./work.ts";

/** Whether what one wrote is safe, in one line. */
export function SaveLine({ state }: { state: SaveState }) {
  switch (state.kind) {
    case "saved":
      return <span>{state.at ? m.lab_saved_at({ time: formatTime(state.at) }) : m.lab_not_written()}</span>;
    case "unsaved":
      return <span>{m.lab_unsaved()}</span>;
    case "saving":
      return <span>{m.lab_saving()}</span>;
    case "conflict":
      return <span className="chip warn">{m.lab_conflict_title()}</span>;
    default:
      return null;
  }
}

const TROUBLES: ReadonlySet<SaveState["kind"]> = new Set(["offline", "signed-out", "failed", "too-long"]);

/** Why saving waits, said calmly and where it can be read. */
export function SaveTrouble({ state, returnTo }: { state: SaveState; returnTo: string }) {
  if (!TROUBLES.has(state.kind)) return null;
  return (
    <div className="notice warn" role="status">
      <Icon name="alert" />
      <p>
        {state.kind === "offline" && m.lab_save_offline()}
        {state.kind === "failed" && m.lab_save_failed()}
        {state.kind === "too-long" && m.lab_save_too_long({ max: LONGEST_DRAFT })}
        {state.kind === "signed-out" && (
          <>
            {m.lab_save_signed_out()} <SignInAgain returnTo={returnTo} />
          </>
        )}
      </p>
    </div>
  );
}

/** Leads to the sign-in form and from there back to this page, which then finds its text again. */
export function SignInAgain({ returnTo }: { returnTo: string }) {
  return (
    <LocaleLink to={`/sign-in?returnTo=${encodeURIComponent(returnTo)}`} reloadDocument>
      {m.lab_sign_in_again()}
    </LocaleLink>
  );
}

/** Two tabs wrote: both texts side by side, and the person chooses. Within the prompt's form, so that it works without scripts. */
export function ConflictChoice(props: {
  mine: string;
  theirs: SavedDraft;
  path: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  return (
    <section className="conflict" aria-labelledby="conflict" role="alert">
      <h3 id="conflict">{m.lab_conflict_title()}</h3>
      <p>{m.lab_conflict_text()}</p>
      <div className="conflict-sides">
        <div className="stack-s">
          <h4>{m.lab_conflict_mine()}</h4>
          <pre className="answer source">{props.mine}</pre>
          <button
            type="submit"
            name="intent"
            value="save"
            className="btn quiet"
            onClick={(event) => {
              event.preventDefault();
              props.onKeepMine();
            }}
          >
            {m.lab_keep_mine()}
          </button>
        </div>
        <div className="stack-s">
          <h4>
            {m.lab_conflict_theirs({ time: props.theirs.savedAt ? formatTime(props.theirs.savedAt) : "" })}
          </h4>
          <pre className="answer source">{props.theirs.body}</pre>
          <a
            href={props.path}
            className="btn quiet"
            onClick={(event) => {
              event.preventDefault();
              props.onTakeTheirs();
            }}
          >
            {m.lab_take_theirs()}
          </a>
        </div>
      </div>
    </section>
  );
}
