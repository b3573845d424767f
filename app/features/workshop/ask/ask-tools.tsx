import { Form } from "@remix-run/react";
import type { PollErrors, PollValues } from "#app/features/assessment/poll.ts";
import { NEW_POLL, PollFields } from "#app/features/assessment/poll-fields.tsx";
import { m } from "#app/i18n/messages.js";
import { Button } from "#app/ui/button.tsx";
import { CommandButton } from "../command-form.tsx";
import { planErrorInWords } from "../plan-page.tsx";
import type { RoomState } from "../room-state.ts";
import { placeOf } from "../room-state.ts";
import styles from "./ask.module.css";
import type { BankQuiz } from "./ask.ts";

/** What became of a question of the trainer's own that can't be asked as it is. */
export type OwnPollAnswer = { values: PollValues; errors: PollErrors };

/** To ask the room something that isn't in the agenda: a question of one's own, or one of the course's quizzes. */
export function AskTools(props: { state: RoomState; bank: BankQuiz[]; answer: OwnPollAnswer | null }) {
  const { state, bank, answer } = props;
  const { step } = placeOf(state.pace);
  // The quiz at which the room is comes first.
  const here = (quiz: BankQuiz) => Number(quiz.activityId === step?.activityId);
  const quizzes = bank.toSorted((a, b) => here(b) - here(a)).filter((quiz) => quiz.questions.length > 0);
  return (
    <details open={answer !== null || undefined}>
      <summary>{m.ask_ask()}</summary>
      <div className={styles.tools}>
        {quizzes.length > 0 && (
          <CommandButton
            kind="quiet"
            formClass="stack-s"
            command={{ type: "poll-quiz" }}
            fields={
              <div className="field">
                <label htmlFor="place">{m.ask_bank()}</label>
                <span className="hint" id="place-hint">
                  {m.ask_bank_hint()}
                </span>
                <select id="place" name="place" aria-describedby="place-hint">
                  {quizzes.map(({ activityId, title, questions }) => (
                    <optgroup key={activityId} label={title}>
                      {questions.map(({ id, prompt }) => (
                        <option key={id} value={`${activityId}/${id}`}>
                          {prompt}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </select>
              </div>
            }
          >
            {m.ask_bank_button()}
          </CommandButton>
        )}
        <Form method="post" className="stack-s" aria-labelledby="own" noValidate key={state.pace.poll?.id}>
          <h3 id="own">{m.ask_own()}</h3>
          <input type="hidden" name="intent" value="poll" />
          <input type="hidden" name="actionId" value={`${state.seq}:own`} />
          <input type="hidden" name="expected" value={state.pace.revision} />
          <PollFields
            values={answer?.values ?? NEW_POLL}
            errors={answer?.errors ?? {}}
            inWords={planErrorInWords}
          />
          <Button kind="quiet">{m.ask_own_button()}</Button>
        </Form>
      </div>
    </details>
  );
}
