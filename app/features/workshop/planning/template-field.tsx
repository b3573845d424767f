import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import type { FieldTexts } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { KIND_WORDS } from "../workshop-words.ts";
import styles from "./templates.module.css";
import type { TemplatePreview } from "./templates.ts";

/** The agenda to begin with, and what is in each, to be looked at before one is chosen. */
export function TemplateField(
  props: FieldTexts & { name: string; defaultValue: string; from: readonly TemplatePreview[] },
) {
  const { from, ...field } = props;
  const locale = useLocale();
  return (
    <div className="stack-s">
      <SelectField
        {...field}
        options={[
          { value: "", label: m.planning_template_none() },
          ...from.map(({ id, title, minutes }) => ({
            value: id,
            label: m.planning_template_option({ title, time: formatMinutes(minutes, locale) }),
          })),
        ]}
      />
      <details className={styles.previews}>
        <summary>{m.planning_template_preview()}</summary>
        {from.map((template) => (
          <section key={template.id} aria-labelledby={`template-${template.id}`}>
            <h2 id={`template-${template.id}`} className={styles.name}>
              {template.title}
            </h2>
            <p className="soft">{template.summary}</p>
            <ol className={styles.steps}>
              {template.steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step of a template has nothing but its place
                <li key={index}>
                  <span>{step.title ?? <UnitPlace kind={step.kind} />}</span>
                  <span className="soft">{step.title !== null && KIND_WORDS[step.kind]()}</span>
                  <span className={styles.minutes}>{formatMinutes(step.minutes, locale)}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </details>
    </div>
  );
}

/** Where the course's next unit of a kind comes. */
function UnitPlace({ kind }: { kind: TemplatePreview["steps"][number]["kind"] }) {
  return <>{m.planning_template_unit({ kind: KIND_WORDS[kind]() })}</>;
}
