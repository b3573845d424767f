import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";

/**
 * The learner says that a lesson is done; the server decides whether it counts.
 * @param props.openQuestions how many checks were still unanswered when they last tried, or null
 */
export function LessonDone(props: { done: boolean; openQuestions: number | null; serial: string | null }) {
  const busy = useNavigation().formData?.get("intent") === "done";
  if (props.done) {
    return (
      <div className="notice ok" role="status">
        <Icon name="check" />
        <p>
          <strong>{m.lesson_done_notice()}</strong>
          {props.serial && (
            <>
              {" "}
              {m.lesson_course_completed()}{" "}
              <LocaleLink to={`/certificates/${props.serial}`}>{m.lesson_see_certificate()}</LocaleLink>
            </>
          )}
        </p>
      </div>
    );
  }
  return (
    <Form method="post" className="stack-s lesson-done" id="done" preventScrollReset>
      {props.openQuestions !== null && (
        <p className="error" role="alert">
          <Icon name="alert" />
          {m.lesson_questions_open({ count: props.openQuestions })}
        </p>
      )}
      <p className="soft">{m.lesson_done_hint()}</p>
      <button className="btn" type="submit" name="intent" value="done" aria-busy={busy}>
        {busy ? m.lesson_done_saving() : m.lesson_done_button()}
      </button>
    </Form>
  );
}
