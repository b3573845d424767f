import { m } from "#app/i18n/messages.js";

/** Id of the form around the work: what runs, submits or saves it from elsewhere on the page names it. */
export const WORK_FORM = "lab-work";

/** Submits the work, from within its form or, given the form's id, from elsewhere on the page. */
export function SubmitButton(props: { quiet?: boolean; submitting: boolean; form?: string }) {
  return (
    <button
      className={props.quiet ? "btn quiet" : "btn"}
      type="submit"
      form={props.form}
      name="intent"
      value="submit"
      aria-busy={props.submitting}
    >
      {props.submitting ? m.lab_submitting() : m.lab_submit()}
    </button>
  );
}
