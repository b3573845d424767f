import { currentVersion, versionById } from "#app/features/catalogue/course-versions.server.ts";
import { LONGEST_QUESTION, mayAskMore } from "#app/features/workshop/ask/ask.ts";
import type { AskingCommand, ModerationCommand, PollDesk } from "#app/features/workshop/ask/ask-commands.ts";
import { decideFloor, readAnswerTo } from "#app/features/workshop/ask/ask-commands.ts";
import { ownQuestionsOf } from "#app/features/workshop/ask/floor.queries.server.ts";
import { insertQuestion, setQuestionState, setVote } from "#app/features/workshop/ask/floor.server.ts";
import { pollOfStep } from "#app/features/workshop/ask/polls.queries.server.ts";
import { keepAnswer, releaseText } from "#app/features/workshop/ask/polls.server.ts";
import { keyOf, quizPoll } from "#app/features/workshop/ask/quiz-bank.server.ts";
import type { Decision, Refusal } from "#app/features/workshop/room-commands.ts";
import type { RoomFact } from "#app/features/workshop/room-facts.ts";
import type { RoomState } from "#app/features/workshop/room-state.ts";
import { stepsOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { plainLine } from "#app/platform/plain-line.ts";
import type { Transaction } from "#db/client.server.ts";

/** What a workshop's polls are made of. */
export function pollDesk(tx: Transaction, workshopId: string): PollDesk {
  const pose: PollDesk["pose"] = (ask) => ({ id: newId(), ...ask, open: true, shown: false, key: null });
  return {
    pose,
    ofStep: (stepId) => {
      const step = stepsOf(workshopId, tx).find((one) => one.id === stepId);
      if (step?.kind !== "poll" || !step.question) return null;
      const { question } = step;
      const left = pollOfStep(workshopId, stepId, tx);
      // Changed since in the agenda, it is another question.
      const same = left && JSON.stringify(left.question) === JSON.stringify(question);
      return same ? left : pose({ stepId, question, quiz: null });
    },
    quiz: (activityId, questionId) => {
      const planned = versionById(workshopById(workshopId, tx)?.courseVersionId ?? "");
      const version = planned && currentVersion(planned.courseId);
      return version && quizPoll(version, { activityId, questionId }, nowMs());
    },
    key: (poll) => poll.quiz && keyOf(poll.quiz),
  };
}

type Place = { id: string; workshopId: string };

/** What a seat answers, asks and votes for. Answers and votes are in no event: nobody is told whose they are. */
export function takePartInAsking(
  tx: Transaction,
  state: RoomState,
  seat: Place,
  command: AskingCommand,
): Decision {
  const { phase } = state.pace;
  if (phase !== "open") return { refused: phase === "closed" ? "closed" : "not-open" };
  const person = state.people[seat.id];
  if (!person || person.removed) return { refused: "unknown-person" };
  switch (command.type) {
    case "answer": {
      const read = readAnswerTo(state.pace, command);
      if ("refused" in read) return read;
      keepAnswer(tx, read.poll.id, seat.id, read.answer);
      return { facts: [] };
    }
    case "vote": {
      const question = state.released.find((one) => one.id === command.questionId);
      if (!question) return { refused: "unknown-question" };
      setVote(tx, question.id, seat.id, command.on);
      return { facts: [] };
    }
    case "ask":
      return ask(tx, seat, person.name, command);
  }
}

function ask(
  tx: Transaction,
  seat: Place,
  name: string,
  command: Extract<AskingCommand, { type: "ask" }>,
): Decision {
  const text = plainLine(command.text);
  const named = command.named !== undefined;
  if (text === "") return { refused: "no-text" };
  if ([...text].length > LONGEST_QUESTION) return { refused: "long-text" };
  const earlier = ownQuestionsOf(seat.id, tx);
  if (
    !mayAskMore(
      earlier.map((one) => one.askedAt),
      nowMs(),
    )
  )
    return { refused: "too-many" };
  const id = newId();
  insertQuestion(tx, { id, workshopId: seat.workshopId, participantId: seat.id, text, named });
  return { facts: [{ type: "floor", question: { id, text, name: named ? name : null, state: "waiting" } }] };
}

/** What a trainer releases to the room, or doesn't. Anyone who leads may, whoever has the lead just now. */
export function moderateRoom(tx: Transaction, state: RoomState, command: ModerationCommand): Decision {
  if (state.pace.phase !== "open") return { refused: state.pace.phase === "closed" ? "closed" : "not-open" };
  if (command.type === "text") {
    const { poll } = state.pace;
    if (!poll || !releaseText(tx, poll.id, command.answerId, command.on))
      return { refused: "unknown-question" };
    return { facts: [] };
  }
  const facts: RoomFact[] | Refusal = decideFloor(state, command);
  if (!Array.isArray(facts)) return { refused: facts };
  if (facts.length > 0) setQuestionState(tx, command.questionId, command.to);
  return { facts };
}
