import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";

/**
 * A question that must be answered first, in the browser's own <dialog>: it keeps the focus inside, closes on
 * Escape and gives the focus back. `actions` begin with what will happen, in numbers, and end with the way out.
 */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  const { open, onClose } = props;
  const box = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // Not on the first button: a second Enter from the key that opened it would decide.
      title.current?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog className="dialog" ref={box} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId} ref={title} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
      <div className="acts">{props.actions}</div>
    </dialog>
  );
}
