import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Empty } from "#app/ui/empty.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { ComparedTries } from "./compared-tries.tsx";
import type { ComparisonPageData } from "./comparison.ts";
import { tryChoice } from "./try-words.tsx";

/** Two tries of a lab side by side; which, stands in the address. */
export function ComparisonPage({ data }: { data: ComparisonPageData }) {
  const { unit, pair } = data;
  return (
    <main id="main" className="page comparison stack">
      <p>
        <LocaleLink className="go" to={unit}>
          <Icon name="left" />
          {m.lab_history_back()}
        </LocaleLink>
      </p>
      <h1>{m.lab_compare_title({ title: data.title })}</h1>
      {pair ? (
        <>
          <Choice data={data} a={pair.a.id} b={pair.b.id} />
          <ComparedTries
            key={`${pair.a.id} ${pair.b.id}`}
            pair={pair}
            unit={unit}
            asksModel={data.asksModel}
          />
        </>
      ) : (
        <Empty heading="h2" title={m.lab_compare_empty_title()} text={m.lab_compare_empty()}>
          <LocaleLink className="btn" to={unit}>
            {m.lab_history_back()}
          </LocaleLink>
        </Empty>
      )}
    </main>
  );
}

/**
 * A plain form that asks for another address: the back button leads to the pair before. Browsers would then put the
 * later choice back into the lists; the address says what is chosen.
 */
function Choice({ data, a, b }: { data: ComparisonPageData; a: string; b: string }) {
  const locale = useLocale();
  const options = data.choices.map((one) => ({ value: one.id, label: tryChoice(one, locale) }));
  const address = `${data.unit}/compare`;
  return (
    <form
      method="get"
      action={localePath(locale, address)}
      className="comparison-choice"
      autoComplete="off"
      key={`${a} ${b}`}
    >
      <SelectField id="a" name="a" label={m.lab_compare_a()} options={options} defaultValue={a} />
      <SelectField id="b" name="b" label={m.lab_compare_b()} options={options} defaultValue={b} />
      <div className="acts">
        <button className="btn" type="submit">
          {m.lab_compare_button()}
        </button>
        <LocaleLink className="btn quiet" to={`${address}?a=${b}&b=${a}`}>
          {m.lab_compare_swap()}
        </LocaleLink>
      </div>
    </form>
  );
}
