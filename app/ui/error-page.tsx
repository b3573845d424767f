import { m } from "#app/i18n/messages.js";
import { LocaleLink } from "./locale.tsx";

const TEXTS: Record<number, { title: () => string; text: () => string }> = {
  400: { title: m.error_400_title, text: m.error_400_text },
  404: { title: m.error_404_title, text: m.error_404_text },
  500: { title: m.error_500_title, text: m.error_500_text },
};

/** What went wrong and what to do now, in place of the page. */
export function ErrorPage(props: { status: number; requestId: string | null; signedIn: boolean }) {
  const { status } = props;
  const texts = TEXTS[status] ??
    (status >= 500 ? TEXTS[500] : undefined) ?? { title: m.error_other_title, text: m.error_other_text };
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{texts.title()}</h1>
        <p className="lede">{texts.text()}</p>
        {status >= 500 && props.requestId && (
          <p className="soft">
            {m.error_code()} <code>{props.requestId}</code>
          </p>
        )}
        <div className="acts">
          <LocaleLink className="btn" to="/">
            {m.error_go_home()}
          </LocaleLink>
          {props.signedIn ? (
            <LocaleLink className="go" to="/courses">
              {m.error_go_courses()}
            </LocaleLink>
          ) : (
            <LocaleLink className="go" to="/sign-in">
              {m.error_sign_in()}
            </LocaleLink>
          )}
        </div>
      </div>
    </main>
  );
}
