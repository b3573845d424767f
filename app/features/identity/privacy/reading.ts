import type { Role } from "../actor.ts";

/** Events by which somebody opened what is one person's. */
export const READING_ACTIONS = [
  "record.read",
  "certificate.read",
  "person.read",
  "national-id.reveal",
  "audit.read",
] as const;
export type ReadingAction = (typeof READING_ACTIONS)[number];

/** Events by which somebody opened or took away a list that the person may stand in. */
export const LIST_ACTIONS = ["record.list", "record.export", "team.read"] as const;
export type ListAction = (typeof LIST_ACTIONS)[number];

/** As which role each is done. */
export const READERS: Record<ReadingAction | ListAction, readonly Role[]> = {
  "record.read": ["hr", "auditor"],
  "certificate.read": ["hr", "auditor"],
  "person.read": ["hr"],
  "national-id.reveal": ["hr"],
  "audit.read": ["auditor"],
  "record.list": ["hr", "auditor"],
  "record.export": ["hr", "auditor"],
  "team.read": ["manager"],
};

/**
 * That somebody looked, as the person whom it was about is told it: the office that looked, not the officer's name.
 * Whoever wants the name asks with the number of the event, by which an auditor finds it.
 */
export type Reading<Action = ReadingAction | ListAction> = {
  /** In Taipei. */
  day: string;
  action: Action;
  /** Null where the role can't be told any more. */
  role: Role | null;
  /** Of the role; null for everywhere. */
  agency: { nameZh: string; nameEn: string } | null;
  times: number;
  /** Of the newest of these events. */
  number: number;
};
