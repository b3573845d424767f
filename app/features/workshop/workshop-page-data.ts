import type { AskNews, BankQuiz, OwnAsking } from "./ask/ask.ts";
import type { Presence, Tally } from "./attention.ts";
import type { Material } from "./planning/materials.ts";
import type { RoomState } from "./room-state.ts";
import type { Spotlight } from "./spotlight/spotlight.ts";
import type { Step, Workshop, WorkshopPhase } from "./workshop.ts";

/** The room as it was when a page was drawn; `now` is the server's time, in ms. */
export type RoomStart = {
  workshopId: string;
  state: RoomState;
  presence: Presence;
  tally: Tally | null;
  asking: AskNews;
  now: number;
};

/** A step's text as HTML, and the path of its unit. */
export type StepTexts = { html: string; to: string | null };

/** Where one joins: null while nobody can. */
export type Door = { code: string; address: string; qr: { size: number; path: string } };

export type WorkshopRow = Pick<Workshop, "id" | "title" | "startsAt" | "endsAt" | "place"> & {
  phase: WorkshopPhase;
  people: number;
  steps: number;
};

export type ConsolePageData = {
  workshop: Workshop & { phase: WorkshopPhase };
  course: string | null;
  trainers: { name: string; part: "lead" | "co" }[];
  me: { id: string; name: string };
  door: Door | null;
  /** Presenter's notes by step. */
  notes: Record<string, string>;
  /** The course's quizzes, whose questions can be put to the room. */
  bank: BankQuiz[];
  /** For how many days answers and presence are kept. */
  keptDays: number;
  minutes: number;
  start: RoomStart;
};

export type AgendaPageData = {
  workshop: { id: string; title: string; phase: WorkshopPhase };
  steps: Step[];
  /** The step at which the room is. */
  current: string | null;
};

export type ProjectorPageData = {
  spotlight: Spotlight;
  title: string;
  door: Door | null;
  texts: Record<string, StepTexts>;
  start: RoomStart;
};

export type RoomPageData = {
  spotlight: Spotlight;
  workshop: { id: string; title: string; showsText: boolean };
  seat: { id: string; name: string; seat: number; guest: boolean };
  /** The name of whoever is signed in by now and could take a guest's seat along. */
  claimable: string | null;
  /** What they answered, voted for and asked. */
  own: OwnAsking;
  texts: Record<string, StepTexts>;
  materials: Material[];
  start: RoomStart;
};
