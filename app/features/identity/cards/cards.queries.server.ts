import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agency, departure, passwordCredential, person, post } from "#db/schema/identity.ts";
import { passkey, signInCard } from "#db/schema/sign-in.ts";
import { liveRoles } from "../roles/role-grants.server.ts";
import { cardOffer, cardState, MOST_CARDS } from "./card.ts";
import { newestCard } from "./cards.server.ts";
import type { CardPerson } from "./cards-page-data.ts";

/** People without an address who work in one of these agencies, those who have no way in first; a sheet of them at most. */
export function cardPeople(agencyIds: readonly string[], personId: string | null): CardPerson[] {
  const database = getDatabase();
  const withPassword = sql<number>`EXISTS (SELECT 1 FROM ${passwordCredential} WHERE ${passwordCredential.personId} = ${person.id})`;
  const withPasskey = sql<number>`EXISTS (SELECT 1 FROM ${passkey} WHERE ${passkey.personId} = ${person.id})`;
  const hasWayIn = sql<number>`(${withPassword} OR ${withPasskey})`;
  const openCard = sql<number>`EXISTS (SELECT 1 FROM ${signInCard} WHERE ${signInCard.personId} = ${person.id}
    AND ${signInCard.usedAt} IS NULL AND ${signInCard.voidedAt} IS NULL AND ${signInCard.expiresAt} > ${now()})`;
  return database
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      employeeNumber: person.employeeNumber,
      agency: { nameZh: agency.nameZh, nameEn: agency.nameEn },
      hasWayIn,
    })
    .from(person)
    .innerJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    .innerJoin(agency, eq(agency.id, post.agencyId))
    .leftJoin(departure, and(eq(departure.personId, person.id), isNull(departure.endedAt)))
    .where(
      and(
        inArray(post.agencyId, [...agencyIds]),
        isNull(person.email),
        isNull(person.erasedAt),
        isNull(departure.id),
        personId === null ? undefined : eq(person.id, personId),
      ),
    )
    .orderBy(asc(hasWayIn), asc(openCard), asc(agency.code), asc(person.employeeNumber), asc(person.id))
    .limit(MOST_CARDS)
    .all()
    .map(({ email, hasWayIn: has, ...row }) => {
      const card = newestCard(row.id, database);
      return {
        ...row,
        hasWayIn: has === 1,
        offer: cardOffer(
          { email, employeeNumber: row.employeeNumber, present: true },
          rolesOf(row.id),
          demanded(),
        ),
        card: { state: cardState(card, now()), expiresAt: card?.expiresAt ?? null },
      };
    });
}

const demanded = () => env().FACTOR_ROLES;
const rolesOf = (personId: string, database: Queryable = getDatabase()) =>
  liveRoles(database, personId).map(({ role }) => role);

/** Whether a role of somebody is too much for a card. */
export function cardIsTooLittle(personId: string, database: Queryable = getDatabase()): boolean {
  return rolesOf(personId, database).some((role) => demanded().includes(role));
}
