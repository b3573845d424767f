import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { forgetWhenLeaving, signOutForm } from "./features/lab/kept-texts.ts";
import { overwriteGetLocale } from "./i18n/runtime.js";
import { localeOf } from "./platform/locale.ts";
import { installDefaultPolicy } from "./platform/trusted-types.ts";

installDefaultPolicy();

// Changing the language loads a new document, so the page's own path says which language it is in.
overwriteGetLocale(() => localeOf(window.location.pathname));

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && signOutForm(event)) forgetWhenLeaving();
});

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
