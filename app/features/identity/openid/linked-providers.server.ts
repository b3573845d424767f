import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import type { LinkedProvider } from "../account.ts";
import { externalIdentitiesOf } from "./external-identities.server.ts";
import { providers } from "./providers.server.ts";

/** The providers that somebody has signed in by and still can. */
export function linkedProviders(personId: string, database: Queryable = getDatabase()): LinkedProvider[] {
  if (providers().length === 0) return [];
  return externalIdentitiesOf(personId, database).flatMap(({ issuer, email, usedAt }) => {
    const provider = providers().find((one) => one.issuer === issuer);
    return provider
      ? [{ id: provider.id, nameZh: provider.nameZh, nameEn: provider.nameEn, email, usedAt }]
      : [];
  });
}
