import type { Actor } from "#app/features/identity/actor.ts";
import { agenciesInCharge, agencyPathOfPerson } from "#app/features/identity/agencies.queries.server.ts";
import { cardPeople } from "#app/features/identity/cards/cards.queries.server.ts";
import { newSheetSeed } from "#app/features/identity/cards/cards.server.ts";
import type { CardsPageData } from "#app/features/identity/cards/cards-page-data.ts";
import { authorise } from "#app/features/identity/policy.ts";

/**
 * The people without an e-mail address for whom somebody may print cards.
 * @param filter an agency with all below it, or one person
 * @throws 404 for who isn't HR, and for what isn't in their charge
 */
export function seeCards(
  actor: Actor,
  filter: { agency: string | null; person: string | null },
): CardsPageData {
  authorise(actor, "card.list", null);
  const agencies = agenciesInCharge(actor, ["hr"]);
  const chosen = agencies.find(({ id }) => id === filter.agency);
  if (filter.agency !== null) authorise(actor, "card.print", { agencyPath: chosen?.path ?? [filter.agency] });
  if (filter.person !== null)
    authorise(actor, "card.print", { agencyPath: agencyPathOfPerson(filter.person) });
  const top = Math.min(...agencies.map(({ path }) => path.length));
  const looked = chosen ? agencies.filter(({ path }) => path.includes(chosen.id)) : agencies;
  const ids = looked.map(({ id }) => id);
  return {
    agencies: agencies.map(({ id, nameZh, nameEn, path }) => ({
      ...{ id, nameZh, nameEn, depth: path.length - top },
    })),
    ...filter,
    people: cardPeople(ids, filter.person),
    seed: newSheetSeed(),
  };
}
