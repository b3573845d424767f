import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import { Html } from "#app/ui/html.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { Answer, AnswerProblem, Feedback, LearnerQuestion } from "./question.ts";
import { QuestionFieldset } from "./question-fieldset.tsx";

export type AttemptLine = {
  number: number;
  startedAt: string;
  right: number | null;
  total: number;
  passed: boolean | null;
  answered: number;
};

type Answered = { answer: Answer; feedback: Feedback };

export type QuizView =
  | { kind: "intro"; underWay: boolean }
  | {
      kind: "question";
      index: number;
      question: LearnerQuestion;
      answered: Answered | null;
      /** For each question whether it has been answered. */
      state: boolean[];
    }
  | { kind: "result"; attempt: AttemptLine; review: { question: LearnerQuestion; answered: Answered }[] };

function useBusy(intent: string): boolean {
  return useNavigation().formData?.get("intent") === intent;
}

/** Before the first question: what passes, what is kept, earlier attempts. */
export function QuizIntro(props: {
  introHtml: string;
  count: number;
  needed: number;
  minutes: number;
  underWay: boolean;
  attempts: AttemptLine[];
}) {
  const busy = useBusy("start");
  return (
    <>
      <Html html={props.introHtml} />
      <p className="num">
        {m.quiz_intro_facts({ count: props.count, needed: props.needed, minutes: props.minutes })}
      </p>
      <p className="soft">{m.quiz_intro_kept()}</p>
      <Form method="post" className="acts">
        <button className="btn big" type="submit" name="intent" value="start" aria-busy={busy}>
          {busy ? m.quiz_starting() : props.underWay ? m.quiz_intro_continue() : m.quiz_intro_start()}
        </button>
      </Form>
      <AttemptList attempts={props.attempts} />
    </>
  );
}

/** One question of the attempt under way, and the way through the others. */
export function QuizQuestion(props: {
  view: Extract<QuizView, { kind: "question" }>;
  problem: AnswerProblem | null;
  unanswered: number | null;
}) {
  const { view } = props;
  const { index, question, answered, state } = view;
  const total = state.length;
  const busy = useBusy("answer");
  const handingIn = useBusy("hand-in");
  const all = state.every(Boolean);
  return (
    <>
      <nav aria-label={m.quiz_progress_label()} className="pages quiz-pages">
        <ul>
          {state.map((given, other) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question's number is what it is
            <li key={other}>
              <LocaleLinkTo
                number={other + 1}
                current={other === index}
                label={`${other + 1} ${given ? m.quiz_answered() : m.quiz_unanswered()}`}
                given={given}
              />
            </li>
          ))}
        </ul>
      </nav>
      <Form method="post" key={question.id} preventScrollReset>
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="question" value={question.id} />
        <QuestionFieldset
          question={question}
          answered={answered}
          problem={answered ? null : props.problem}
          position={m.quiz_progress({ number: index + 1, total })}
        />
        {!answered && (
          <div className="acts quiz-acts">
            <button className="btn" type="submit" aria-busy={busy}>
              {busy ? m.quiz_answering() : m.quiz_answer_button()}
            </button>
          </div>
        )}
      </Form>
      <div className="acts quiz-way">
        {index > 0 && (
          <a className="go" href={`?q=${index}`}>
            <Icon name="left" />
            {m.quiz_previous()}
          </a>
        )}
        {index < total - 1 && (
          <a className={answered && !all ? "btn" : "go"} href={`?q=${index + 2}`}>
            {m.quiz_next()}
            <Icon name="right" />
          </a>
        )}
      </div>
      {(all || index === total - 1) && (
        <Form method="post" className="stack-s hand-in">
          {props.unanswered !== null && (
            <p className="error" role="alert">
              <Icon name="alert" />
              {m.quiz_unanswered_left({ count: props.unanswered })}
            </p>
          )}
          {all && <p>{m.quiz_all_answered()}</p>}
          <button
            className={all ? "btn" : "btn quiet"}
            type="submit"
            name="intent"
            value="hand-in"
            aria-busy={handingIn}
          >
            {handingIn ? m.quiz_handing_in() : m.quiz_hand_in()}
          </button>
        </Form>
      )}
    </>
  );
}

function LocaleLinkTo(props: { number: number; current: boolean; label: string; given: boolean }) {
  return (
    <a href={`?q=${props.number}`} aria-current={props.current ? "step" : undefined} aria-label={props.label}>
      <span className={props.given ? "given" : undefined}>{props.number}</span>
    </a>
  );
}

/** The result of an attempt as a sum, every question with its feedback, and what to do now. */
export function QuizResult(props: {
  view: Extract<QuizView, { kind: "result" }>;
  needed: number;
  attempts: AttemptLine[];
  next: { to: string; title: string } | null;
  courseId: string;
  serial: string | null;
}) {
  const { attempt, review } = props.view;
  const busy = useBusy("start");
  const passed = attempt.passed === true;
  return (
    <>
      <div className={passed ? "notice ok" : "notice warn"} role="status">
        <Icon name={passed ? "check" : "alert"} />
        <div>
          <p>
            <strong>{passed ? m.quiz_result_passed() : m.quiz_result_failed()}</strong>
          </p>
          <p className="num">
            {m.quiz_result_sum({ right: attempt.right ?? 0, total: attempt.total, needed: props.needed })}
          </p>
          {props.serial && (
            <p>
              {m.quiz_course_completed()}{" "}
              <LocaleLink to={`/certificates/${props.serial}`}>{m.quiz_see_certificate()}</LocaleLink>
            </p>
          )}
        </div>
      </div>
      <Form method="post" className="acts">
        {passed &&
          (props.next ? (
            <LocaleLink className="btn" to={props.next.to}>
              {m.quiz_next_unit()}
              <Icon name="right" />
            </LocaleLink>
          ) : (
            <LocaleLink className="btn" to={`/courses/${props.courseId}`}>
              {m.quiz_back_course()}
            </LocaleLink>
          ))}
        <button
          className={passed ? "btn quiet" : "btn"}
          type="submit"
          name="intent"
          value="start"
          aria-busy={busy}
        >
          {busy ? m.quiz_starting() : m.quiz_intro_retake()}
        </button>
        <span className="soft small">{m.quiz_retake_note()}</span>
      </Form>
      <section aria-labelledby="review" className="stack quiz-review">
        <h2 id="review">{m.quiz_review()}</h2>
        {review.map(({ question, answered }, index) => (
          <QuestionFieldset
            key={question.id}
            question={question}
            answered={answered}
            problem={null}
            position={m.quiz_progress({ number: index + 1, total: review.length })}
          />
        ))}
      </section>
      <AttemptList attempts={props.attempts} />
    </>
  );
}

function AttemptList({ attempts }: { attempts: AttemptLine[] }) {
  if (attempts.length === 0) return null;
  return (
    <section aria-labelledby="attempts">
      <h2 className="sub" id="attempts">
        {m.quiz_attempts()}
      </h2>
      <ol className="tries">
        {attempts.map((attempt) => (
          <li key={attempt.number}>
            <span className="num">{m.quiz_attempt({ number: attempt.number })}</span>
            {attempt.passed === null ? (
              <span className="chip now">
                <Icon name="half" />
                {m.quiz_attempt_open({ answered: attempt.answered, total: attempt.total })}
              </span>
            ) : (
              <span className={attempt.passed ? "chip ok" : "chip danger"}>
                <Icon name={attempt.passed ? "check" : "cross"} />
                {attempt.passed ? m.quiz_passed() : m.quiz_failed()}{" "}
                {m.quiz_attempt_score({ right: attempt.right ?? 0, total: attempt.total })}
              </span>
            )}
            <span className="soft">
              <DateText iso={attempt.startedAt} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
