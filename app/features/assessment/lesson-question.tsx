import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { m } from "#app/i18n/messages.js";
import type { Answer, AnswerProblem, Feedback, LearnerQuestion } from "./question.ts";
import { QuestionFieldset } from "./question-fieldset.tsx";

/** What the lesson's action answers to an answer that can't be taken. */
export type LessonAnswerResult =
  | { questionId: string; problem: AnswerProblem }
  | { questionId: string; problem: null };

/** A question to check oneself by: answers at once, may be tried again, and the last answer stands. */
export function LessonQuestion(props: {
  question: LearnerQuestion;
  answered: { answer: Answer; feedback: Feedback } | null;
  /** From a form sent without scripts. */
  problem: AnswerProblem | null;
}) {
  const { question, answered } = props;
  const fetcher = useFetcher<LessonAnswerResult>({ key: `question-${question.id}` });
  const [again, setAgain] = useState(false);
  const busy = fetcher.state !== "idle";
  const open = answered === null || again;
  return (
    <fetcher.Form method="post" action={`#q-${question.id}`} onSubmit={() => setAgain(false)}>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="question" value={question.id} />
      <QuestionFieldset
        question={question}
        answered={open ? null : answered}
        problem={open ? (fetcher.data?.problem ?? props.problem) : null}
      />
      <div className="acts quiz-acts">
        {open ? (
          <button className="btn quiet" type="submit" aria-busy={busy}>
            {busy ? m.quiz_answering() : m.quiz_answer_button()}
          </button>
        ) : (
          <button className="btn quiet" type="button" onClick={() => setAgain(true)}>
            {m.quiz_again()}
          </button>
        )}
      </div>
    </fetcher.Form>
  );
}
