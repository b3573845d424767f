import type { Agency } from "#app/features/identity/agency.ts";
import type { Workshop } from "../workshop.ts";
import type { RegistrationRow } from "./registration.ts";

export type RegistrationsPageData = {
  workshop: Pick<Workshop, "id" | "title" | "startsAt" | "capacity" | "registrationUntil">;
  /** Whether the list can still change. */
  changeable: boolean;
  agencies: Pick<Agency, "id" | "nameZh" | "nameEn" | "path">[];
  invited: string[];
  rows: RegistrationRow[];
  placed: number;
  waiting: number;
};

/** What a form of the page answered; fields are kept as they were sent. */
export type RegistrationsAnswer = {
  intent: string;
  errors: Record<string, string>;
  values: Record<string, string>;
  agencies: string[];
  outcome: string | null;
};
