import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import type { FrameOfError } from "#app/ui/error-page.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { SignInAgain } from "./save-line.tsx";

/** What stands in place of the lab: the texts of someone who is signed out by now, or what went wrong. */
export function LabError() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const frame = useRouteLoaderData<NonNullable<FrameOfError>>("root");
  if (isRouteErrorResponse(error) && error.status === 401) {
    return <SignedOutText texts={(error.data as { texts: string[] }).texts} returnTo={pathname} />;
  }
  return <ErrorPage error={error} frame={frame} />;
}

/** What was sent by someone who is signed out by now, where no scripts could keep it: to be copied, then signed in again. */
function SignedOutText({ texts, returnTo }: { texts: string[]; returnTo: string }) {
  return (
    <main id="main" className="page narrow">
      <div className="stack">
        <h1>{m.lab_signed_out_title()}</h1>
        <p className="lede">{m.lab_signed_out_text()}</p>
        {texts.map((text, index) => (
          <textarea
            // biome-ignore lint/suspicious/noArrayIndexKey: the texts never change
            key={index}
            className="ed plain"
            readOnly
            rows={Math.min(16, text.split("\n").length + 2)}
            value={text}
            aria-label={m.lab_signed_out_label()}
          />
        ))}
        <p>
          <SignInAgain returnTo={returnTo} />
        </p>
      </div>
    </main>
  );
}
