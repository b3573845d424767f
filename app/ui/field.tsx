import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** What every field has: its name above, help under it, and, when something is wrong, what. */
export type FieldTexts = {
  /** Id of the control; error summaries link to it. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Class of the frame, such as `span` in a filter. */
  frameClass?: string | undefined;
};

type Described = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

function described({ id, hint, error }: FieldTexts): Described {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { id, "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

function Frame(props: FieldTexts & { children: ReactNode }) {
  const { id, label, hint, error, frameClass, children } = props;
  return (
    <div className={classNames("field", Boolean(error) && "bad", frameClass)}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </div>
  );
}

/** What is wrong with a field and how to put it right. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span className="error" id={id}>
      <Icon name="alert" />
      <span>{children}</span>
    </span>
  );
}

function split<Props extends FieldTexts>(props: Props): [FieldTexts, Omit<Props, keyof FieldTexts>] {
  const { id, label, hint, error, frameClass, ...control } = props;
  return [{ id, label, hint, error, frameClass }, control];
}

/** A line to type in. A placeholder is no label, so there is none. */
export function TextField(props: FieldTexts & Omit<ComponentProps<"input">, "id" | "placeholder">) {
  const [texts, control] = split(props);
  return (
    <Frame {...texts}>
      <input {...control} {...described(texts)} />
    </Frame>
  );
}

export function TextAreaField(props: FieldTexts & Omit<ComponentProps<"textarea">, "id" | "placeholder">) {
  const [texts, control] = split(props);
  return (
    <Frame {...texts}>
      <textarea {...control} {...described(texts)} />
    </Frame>
  );
}

export type Option = { value: string; label: string };

export function SelectField(
  props: FieldTexts & { options: readonly Option[] } & Omit<ComponentProps<"select">, "id" | "children">,
) {
  const [texts, { options, ...control }] = split(props);
  return (
    <Frame {...texts}>
      <select {...control} {...described(texts)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
