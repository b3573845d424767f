import { isRouteErrorResponse } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { LocaleLink, useLocale } from "./locale.tsx";
import { UnavailableNote, unavailableOf } from "./unavailable-page.tsx";

const TEXTS: Record<number, { title: () => string; text: () => string }> = {
  400: { title: m.error_400_title, text: m.error_400_text },
  404: { title: m.error_404_title, text: m.error_404_text },
  500: { title: m.error_500_title, text: m.error_500_text },
};

/** What the frame around the pages knows; nothing, where even that could not be read. */
export type FrameOfError =
  | { person: unknown; requestId: string; help: { zh: string; en: string } }
  | undefined;

/** What went wrong and what to do now, in place of the page. @param error what a route threw, or what its answer was */
export function ErrorPage({ error, frame }: { error: unknown; frame: FrameOfError }) {
  const english = useLocale() === "en";
  const unavailable = unavailableOf(error);
  const help = (english ? frame?.help.en : frame?.help.zh) ?? m.error_help();
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        {unavailable ? (
          <UnavailableNote page={unavailable} help={help} />
        ) : (
          <PlainError
            status={isRouteErrorResponse(error) ? error.status : 500}
            requestId={frame?.requestId ?? null}
          />
        )}
        <div className="acts">
          <LocaleLink className={unavailable ? "go" : "btn"} to="/">
            {m.error_go_home()}
          </LocaleLink>
          {frame?.person ? (
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

function PlainError({ status, requestId }: { status: number; requestId: string | null }) {
  const texts = TEXTS[status] ??
    (status >= 500 ? TEXTS[500] : undefined) ?? { title: m.error_other_title, text: m.error_other_text };
  return (
    <>
      <h1>{texts.title()}</h1>
      <p className="lede">{texts.text()}</p>
      {status >= 500 && requestId && (
        <p className="soft">
          {m.error_code()} <code>{requestId}</code>
        </p>
      )}
    </>
  );
}
