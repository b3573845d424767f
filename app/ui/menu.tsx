import { useLocation } from "@remix-run/react";
import type { FocusEvent, KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

/**
 * A menu that opens without a script, because it is a <details>. With one it closes as people expect: on Escape,
 * when the focus or a press goes elsewhere, and when it has led somewhere.
 */
export function Menu(props: {
  label: ReactNode;
  icon?: IconName;
  /** Shows that it opens downwards. */
  arrow?: boolean;
  /** Looks like a secondary button and opens at its start. */
  button?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();

  function close(): void {
    if (box.current) box.current.open = false;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new place closes it
  useEffect(close, [key]);

  useEffect(() => {
    function onPointerDown(event: PointerEvent): void {
      if (box.current?.open && !box.current.contains(event.target as Node)) box.current.open = false;
    }
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !box.current?.open) return;
    close();
    box.current.querySelector("summary")?.focus();
  }

  function onBlur(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && !box.current?.contains(to)) close();
  }

  return (
    <details
      className={classNames("menu", props.button && "from-start", props.className)}
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <summary className={props.button ? "btn quiet" : undefined}>
        {props.icon && <Icon name={props.icon} />}
        {props.label}
        {props.arrow && <Icon name="down" />}
      </summary>
      <div className="menu-list">{props.children}</div>
    </details>
  );
}
