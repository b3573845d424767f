import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Fact = { name: string; value: ReactNode; hint?: ReactNode };

/** Names and values, a rule under each. `wide` for long names. */
export function Facts({ facts, wide = false }: { facts: readonly Fact[]; wide?: boolean }) {
  return (
    <dl className={classNames("facts", wide && "wide")}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.value}
            {fact.hint && <span className="hint">{fact.hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
