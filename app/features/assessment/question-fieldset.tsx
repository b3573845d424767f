import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { OrderField } from "./order-field.tsx";
import type { Answer, AnswerProblem, Feedback, LearnerQuestion } from "./question.ts";

const KINDS = { single: m.quiz_kind_single, multiple: m.quiz_kind_multiple, order: m.quiz_kind_order };

const PROBLEMS: Record<AnswerProblem, () => string> = {
  "none-chosen": m.quiz_problem_none,
  "one-only": m.quiz_problem_one,
  "unknown-option": m.quiz_problem_unknown,
  "not-all-placed": m.quiz_problem_places,
};

/** One question as part of a form: the fields while it is open, the feedback once it is answered. */
export function QuestionFieldset(props: {
  question: LearnerQuestion;
  answered: { answer: Answer; feedback: Feedback } | null;
  problem: AnswerProblem | null;
  /** Said before the kind, "第 3 題，共 8 題" for example. */
  position?: string;
}) {
  const { question, answered } = props;
  const errorId = `${question.id}-error`;
  return (
    <fieldset className="quiz" id={`q-${question.id}`} aria-describedby={props.problem ? errorId : undefined}>
      <legend>
        <span className="kind">
          {props.position && <>{props.position}　</>}
          {KINDS[question.type]()}
        </span>
        {question.prompt}
      </legend>
      {props.problem && (
        <p className="error" id={errorId} role="alert">
          <Icon name="alert" />
          {PROBLEMS[props.problem]()}
        </p>
      )}
      {answered ? (
        <Answered question={question} {...answered} />
      ) : question.type === "order" ? (
        <OrderField questionId={question.id} items={question.options} />
      ) : (
        <div className="choices">
          {question.options.map((option) => (
            <label className="choice" key={option.id}>
              <input
                type={question.type === "single" ? "radio" : "checkbox"}
                name="option"
                value={option.id}
              />
              <span>{option.text}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function Answered({
  question,
  answer,
  feedback,
}: {
  question: LearnerQuestion;
  answer: Answer;
  feedback: Feedback;
}) {
  const options =
    question.type === "order"
      ? answer.flatMap((id) => question.options.find((option) => option.id === id) ?? [])
      : question.options;
  return (
    <div role="status">
      <p className={feedback.correct ? "verdict-word chip ok" : "verdict-word chip danger"}>
        <Icon name={feedback.correct ? "check" : "cross"} />
        {feedback.correct ? m.quiz_right() : m.quiz_wrong()}
      </p>
      <ul className="choices answered">
        {options.map((option) => {
          const said = feedback.options[option.id];
          if (!said) return null;
          const fine = question.type === "order" ? said.right : said.right === said.chosen;
          return (
            <li
              className={`choice ${fine ? "right" : "wrong"}${said.chosen ? " chosen" : ""}`}
              key={option.id}
            >
              <span className="mark">
                {said.chosen || question.type === "order" ? (
                  <Icon name={said.right ? "check" : "cross"} />
                ) : (
                  <Icon name={said.right ? "alert" : "none"} />
                )}
              </span>
              <span>{option.text}</span>
              <span className="why">
                <span>
                  <b>{verdictWord(question, said)}</b>　{said.text}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function verdictWord(question: LearnerQuestion, said: Feedback["options"][string]): string {
  if (question.type === "order") {
    return said.right ? m.quiz_place_right() : m.quiz_place_wrong({ place: said.place ?? 1 });
  }
  if (said.chosen) return said.right ? m.quiz_option_right() : m.quiz_option_wrong();
  return said.right
    ? question.type === "single"
      ? m.quiz_option_right()
      : m.quiz_option_missed()
    : m.quiz_option_fine();
}
