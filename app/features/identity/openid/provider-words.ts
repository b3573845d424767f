import type { Locale } from "#app/platform/locale.ts";
import type { ProviderName } from "./provider-file.ts";

export function providerName(provider: ProviderName, locale: Locale): string {
  return locale === "en" ? provider.nameEn : provider.nameZh;
}

/** Path of the page that leads to a provider. @param confirms to show who one is, and not to sign in */
export function providerPath(
  provider: { id: string },
  { returnTo, confirms = false }: { returnTo: string | null; confirms?: boolean },
): string {
  const query = new URLSearchParams({
    ...(returnTo !== null && { returnTo }),
    ...(confirms && { for: "confirm" }),
  });
  return `/sign-in/with/${provider.id}${query.size > 0 ? `?${query}` : ""}`;
}
