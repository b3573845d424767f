import type { CardOffer, CardState } from "./card.ts";

type AgencyNames = { nameZh: string; nameEn: string };

/** Somebody without an address, as HR in charge sees them on the list of cards. */
export type CardPerson = {
  id: string;
  name: string;
  employeeNumber: string | null;
  agency: AgencyNames;
  hasWayIn: boolean;
  offer: CardOffer;
  card: { state: CardState; expiresAt: string | null };
};

export type CardsPageData = {
  agencies: (AgencyNames & { id: string; depth: number })[];
  /** The agency that is looked at with all below it; null for all in charge. */
  agency: string | null;
  /** One person alone, from their page. */
  person: string | null;
  people: CardPerson[];
  /** What the codes of a sheet made from this page follow from. */
  seed: string;
};

/** A sheet as it is shown, once. */
export type CardSheet = {
  issuer: { nameZh: string; nameEn: string };
  address: string;
  qr: { size: number; path: string };
  cards: {
    id: string;
    name: string;
    employeeNumber: string;
    agency: AgencyNames;
    code: string;
    expiresAt: string;
  }[];
};
