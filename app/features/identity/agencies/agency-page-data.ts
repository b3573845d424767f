import type { ChangeKind, Period } from "./agency-change.ts";

type Names = { nameZh: string; nameEn: string };
export type AgencyLink = Names & { code: string };
export type Contact = { zh: string; en: string };

/** A change that waits for its day, or has been carried out. */
export type ChangeView = {
  id: string;
  kind: ChangeKind;
  fromDay: string;
  /** The new name. */
  names: Names | null;
  /** The agency above from then on, or the one that it becomes part of. */
  target: AgencyLink | null;
  reason: string;
  enteredAt: string;
  /** Null for the host's command line. */
  enteredBy: string | null;
  mayCancel: boolean;
};

/** A line of the tree. */
export type AgencyRow = AgencyLink & {
  depth: number;
  endedOn: string | null;
  /** Who works in it now, and in it and all below it. */
  people: number;
  peopleBelow: number;
  /** Named by the agency itself. */
  contact: Contact | null;
  waiting: { kind: ChangeKind; fromDay: string }[];
};

/** What was completed in an agency in a year, as the completions themselves say. */
export type AgencyYear = { year: string; people: number; completions: number; creditedMinutes: number };

export type AgencyPageData = AgencyLink & {
  endedOn: string | null;
  /** The agency above, or the one that it has become part of; null at the root, and where it may not be seen. */
  parent: AgencyLink | null;
  people: number;
  peopleBelow: number;
  contact: { own: Contact | null; holds: Contact };
  waiting: ChangeView[];
  formerNames: Period<Names>[];
  formerParents: Period<{ parent: AgencyLink | null }>[];
  /** Agencies that have become part of this one. */
  merged: (AgencyLink & { endedOn: string })[];
  years: AgencyYear[];
  /** Agencies below or into which this one may be put by whoever looks. */
  targets: (AgencyLink & { depth: number })[];
  mayChange: boolean;
};

/** What a merger will do, in numbers. */
export type MergerReview = {
  agency: AgencyLink;
  target: AgencyLink;
  fromDay: string;
  people: number;
  /** Roles that end, by role. */
  roles: { role: string; count: number }[];
  /** Agencies directly below it, which come to stand below the other. */
  agencies: number;
  /** HR officers who take over; none where nobody but HR of everything is in charge. */
  officers: string[];
  /** Completions that keep the agency's name and stay in its sums. */
  completions: number;
};

/** Field → what is wrong with it. */
export type AgencyErrors = Record<string, string>;
/** What was typed, by field. */
export type AgencyValues = Record<string, string>;

/** What the page of an agency is drawn from. */
export type AgencyPageProps = {
  agency: AgencyPageData;
  /** Made with the page: a change that is sent twice is one. */
  requestId: string;
  today: string;
  proven: boolean;
  /** What was just done, in words. */
  done: string | null;
  errors: AgencyErrors;
  values: AgencyValues;
};

export const agencyAddress = ({ code }: { code: string }) => `/agencies/${encodeURIComponent(code)}`;
