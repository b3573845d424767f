import { CheckList } from "#app/features/lab/case-result.tsx";
import { answersOf } from "#app/features/lab/history/comparison.ts";
import { m } from "#app/i18n/messages.js";
import { localePath } from "#app/platform/locale.ts";
import { Actions, Button, GoLink } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import type { TryPageData } from "./shown-texts.ts";
import { TryAuthor, TryOutcome, tryInWords } from "./try-line.tsx";

/** A participant's try as its trainer reads it: the text, the answers, what the checks say of them. */
export function TryPage({ page }: { page: TryPageData }) {
  const { workshop, cases, own } = page;
  return (
    <main id="main" className="page stack">
      <p>
        <GoLink icon="left" to={`/workshops/${workshop.id}/feed`}>
          {m.showing_feed_back()}
        </GoLink>
      </p>
      <h1>
        <TryAuthor one={page.try} />
      </h1>
      <p>
        {page.title}
        {m.workshop_dot()}
        <TryOutcome one={page.try} />
      </p>
      <p className="soft small">{m.showing_try_noted()}</p>
      <section className="stack-s" aria-labelledby="text">
        <h2 id="text">{m.showing_text()}</h2>
        {page.text === null ? (
          <p className="soft">{m.lab_try_emptied()}</p>
        ) : (
          <pre className="answer">{page.text}</pre>
        )}
        {page.promptChecks.length > 0 && <CheckList checks={page.promptChecks} />}
      </section>
      {!page.emptied &&
        cases.map((one, index) => (
          <section key={one.id} className="stack-s" aria-labelledby={`case-${one.id}`}>
            <h2 id={`case-${one.id}`}>
              {m.lab_case({ number: index + 1 })} <span className="soft small">{one.gist}</span>
            </h2>
            {page.asksModel &&
              answersOf(one).map(({ title, output }) => (
                <div key={title ?? ""}>
                  {title !== null && <p className="soft">{title}</p>}
                  <pre className="answer">{output === "" ? m.lab_output_empty() : output}</pre>
                </div>
              ))}
            <CheckList checks={one.checks} />
          </section>
        ))}
      <section className="stack-s" aria-labelledby="own">
        <h2 id="own">{m.showing_own_tries()}</h2>
        <ul className="stack-s">
          {own.map((one) => (
            <li key={one.id} aria-current={one.id === page.try.id ? "true" : undefined}>
              {one.id === page.try.id ? (
                <strong>{m.showing_this_one()}</strong>
              ) : (
                <LocaleLink to={`/workshops/${workshop.id}/tries/${one.id}`}>
                  {m.showing_open_try()}
                </LocaleLink>
              )}{" "}
              <TryOutcome one={one} />
            </li>
          ))}
        </ul>
      </section>
      {page.others.length > 0 && <CompareForm page={page} />}
    </main>
  );
}

/** Asks for another address, so that the back button leads here again. */
function CompareForm({ page }: { page: TryPageData }) {
  const locale = useLocale();
  return (
    <form
      method="get"
      action={localePath(locale, `/workshops/${page.workshop.id}/compare`)}
      className="stack-s"
      autoComplete="off"
    >
      <input type="hidden" name="a" value={page.try.id} />
      <SelectField
        id="b"
        name="b"
        label={m.showing_compare_with()}
        options={page.others.map((one) => ({ value: one.id, label: tryInWords(one) }))}
      />
      <Actions>
        <Button kind="quiet">{m.showing_compare_button()}</Button>
      </Actions>
    </form>
  );
}
