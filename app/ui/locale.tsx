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

type SiteLinkProps = Omit<LinkProps, "to" | "prefetch" | "relative" | "discover"> & { to: string };

/**
 * A link to an absolute path of the site. On the server that is but an anchor: resolving it against the routes
 * would be work for nothing, thirty times a page.
 */
export function SiteLink({ to, ...rest }: SiteLinkProps) {
  if (!import.meta.env.SSR) return <Link {...rest} discover="none" to={to} />;
  const { preventScrollReset, reloadDocument, replace, state, viewTransition, ...attributes } = rest;
  return <a {...attributes} href={to} />;
}

/** A link within the site that stays in the page's language; `to` is written without prefix. */
export function LocaleLink({ to, ...rest }: SiteLinkProps) {
  return <SiteLink {...rest} to={localePath(useLocale(), to)} />;
}
