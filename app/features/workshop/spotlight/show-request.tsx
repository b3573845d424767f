import { m } from "#app/i18n/messages.js";
import { Actions } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { CommandButton } from "../command-form.tsx";
import { ShownTryText } from "./shown-try.tsx";
import type { Asked, ShownTry } from "./spotlight.ts";
import { hasAgreed } from "./spotlight.ts";

/**
 * A participant is asked whether a try of theirs may be shown, with exactly what would be. Nobody has seen it by this
 * question, and as long as its text isn't on the screen there is only a no to press.
 */
export function ShowRequest(props: { asked: Asked | null; own: ShownTry | null; shown: boolean }) {
  const { asked, own } = props;
  if (!asked) return null;
  const say = (answer: string) => ({ type: "show-answer", showId: asked.id, answer });
  if (hasAgreed(asked)) {
    return (
      <Notice tone="ok">
        <p>{props.shown ? m.showing_yours_on() : m.showing_yours_waits()}</p>
        <CommandButton kind="quiet" command={say("withdrawn")}>
          {m.showing_take_back()}
        </CommandButton>
      </Notice>
    );
  }
  if (asked.answer !== null) return null;
  return (
    <section aria-labelledby="asked">
      <Notice tone="signal" icon="people">
        <h2 id="asked">{m.showing_asked()}</h2>
        <p>{m.showing_asked_how()}</p>
        {own && <ShownTryText shown={own} level="h3" />}
        <Actions>
          {own && (
            <>
              <CommandButton kind="quiet" command={say("anonymous")}>
                {m.showing_yes_anonymous()}
              </CommandButton>
              <CommandButton kind="quiet" command={say("named")}>
                {m.showing_yes_named()}
              </CommandButton>
            </>
          )}
          <CommandButton kind="quiet" command={say("no")}>
            {m.showing_no()}
          </CommandButton>
        </Actions>
      </Notice>
    </section>
  );
}
