import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ChangeErrors, ChangeValues } from "../plan.ts";
import { LONGEST_TITLE } from "../plan.ts";
import { planErrorInWords, WhenAndWhere } from "../plan-page.tsx";
import styles from "../workshop.module.css";

const FIELDS = ["title", "day", "from", "until", "capacity", "place", "link", "materials"] as const;

export type ChangeAnswer = { values: ChangeValues; errors: ChangeErrors; outcome: string | null };

/** When and where a workshop is, and what belongs to it; those who registered are told what changes. */
export function ChangePage(props: {
  workshop: { id: string; title: string };
  values: ChangeValues;
  /** How many have a place or wait for one. */
  told: number;
  answer: ChangeAnswer | null;
}) {
  const { workshop, told, answer } = props;
  const busy = useNavigation().state === "submitting";
  const values = answer?.values ?? props.values;
  const errors = answer?.errors ?? {};
  const wrong = FIELDS.flatMap((field) => {
    const code = errors[field];
    return code ? [{ field, message: changeErrorInWords(field, code) }] : [];
  });
  const texts = (field: (typeof FIELDS)[number], label: string, hint?: string) => ({
    id: field,
    name: field,
    label,
    hint,
    defaultValue: values[field],
    error: errors[field] ? changeErrorInWords(field, errors[field]) : undefined,
  });
  return (
    <main id="main" className="page narrow">
      <div className={styles.column}>
        <Crumb
          steps={[
            { to: "/workshops", label: m.workshop_title() },
            { to: `/workshops/${workshop.id}`, label: workshop.title },
          ]}
          here={m.planning_change()}
        />
        <h1>{m.planning_change()}</h1>
        <ErrorSummary errors={wrong} />
        {answer?.outcome && (
          <Notice tone={answer.outcome === "closed" ? "warn" : "ok"} live>
            <p>{answer.outcome === "closed" ? m.planning_closed() : m.planning_changed()}</p>
          </Notice>
        )}
        <Form method="post" className="stack" noValidate>
          <TextField {...texts("title", m.workshop_name())} maxLength={LONGEST_TITLE} />
          <WhenAndWhere texts={texts} />
          <TextAreaField
            {...texts("materials", m.planning_materials(), m.planning_materials_hint())}
            rows={4}
          />
          {told > 0 && <p className="soft">{m.planning_told({ count: told })}</p>}
          <Actions>
            <Button name="intent" value="change" busy={busy} busyLabel={m.workshop_sending()}>
              {m.registration_save()}
            </Button>
          </Actions>
        </Form>
        <details className={styles.qrBox}>
          <summary>{m.planning_cancel()}</summary>
          <Form method="post" className="stack-s">
            <p>{m.planning_cancel_sure({ count: told })}</p>
            <Actions>
              <Button kind="danger" name="intent" value="cancel">
                {m.planning_cancel_now()}
              </Button>
            </Actions>
          </Form>
        </details>
      </div>
    </main>
  );
}

/** Of materials, the code says in which line something is wrong: `link:3`. */
function changeErrorInWords(field: string, code: string): string {
  if (field !== "materials") return planErrorInWords(code);
  const [kind, line = ""] = code.split(":");
  if (kind === "many") return m.planning_materials_many();
  return kind === "link" ? m.planning_materials_link({ line }) : m.planning_materials_title({ line });
}
