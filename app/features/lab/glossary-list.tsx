import type { Term } from "#app/features/catalogue/glossary.ts";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";

/** What the terms of the lessons mean, to be opened below whatever one writes in; the editor also says it on hover. */
export function GlossaryList({ terms }: { terms: readonly Term[] }) {
  if (terms.length === 0) return null;
  return (
    <details className="glossary">
      <summary className="go">
        {m.lab_glossary()}
        <Icon name="down" />
      </summary>
      <p className="hint small keys">{m.lab_glossary_hint()}</p>
      <dl>
        {terms.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
