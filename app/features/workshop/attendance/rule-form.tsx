import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { TextField } from "#app/ui/field.tsx";
import type { AttendanceAnswer, AttendancePageData } from "./attendance.ts";

/** What counts as having attended, until the room opens. */
export function RuleForm({ page, answer }: { page: AttendancePageData; answer: AttendanceAnswer | null }) {
  const { rule } = page;
  const errors = answer?.errors ?? {};
  const wrong = Object.keys(errors).length > 0;
  const texts = (field: "presentPercent" | "checkPercent", label: string, hint: string) => ({
    id: field,
    name: field,
    label,
    hint,
    inputMode: "numeric" as const,
    defaultValue: wrong ? answer?.values[field] : String(rule[field]),
    error: errors[field] ? m.attendance_rule_percent() : undefined,
  });
  const ticked = (field: "breaksCount" | "completesCourse") =>
    wrong ? Boolean(answer?.values[field]) : rule[field];
  return (
    <Form method="post" className="stack" noValidate>
      <TextField
        {...texts("presentPercent", m.attendance_rule_present(), m.attendance_rule_present_hint())}
      />
      <TextField {...texts("checkPercent", m.attendance_rule_checks(), m.attendance_rule_checks_hint())} />
      <div className="choices">
        <Choice type="checkbox" name="breaksCount" value="yes" defaultChecked={ticked("breaksCount")}>
          {m.attendance_rule_breaks()}
        </Choice>
        {page.course && (
          <Choice
            type="checkbox"
            name="completesCourse"
            value="yes"
            defaultChecked={ticked("completesCourse")}
          >
            {m.attendance_rule_course()}
          </Choice>
        )}
      </div>
      {!page.course && <p className="hint">{m.attendance_rule_no_course()}</p>}
      <Actions>
        <Button kind="quiet" name="intent" value="rule">
          {m.attendance_rule_save()}
        </Button>
      </Actions>
    </Form>
  );
}
