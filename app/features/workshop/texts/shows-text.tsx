import { m } from "#app/i18n/messages.js";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Where a workshop is planned: whether trainers may read what people write in its labs. */
export function ShowsTextField({ on }: { on: boolean }) {
  return (
    <fieldset className="field">
      <legend>{m.showing_legend()}</legend>
      <p className="hint">{m.showing_plan_hint()}</p>
      <div className="choices">
        <Choice type="checkbox" name="showsText" value="yes" defaultChecked={on}>
          {m.showing_plan()}
        </Choice>
      </div>
    </fieldset>
  );
}

/** The same on the page of a workshop that is planned, until its room is opened. */
export function ShowsTextForm({ on }: { on: boolean }) {
  return (
    <form method="post" className="stack-s">
      <p>{on ? m.showing_is_on() : m.showing_is_off()}</p>
      <input type="hidden" name="showsText" value={on ? "" : "yes"} />
      <div className="acts">
        <Button kind="quiet" name="intent" value="shows-text">
          {on ? m.showing_turn_off() : m.showing_turn_on()}
        </Button>
      </div>
    </form>
  );
}

/** At the door, before anybody joins: who can read what, for how long, and what stays one's own. */
export function TextsAreShown() {
  return (
    <Notice tone="signal" icon="info" live>
      <p>
        <strong>{m.showing_door_title()}</strong>
      </p>
      <p>{m.showing_door_text()}</p>
      <p>{m.showing_door_not()}</p>
    </Notice>
  );
}
