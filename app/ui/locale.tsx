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

/** A link within the site that stays in the page's language; `to` is written without prefix. */
export function LocaleLink({ to, ...rest }: Omit<LinkProps, "to"> & { to: string }) {
  return <Link {...rest} to={localePath(useLocale(), to)} />;
}
