import { z } from "zod";
import { isDay } from "#app/platform/calendar.ts";
import { instantOf } from "../plan.ts";
import type { Workshop, WorkshopPhase } from "../workshop.ts";

/** How long after the beginning a place waits for whoever registered; from then on anybody with the code may have it. */
export const PLACE_KEPT_MS = 15 * 60_000;
export const LONGEST_REASON = 200;

export type RegistrationState = "placed" | "waiting" | "withdrawn" | "removed";

/** Somebody's registration for a workshop. */
export type Registration = {
  id: string;
  workshopId: string;
  personId: string;
  position: number;
  placedAt: string | null;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  locale: "zh-TW" | "en";
  changes: number;
};

type Standing = Pick<Registration, "personId" | "placedAt" | "withdrawnAt" | "withdrawnBy">;

/** `removed`: a trainer took them off the list; they can't put themselves on it again. */
export function stateOf({ personId, placedAt, withdrawnAt, withdrawnBy }: Standing): RegistrationState {
  if (withdrawnAt !== null) return withdrawnBy === personId ? "withdrawn" : "removed";
  return placedAt === null ? "waiting" : "placed";
}

type Times = Pick<Workshop, "registrationUntil" | "startsAt" | "openedAt" | "closedAt" | "cancelledAt">;

/** Whether it takes place, and hasn't begun: until then the list can change. */
export function listIsOpen(workshop: Omit<Times, "registrationUntil">, at: string): boolean {
  const { openedAt, closedAt, cancelledAt, startsAt } = workshop;
  return openedAt === null && closedAt === null && cancelledAt === null && at < startsAt;
}

/** Whether people can register by themselves. */
export function takesRegistrations(workshop: Times, at: string): boolean {
  const { registrationUntil } = workshop;
  return registrationUntil !== null && at < registrationUntil && listIsOpen(workshop, at);
}

/**
 * Whether somebody who comes with the code finds a seat. Until a quarter of an hour after the beginning the places of
 * registered people who haven't come yet are theirs.
 */
export function hasSeatFor(
  who: { registered: boolean },
  room: { capacity: number; taken: number; awaited: number; startsAt: string },
  atMs: number,
): boolean {
  const kept = who.registered || atMs >= Date.parse(room.startsAt) + PLACE_KEPT_MS ? 0 : room.awaited;
  return room.taken + kept < room.capacity;
}

const time = z.string("missing").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time");

/** The form that opens a registration, or closes it: no agency is nobody's. */
export const registrationForm = z
  .object({
    day: z.string("missing").min(1, "missing").refine(isDay, "day"),
    time,
    agencies: z.array(z.string().max(64)).min(1, "agencies").max(500),
  })
  .transform(({ day, time: clock, agencies }) => ({ until: instantOf(day, clock), agencies }));

export type RegistrationErrors = { day?: string; time?: string; agencies?: string };

/** Why a trainer takes somebody off the list. */
export const reasonForm = z.object({
  registration: z.string().max(64),
  reason: z
    .string("missing")
    .transform((text) => text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, " ").trim())
    .pipe(z.string().min(1, "missing").max(LONGEST_REASON, "too-long")),
});

/** A line of the trainer's list. */
export type RegistrationRow = {
  id: string;
  name: string;
  agency: { nameZh: string; nameEn: string } | null;
  state: RegistrationState;
  registeredAt: string;
  /** From 1, of those who wait; null for all others. */
  waits: number | null;
  reason: string;
};

/** A workshop as its invited people see it, with how it stands for whoever looks. */
export type OfferedWorkshop = Pick<
  Workshop,
  "id" | "title" | "startsAt" | "endsAt" | "place" | "link" | "capacity" | "registrationUntil" | "showsText"
> & {
  phase: WorkshopPhase;
  state: RegistrationState | null;
  /** How many before them wait, and they: null unless they wait. */
  waits: number | null;
  placed: number;
  waiting: number;
  /** Whether it takes registrations at this moment, and whether one can still withdraw. */
  open: boolean;
  changeable: boolean;
};
