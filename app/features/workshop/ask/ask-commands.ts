import { z } from "zod";
import type { PollAnswer, PollAnswerProblem, PollQuestion } from "#app/features/assessment/poll.ts";
import {
  ANSWER_PROBLEMS,
  LONGEST_TEXT,
  MOST_OPTIONS,
  readPollAnswer,
} from "#app/features/assessment/poll.ts";
import type { RoomFact } from "../room-facts.ts";
import type { RoomState } from "../room-state.ts";
import type { PollKey, RoomPoll } from "./ask.ts";
import { LONGEST_QUESTION } from "./ask.ts";

const id = z.string().min(1).max(64);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** What changes the question in front of a room; it needs the lead. `step`: asks what the step asks. */
export const POLL_COMMANDS = [
  z.object({ type: z.literal("poll-step") }),
  z.object({
    type: z.literal("poll-quiz"),
    place: z
      .string()
      .max(200)
      .regex(/^[^/]+\/[^/]+$/),
  }),
  z.object({
    type: z.literal("poll"),
    pollId: id,
    to: z.enum(["open", "close", "show", "hide", "reveal", "away"]),
  }),
] as const;

/** What trainers look through before a room sees it. */
export const MODERATION_COMMANDS = [
  z.object({ type: z.literal("text"), answerId: id, on: flag }),
  z.object({ type: z.literal("floor"), questionId: id, to: z.enum(["shown", "answered", "hidden"]) }),
] as const;

/** What participants send. Lengths are checked where it can be said what is wrong; these are against floods. */
export const ASKING_COMMANDS = [
  z.object({
    type: z.literal("answer"),
    pollId: id,
    chosen: z.array(z.string().max(100)).max(MOST_OPTIONS),
    text: z
      .string()
      .max(LONGEST_TEXT * 4)
      .default(""),
  }),
  z.object({
    type: z.literal("ask"),
    text: z.string().max(LONGEST_QUESTION * 4),
    named: z.string().optional(),
  }),
  z.object({ type: z.literal("vote"), questionId: id, on: flag }),
] as const;

export type PollCommand =
  | z.infer<(typeof POLL_COMMANDS)[number]>
  | { type: "poll-own"; question: PollQuestion };
export type ModerationCommand = z.infer<(typeof MODERATION_COMMANDS)[number]>;
export type AskingCommand = z.infer<(typeof ASKING_COMMANDS)[number]>;

export type AskRefusal =
  /** No such question in front of the room, or it has been answered for good. */
  "unknown-poll" | "poll-over" | "unknown-question" | "too-many" | PollAnswerProblem;

/** Refusals that are about what was typed or chosen, not about the room. */
export const isWrongInput = (why: string): why is PollAnswerProblem =>
  (ANSWER_PROBLEMS as readonly string[]).includes(why);

/** What polls are made of, for whoever decides. */
export type PollDesk = {
  /** A poll that isn't there yet, open, with an id of its own. */
  pose: (ask: Pick<RoomPoll, "stepId" | "question" | "quiz">) => RoomPoll;
  /** What a step asks: as it was left, or for the first time; null where it asks nothing. */
  ofStep: (stepId: string) => RoomPoll | null;
  /** A question of the course's quizzes, without its key. */
  quiz: (activityId: string, questionId: string) => Pick<RoomPoll, "question" | "quiz"> | null;
  key: (poll: RoomPoll) => PollKey | null;
};

type InFront = { poll: RoomPoll | null; stepId: string | null };

/** The question leaves with the step, and a step that asks brings its own. */
export function pollFactsFor(pace: InFront, step: { id: string } | null, desk: PollDesk): RoomFact[] {
  const poll = step && desk.ofStep(step.id);
  if (poll?.id === pace.poll?.id) return [];
  return [{ type: "poll", poll }];
}

/** What a command about the question in front comes to. Results are held back until they are shown, keys until revealed. */
export function decidePoll(pace: InFront, command: PollCommand, desk: PollDesk): RoomFact[] | AskRefusal {
  const put = (poll: RoomPoll | null): RoomFact[] => [{ type: "poll", poll }];
  const current = pace.poll;
  switch (command.type) {
    case "poll-step": {
      const poll = pace.stepId === null ? null : desk.ofStep(pace.stepId);
      if (!poll) return "unknown-poll";
      return poll.id === current?.id ? [] : put(poll);
    }
    case "poll-quiz": {
      const [activityId = "", questionId = ""] = command.place.split("/");
      const found = desk.quiz(activityId, questionId);
      return found ? put(desk.pose({ stepId: pace.stepId, ...found })) : "unknown-poll";
    }
    case "poll-own":
      return put(desk.pose({ stepId: null, question: command.question, quiz: null }));
    case "poll":
      if (!current || current.id !== command.pollId) return "unknown-poll";
      return changed(current, command.to, desk);
  }
}

function changed(
  poll: RoomPoll,
  to: Extract<PollCommand, { type: "poll" }>["to"],
  desk: PollDesk,
): RoomFact[] | AskRefusal {
  const put = (next: Partial<RoomPoll>): RoomFact[] => [{ type: "poll", poll: { ...poll, ...next } }];
  switch (to) {
    case "open":
      // Whoever knows what is right can't be asked any more.
      return poll.key ? "poll-over" : put({ open: true, shown: false });
    case "close":
      return put({ open: false });
    case "show":
      return put({ shown: true });
    case "hide":
      return put({ shown: false });
    case "reveal": {
      const key = desk.key(poll);
      return key ? put({ open: false, shown: true, key }) : "unknown-poll";
    }
    case "away":
      return [{ type: "poll", poll: null }];
  }
}

/** What a trainer's judgement of a question from the floor comes to; anyone who leads may judge. */
export function decideFloor(
  state: Pick<RoomState, "floor" | "released">,
  { questionId, to }: Extract<ModerationCommand, { type: "floor" }>,
): RoomFact[] | AskRefusal {
  const question = state.floor[questionId];
  if (!question) return "unknown-question";
  if (question.state === to) return [];
  const judged: RoomFact = { type: "floor", question: { ...question, state: to } };
  if (to !== "hidden") {
    const { id: of, text } = question;
    return [judged, { type: "released", question: { id: of, text, answered: to === "answered" } }];
  }
  const seen = state.released.some((one) => one.id === questionId);
  return seen ? [judged, { type: "withdrawn", questionId }] : [judged];
}

/** Whether somebody's answer is taken: the question is in front and open, and it is an answer to it. */
export function readAnswerTo(
  pace: { poll: RoomPoll | null },
  { pollId, chosen, text }: Extract<AskingCommand, { type: "answer" }>,
): { poll: RoomPoll; answer: PollAnswer } | { refused: AskRefusal } {
  const { poll } = pace;
  if (!poll?.open || poll.id !== pollId) return { refused: "poll-over" };
  const read = readPollAnswer(poll.question, { chosen, text });
  return "problem" in read ? { refused: read.problem } : { poll, answer: read.answer };
}
