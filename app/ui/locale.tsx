import type { LinkProps } from "@remix-run/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { createContext, useContext } from "react";
import type { Locale } from "#app/platform/locale.ts";
import { DEFAULT_LOCALE, localePath } from "#app/platform/locale.ts";

const LocaleContext = createContext<Locale>(DEFAULT_LOCALE);

export function LocaleProvider(props: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={props.locale}>{props.children}</LocaleContext.Provider>;
}

/** Language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

type LocaleLinkProps = Omit<LinkProps, "to" | "prefetch" | "relative"> & { to: string };

/** A link within the site that stays in the page's language; `to` is an absolute path, written without prefix. */
export function LocaleLink({ to, ...rest }: LocaleLinkProps) {
  const target = localePath(useLocale(), to);
  if (!import.meta.env.SSR) return <Link {...rest} to={target} />;
  // On the server a link to an absolute path is but an anchor; resolving it against the routes would be work for
  // nothing, thirty times a page.
  const { preventScrollReset, reloadDocument, replace, state, viewTransition, ...attributes } = rest;
  return <a {...attributes} href={target} />;
}
