import type { ReactNode } from "react";
import { useId } from "react";
import { classNames } from "./class-names.ts";

/** A section whose name hangs in the margin, as in a handbook. */
export function Hang(props: { title: ReactNode; note?: ReactNode; className?: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={classNames("hang", props.className)} aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{props.title}</h2>
        {props.note && <p>{props.note}</p>}
      </header>
      <div>{props.children}</div>
    </section>
  );
}
