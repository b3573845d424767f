import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FieldError } from "./field.tsx";
import { Icon } from "./icon.tsx";

/** A question with ready answers. `kind` stands small above it: "複選，第 3 題，共 8 題". */
export function Choices(props: {
  id: string;
  legend: ReactNode;
  kind?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  const { id, legend, kind, error, children, actions } = props;
  return (
    <fieldset className="quiz" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {kind && <span className="kind">{kind}</span>}
        {legend}
      </legend>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="choices">{children}</div>
      {actions && <div className="acts">{actions}</div>}
    </fieldset>
  );
}

/** One answer; its whole row can be pressed. A verdict comes with why. */
export function Choice(
  props: Omit<ComponentProps<"input">, "type" | "className"> & {
    type: "radio" | "checkbox";
    verdict?: { right: boolean; why: ReactNode } | undefined;
  },
) {
  const { verdict, children, ...input } = props;
  return (
    <label className={classNames("choice", verdict && (verdict.right ? "right" : "wrong"))}>
      <input {...input} />
      <span>{children}</span>
      {verdict && (
        <span className="why">
          <Icon name={verdict.right ? "check" : "cross"} />
          <span>{verdict.why}</span>
        </span>
      )}
    </label>
  );
}
