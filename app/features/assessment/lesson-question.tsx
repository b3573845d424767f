import { Link, useFetcher, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
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
  // Without scripts, answering once more is a page of its own: ?again=<question>.
  const [asked] = useSearchParams();
  const [again, setAgain] = useState(asked.get("again") === question.id);
  const form = useRef<HTMLFormElement>(null);
  const wasOpened = useRef(false);
  const busy = fetcher.state !== "idle";
  const open = answered === null || again;
  useEffect(() => {
    // The link that was followed is gone: the keyboard goes on where one answers.
    if (again && wasOpened.current)
      form.current?.querySelector<HTMLElement>("fieldset :is(input, button)")?.focus();
  }, [again]);
  return (
    <fetcher.Form ref={form} method="post" action={`#q-${question.id}`} onSubmit={() => setAgain(false)}>
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
          <Link
            className="btn quiet"
            to={`?again=${question.id}#q-${question.id}`}
            onClick={(event) => {
              event.preventDefault();
              wasOpened.current = true;
              setAgain(true);
            }}
          >
            {m.quiz_again()}
          </Link>
        )}
      </div>
    </fetcher.Form>
  );
}
