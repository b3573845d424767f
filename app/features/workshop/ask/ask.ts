import type { PollQuestion, PollTally, Words } from "#app/features/assessment/poll.ts";
import { onlyNumber, tallyForRoom } from "#app/features/assessment/poll.ts";

/** What a room is asked, and what it asks. */

/** What is right in a question of a quiz, and why, by option. */
export type PollKey = { right: string[]; why: Record<string, Words> };

/** Where in the courses a question of a quiz stands. */
export type QuizPlace = { versionId: string; activityId: string; questionId: string };

/** A quiz of the workshop's course, with its questions to choose from. */
export type BankQuiz = { activityId: string; title: string; questions: { id: string; prompt: string }[] };

/** The question in front of a room. Only its results, and what is right, are ever held back. */
export type RoomPoll = {
  id: string;
  /** Null for what was asked on the spot. */
  stepId: string | null;
  question: PollQuestion;
  quiz: QuizPlace | null;
  /** Whether answers are taken. */
  open: boolean;
  /** Whether the room sees the results. */
  shown: boolean;
  /** Once the trainer has revealed it. */
  key: PollKey | null;
};

/** `hidden`: not for the room; `answered` ones stay, below the others. */
export const FLOOR_STATES = ["waiting", "shown", "answered", "hidden"] as const;
export type FloorState = (typeof FLOOR_STATES)[number];

/** A question from the floor, as trainers see it; `name` is null where its author didn't want to give it. */
export type FloorQuestion = { id: string; text: string; name: string | null; state: FloorState };

/** The same as the room sees it. */
export type Released = { id: string; text: string; answered: boolean };

export const LONGEST_QUESTION = 300;
/** A seat's questions: so many within ten minutes, and in all. */
const MOST_AT_ONCE = 3;
const AT_ONCE_MS = 10 * 60_000;
const MOST_IN_ALL = 15;

/** Whether a seat that asked at these times (ISO) may ask another question. */
export function mayAskMore(asked: readonly string[], atMs: number): boolean {
  const lately = asked.filter((at) => atMs - Date.parse(at) < AT_ONCE_MS).length;
  return lately < MOST_AT_ONCE && asked.length < MOST_IN_ALL;
}

/** Numbers that change too often to be events: the answers to the question in front, and votes by question. */
export type AskNews = { poll: { id: string; tally: PollTally } | null; votes: Record<string, number> };

export const NO_NEWS: AskNews = { poll: null, votes: {} };

/**
 * The part of the numbers that somebody may know: trainers all, a room what has been shown and released to it. A
 * projector also how many have answered.
 */
export function newsFor(
  as: "trainer" | "participant" | "projector",
  room: { poll: RoomPoll | null; released: readonly Released[] },
  news: AskNews,
): AskNews {
  if (as === "trainer") return news;
  const { poll } = room;
  const counted = poll && news.poll?.id === poll.id ? news.poll.tally : null;
  const number = counted && as === "projector" ? onlyNumber(counted) : null;
  const tally = counted && poll?.shown ? tallyForRoom(counted) : number;
  const votes = room.released.map(({ id }) => [id, news.votes[id] ?? 0] as const);
  return {
    poll: poll && tally && { id: poll.id, tally },
    votes: Object.fromEntries(votes),
  };
}

/** Released questions in the order in which a room discusses them: open ones first, the most wanted first. */
export function byVotes(released: readonly Released[], votes: Record<string, number>): Released[] {
  return released.toSorted(
    (a, b) => Number(a.answered) - Number(b.answered) || (votes[b.id] ?? 0) - (votes[a.id] ?? 0),
  );
}

/** What somebody has answered, voted for and asked themselves. Nobody else is told. */
export type OwnAsking = {
  answers: Record<string, { choices: string[]; text: string; mark: string }>;
  votes: string[];
  questions: { id: string; text: string; state: FloorState }[];
};

export const NOTHING_ASKED: OwnAsking = { answers: {}, votes: [], questions: [] };
