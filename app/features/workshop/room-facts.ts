import type { FloorQuestion, Released, RoomPoll } from "./ask/ask.ts";
import type { Check } from "./attendance/check.ts";
import type { Note, Offer } from "./broadcast/broadcast.ts";
import type { Asked, Show, ShowAnswer } from "./spotlight/spotlight.ts";

/** What can happen in a room, and whom each of it is for. What it comes to is in room-state.ts. */

export const STEP_KINDS = ["slide", "lesson", "lab", "quiz", "poll", "break", "discussion"] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A step without its texts, which come with the page. */
export type StepHead = {
  id: string;
  kind: StepKind;
  title: string;
  minutes: number;
  activityId: string | null;
};

/** How far somebody is with a step; a later one never takes a pass away. */
export type MarkState = "opened" | "ran" | "failing" | "passed";

export type Named = { id: string; name: string };

export type RoomFact =
  | { type: "opened"; steps: StepHead[] }
  /** The agenda was changed while the room is open. */
  | { type: "agenda"; steps: StepHead[] }
  /** The room goes to a step; null is the lobby. A deadline is an instant, so that it is the same on every screen. */
  | { type: "moved"; stepId: string | null; deadline: string | null }
  | { type: "timed"; deadline: string | null }
  /** Everybody looks up; what is left of the time waits. */
  | { type: "paused"; leftMs: number | null }
  | { type: "resumed"; deadline: string | null }
  | { type: "locked"; on: boolean }
  /** Everybody goes at their own pace. */
  | { type: "roaming"; on: boolean }
  /** Everybody is asked to check in; null when that is over before its time. */
  | { type: "check"; check: Check | null }
  | { type: "closed" }
  /** Somebody's try stands before everybody; null when it is taken away. Whose it is, is in no fact for the room. */
  | { type: "shown"; show: Show | null }
  | { type: "note"; note: Note | null }
  | { type: "offer"; offer: Offer | null }
  /** Somebody is asked whether a try of theirs may be shown, and what they say. */
  | { type: "show-asked"; participantId: string; show: Omit<Asked, "answer"> }
  | { type: "show-answered"; participantId: string; showId: string; answer: ShowAnswer }
  /** The question in front of everybody, as it is from now on; null when there is none any more. */
  | { type: "poll"; poll: RoomPoll | null }
  /** A question from the floor, new or judged: for trainers, who see its author's name where it was given. */
  | { type: "floor"; question: FloorQuestion }
  /** The room may see a question, without a name; and may not any more. */
  | { type: "released"; question: Released }
  | { type: "withdrawn"; questionId: string }
  | { type: "joined"; participantId: string; name: string; seat: number; guest: boolean }
  /** A guest has signed in and taken their seat along. */
  | { type: "named"; participantId: string; name: string }
  | { type: "removed"; participantId: string }
  | { type: "hand"; participantId: string; up: boolean; ask: string }
  | { type: "claimed"; participantId: string; by: Named | null }
  /** `check` is the rule that failed first, in the learner's words. */
  | { type: "progress"; participantId: string; stepId: string; mark: MarkState; check: string | null }
  | { type: "checked"; participantId: string; number: number }
  | { type: "driving"; driver: Named | null }
  /** A co-trainer asks to lead; null when that is settled. */
  | { type: "asked"; by: Named | null };

/** A fact in its place; `at` is the server's time, ISO. */
export type RoomEvent = { seq: number; at: string } & RoomFact;

/** Who looks: a trainer at everything, a participant at the room and themselves, a projector at the room. */
export type Viewer = { as: "trainer" } | { as: "participant"; participantId: string } | { as: "projector" };

export type Audience = "room" | "trainers" | "participant";

const FOR_TRAINERS: readonly RoomFact["type"][] = ["driving", "asked", "floor"];

/** Whom a fact is for. One that names a participant is for them and the trainers. */
export function audienceOf(fact: RoomFact): { audience: Audience; participantId: string | null } {
  if ("participantId" in fact) return { audience: "participant", participantId: fact.participantId };
  return { audience: FOR_TRAINERS.includes(fact.type) ? "trainers" : "room", participantId: null };
}

/** Whether someone may know of a fact. */
export function mayKnow(viewer: Viewer, of: { audience: Audience; participantId: string | null }): boolean {
  if (of.audience === "room" || viewer.as === "trainer") return true;
  return of.audience === "participant" && viewer.as === "participant"
    ? viewer.participantId === of.participantId
    : false;
}
