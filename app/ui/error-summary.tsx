import type { MouseEvent } from "react";
import { useEffect, useId, useRef } from "react";
import { m } from "#app/i18n/messages.js";

/** Something that is wrong; `field` is the id of the control where it is put right. */
export type FormError = { field?: string | undefined; message: string };

/**
 * All that is wrong with a form, above it. Takes the focus when it appears, so that it is heard and seen first;
 * before scripts arrive its links are plain fragments.
 */
export function ErrorSummary({ errors, title }: { errors: readonly FormError[]; title?: string }) {
  const box = useRef<HTMLElement>(null);
  const titleId = useId();
  const said = errors.map((error) => `${error.field ?? ""} ${error.message}`).join("\n");
  // A second try with other errors is news again; drawing the same ones anew is not.
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <section className="errors" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <h2 id={titleId}>{title ?? m.common_error_count({ count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field ?? ""} ${message}`}>
            {field === undefined ? (
              message
            ) : (
              <a href={`#${field}`} onClick={(event) => goToField(event, field)}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Focus by hand: a fragment alone scrolls, and leaves the address of the error in the history. */
function goToField(event: MouseEvent, field: string): void {
  const named = document.getElementById(field);
  const control = named instanceof HTMLFieldSetElement ? named.querySelector("input") : named;
  if (!control) return;
  event.preventDefault();
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}
