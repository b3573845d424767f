import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agency, departure, person, post } from "#db/schema/identity.ts";
import { signInNameOf } from "../sign-in-names.queries.server.ts";
import type { House } from "./mail-texts.ts";

/** Whom a mail is to, and where they work. */
export type Recipient = {
  personId: string;
  name: string;
  romanisedName: string | null;
  email: string;
  agency: { code: string; nameZh: string; nameEn: string } | null;
};

function selectRecipients(database: Queryable) {
  return database
    .select({
      personId: person.id,
      name: person.name,
      romanisedName: person.romanisedName,
      // Only who has an address is found below.
      email: sql<string>`${person.email}`,
      agency: { code: agency.code, nameZh: agency.nameZh, nameEn: agency.nameEn },
    })
    .from(person)
    .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    .leftJoin(agency, eq(agency.id, post.agencyId));
}

/** Somebody by their id; null when there is none, or they have no address. */
export function recipientById(personId: string, database: Queryable = getDatabase()): Recipient | null {
  return (
    selectRecipients(database)
      .where(and(eq(person.id, personId), isNotNull(person.email)))
      .get() ?? null
  );
}

/** The person with an e-mail address, in any case; null when nobody has it, or they have left. */
export function personIdByEmail(email: string, database: Queryable = getDatabase()): string | null {
  const row = database
    .select({ id: person.id })
    .from(person)
    .leftJoin(departure, and(eq(departure.personId, person.id), isNull(departure.endedAt)))
    .where(and(sql`lower(${person.email}) = ${email.trim().toLowerCase()}`, isNull(departure.id)))
    .get();
  return row?.id ?? null;
}

/** What others know of a person, so that it makes no password. */
export function passwordWords(personId: string): string[] {
  const found = selectRecipients(getDatabase()).where(eq(person.id, personId)).get();
  const { ISSUER_NAME_ZH, ISSUER_NAME_EN } = env();
  // Without an address it is the number that they sign in under.
  const name = signInNameOf(personId);
  const words = [found?.name, found?.romanisedName, name, name.split("@")[1]?.split(".")[0]];
  const place = [found?.agency?.code, found?.agency?.nameZh, found?.agency?.nameEn];
  return [...words, ...place, ISSUER_NAME_ZH, ISSUER_NAME_EN].filter((word): word is string => Boolean(word));
}

/** What mails say of the house that sends them. */
export function houseIn(locale: Locale): House {
  const settings = env();
  const english = locale === "en";
  return {
    issuer: english ? settings.ISSUER_NAME_EN : settings.ISSUER_NAME_ZH,
    contact: english ? settings.HELP_CONTACT_EN : settings.HELP_CONTACT_ZH,
    origin: settings.ORIGIN,
  };
}
