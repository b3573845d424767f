import { m } from "#app/i18n/messages.js";
import { Choice, Choices } from "#app/ui/choice.tsx";
import { FieldError, TextAreaField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { OrderField } from "./order-field.tsx";
import type { PollAnswer, PollAnswerProblem, PollQuestion } from "./poll.ts";
import { LONGEST_TEXT, wordsIn } from "./poll.ts";
import { ANSWER_PROBLEM_WORDS, POLL_KIND_WORDS } from "./poll-words.ts";

/** A question to a room as part of a form, with what was answered before. @param id tells its fields from others' */
export function PollFieldset(props: {
  id: string;
  question: PollQuestion;
  answered: PollAnswer | null;
  problem: PollAnswerProblem | null;
}) {
  const { id, question, answered } = props;
  const locale = useLocale();
  const error = props.problem ? ANSWER_PROBLEM_WORDS[props.problem]() : undefined;
  const prompt = wordsIn(question.prompt, locale);
  const kind = POLL_KIND_WORDS[question.kind]();
  const options = question.options.map((option) => ({ id: option.id, text: wordsIn(option.text, locale) }));
  if (question.kind === "text") {
    return (
      <TextAreaField
        id={`${id}-text`}
        name="text"
        rows={3}
        maxLength={LONGEST_TEXT}
        label={prompt}
        hint={m.ask_text_hint({ count: LONGEST_TEXT })}
        defaultValue={answered?.text}
        error={error}
      />
    );
  }
  if (question.kind === "ranking") {
    const placed = (answered?.choices ?? []).flatMap(
      (one) => options.find((option) => option.id === one) ?? [],
    );
    return (
      <fieldset className="quiz" id={id} aria-describedby={error ? `${id}-error` : undefined}>
        <legend>
          <span className="kind">{kind}</span>
          {prompt}
        </legend>
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
        <OrderField questionId={id} items={placed.length === options.length ? placed : options} />
      </fieldset>
    );
  }
  return (
    <Choices id={id} legend={prompt} kind={kind} error={error}>
      {options.map((option) => (
        <Choice
          key={option.id}
          type={question.kind === "multiple" ? "checkbox" : "radio"}
          name="option"
          value={option.id}
          defaultChecked={answered?.choices.includes(option.id)}
        >
          {option.text}
        </Choice>
      ))}
    </Choices>
  );
}
