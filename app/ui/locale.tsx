import { Link, type LinkProps } from "@remix-run/react";
import { createContext, type ReactNode, useContext } from "react";
import { DEFAULT_LOCALE, type Locale, localePath } from "#app/platform/locale.ts";

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
