import type { ReactNode } from "react";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router-dom";
import { StaticRouter } from "react-router-dom/server.js";
import { afterEach } from "vitest";
import { setLocale } from "#app/i18n/runtime.js";
import type { Locale } from "#app/platform/locale.ts";
import { LocaleProvider } from "#app/ui/locale.tsx";

// React warns about updates outside act() unless told that this is a test.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const start = (locale: Locale) => (locale === "en" ? "/en" : "/");

function speak(locale: Locale): void {
  void setLocale(locale, { reload: false });
}

/** What the server sends: the page before any script has run. */
export function serverMarkup(children: ReactNode, locale: Locale = "zh-TW"): HTMLElement {
  speak(locale);
  const box = document.createElement("div");
  box.innerHTML = renderToStaticMarkup(
    <StaticRouter location={start(locale)}>
      <LocaleProvider locale={locale}>{children}</LocaleProvider>
    </StaticRouter>,
  );
  return box;
}

/** The page in a browser, scripts and effects run; taken away after the test. */
export function render(children: ReactNode, locale: Locale = "zh-TW") {
  speak(locale);
  const box = document.body.appendChild(document.createElement("div"));
  const root = createRoot(box);
  const redraw = (next: ReactNode) =>
    act(() =>
      root.render(
        <MemoryRouter
          initialEntries={[start(locale)]}
          future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
        >
          <LocaleProvider locale={locale}>{next}</LocaleProvider>
        </MemoryRouter>,
      ),
    );
  cleanups.push(() => {
    act(() => root.unmount());
    box.remove();
  });
  redraw(children);
  return { box, redraw };
}

/** The one element that matches; the test fails when there is none. */
export function one(box: HTMLElement, selector: string): HTMLElement {
  const found = box.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing matches ${selector} in ${box.innerHTML}`);
  return found;
}

export function press(element: HTMLElement): MouseEvent {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true });
  act(() => {
    element.dispatchEvent(event);
  });
  return event;
}

export function pressKey(element: HTMLElement, key: string): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  act(() => {
    element.dispatchEvent(event);
  });
  return event;
}
