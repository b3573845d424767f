import { z } from "zod";
import type { PollErrors, PollQuestion, PollValues } from "#app/features/assessment/poll.ts";
import { chosenIn, readPoll } from "#app/features/assessment/poll.ts";
import type { AskingCommand, AskRefusal, PollDesk } from "./ask/ask-commands.ts";
import {
  ASKING_COMMANDS,
  decidePoll,
  MODERATION_COMMANDS,
  POLL_COMMANDS,
  pollFactsFor,
} from "./ask/ask-commands.ts";
import type { Check } from "./attendance/check.ts";
import { AFTER_MS } from "./attendance/check.ts";
import { plainLine } from "./plain-line.ts";
import type { RoomFact, StepHead } from "./room-facts.ts";
import type { RoomState } from "./room-state.ts";
import type { StageRefusal } from "./stage-commands.ts";
import {
  ASKING_TO_SHOW,
  decideAsking,
  decideShowAnswer,
  decideStage,
  isStageCommand,
  SHOW_ANSWER,
  STAGE_COMMANDS,
} from "./stage-commands.ts";

/** How long somebody leads a room without a sign of life from their browser. */
export const LEASE_MS = 30_000;
/** The longest question that can be sent with a raised hand. */
export const LONGEST_ASK = 200;

const id = z.string().min(1).max(64);
const minutes = z.coerce.number().int().min(0).max(480);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** What a trainer may ask for. Those in `PACE` change what everybody sees and need the lead. */
const trainerCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("open") }),
  z.object({ type: z.literal("go"), stepId: id }),
  z.object({ type: z.literal("lobby") }),
  z.object({ type: z.literal("timer"), minutes }),
  z.object({ type: z.literal("extend"), minutes }),
  z.object({ type: z.literal("pause") }),
  z.object({ type: z.literal("resume") }),
  z.object({ type: z.literal("lock"), on: flag }),
  z.object({ type: z.literal("roam"), on: flag }),
  z.object({ type: z.literal("check") }),
  z.object({ type: z.literal("check-end") }),
  z.object({ type: z.literal("close") }),
  ...STAGE_COMMANDS,
  ASKING_TO_SHOW,
  ...POLL_COMMANDS,
  ...MODERATION_COMMANDS,
  z.object({ type: z.literal("remove"), participantId: id }),
  z.object({ type: z.literal("claim"), participantId: id }),
  z.object({ type: z.literal("lower"), participantId: id }),
  z.object({ type: z.literal("ask-lead") }),
  z.object({ type: z.literal("take-lead") }),
  z.object({ type: z.literal("pass-lead") }),
]);

const ask = z
  .string()
  .max(LONGEST_ASK)
  .default("")
  .transform((typed) => plainLine(typed, LONGEST_ASK));

/** What a participant may ask for. */
const participantCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hand"), up: flag, ask }),
  z.object({ type: z.literal("done"), stepId: id }),
  SHOW_ANSWER,
  ...ASKING_COMMANDS,
]);

/** A question of a trainer's own comes from a form that says what is wrong with it, so it isn't read here. */
export type TrainerCommand = z.infer<typeof trainerCommand> | { type: "poll-own"; question: PollQuestion };
export type ParticipantCommand = z.infer<typeof participantCommand>;

/** What comes with every command: which press it was, and which state of the room was seen then. */
const frame = z.object({ actionId: id, expected: z.coerce.number().int().min(0) });

export type Sent<Command> = { actionId: string; expected: number; command: Command };

function read<Schema extends z.ZodType>(schema: Schema, form: FormData): Sent<z.infer<Schema>> | null {
  const texts = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const fields = { ...texts, chosen: chosenIn(form) };
  const [envelope, command] = [frame.safeParse(fields), schema.safeParse(fields)];
  if (!envelope.success || !command.success) return null;
  return { ...envelope.data, command: command.data };
}

/** Reads a trainer's command from a form; null where it is none. */
export const readTrainerCommand = (form: FormData) => read(trainerCommand, form);

/** Reads a question of a trainer's own from its form: the command that asks it, or what is wrong; null where neither. */
export function readOwnPoll(
  form: FormData,
): { sent: Sent<TrainerCommand> } | { values: PollValues; errors: PollErrors } | null {
  const text = (name: string) => String(form.get(name) ?? "").replaceAll("\r\n", "\n");
  const values = { pollKind: text("pollKind"), prompt: text("prompt"), options: text("options") };
  const read = readPoll(values);
  if ("errors" in read) return { values, errors: read.errors };
  const envelope = frame.safeParse({ actionId: form.get("actionId"), expected: form.get("expected") });
  if (!envelope.success) return null;
  return { sent: { ...envelope.data, command: { type: "poll-own", question: read.question } } };
}

/** Reads a participant's command from a form; null where it is none. */
export const readParticipantCommand = (form: FormData) => read(participantCommand, form);

const PACE: readonly TrainerCommand["type"][] = [
  ...(["open", "go", "lobby", "timer", "extend", "pause", "resume", "lock", "roam"] as const),
  ...(["check", "check-end", "close", "poll", "poll-step", "poll-quiz", "poll-own"] as const),
];

export type Refusal =
  /** The room has moved on since the screen was drawn. */
  | "stale"
  /** Someone else leads. */
  | "not-leading"
  | "unknown-step"
  | "unknown-person"
  | "not-open"
  | "closed"
  | StageRefusal
  | AskRefusal;

export type Decision = { facts: RoomFact[]; lease?: string } | { refused: Refusal };

/** Who asks, when (ms), and who leads just now (null once the lease has run out). */
export type TrainerContext = {
  me: { id: string; name: string };
  leader: string | null;
  at: number;
  steps: StepHead[];
  /** The check-in at the door, which the opening asks for; null where the rule asks for none. */
  door: Omit<Check, "number"> | null;
  newId: () => string;
  /** The try of a participant that would be shown: the one that is named, or the newest that was judged. */
  tryOf: (participantId: string, activityId: string, tryId: string | undefined) => string | null;
  polls: PollDesk;
};

/** What a trainer's command comes to. Pure; `lease` is who leads from now on. */
export function decideTrainer(
  state: RoomState,
  { command, expected }: Omit<Sent<TrainerCommand>, "actionId">,
  context: TrainerContext,
): Decision {
  const { pace } = state;
  const { me, leader } = context;
  if (pace.phase === "closed") return { refused: "closed" };
  if (pace.phase === "planned" && command.type !== "open") return { refused: "not-open" };
  if (!PACE.includes(command.type) && !isStageCommand(command)) return decideOther(state, command, context);
  if (leader !== null && leader !== me.id) return { refused: "not-leading" };
  if (expected !== pace.revision) return { refused: "stale" };
  const facts = paceFacts(state, command, context);
  if (!Array.isArray(facts)) return { refused: facts };
  return { facts: [...facts, ...leads(state, me)], lease: me.id };
}

/** The facts by which somebody leads from now on; none where they do already. */
function leads(state: RoomState, me: { id: string; name: string }): RoomFact[] {
  const facts: RoomFact[] = state.driver?.id === me.id ? [] : [{ type: "driving", driver: me }];
  return state.asking?.id === me.id ? [...facts, { type: "asked", by: null }] : facts;
}

function paceFacts(state: RoomState, command: TrainerCommand, context: TrainerContext): RoomFact[] | Refusal {
  const { pace } = state;
  const after = (ms: number) => new Date(context.at + ms).toISOString();
  switch (command.type) {
    case "open":
      if (pace.phase === "open") return [];
      return [
        { type: "opened", steps: context.steps },
        ...(context.door ? [{ type: "check" as const, check: { number: 1, ...context.door } }] : []),
      ];
    case "go": {
      const step = pace.steps.find((one) => one.id === command.stepId);
      if (!step) return "unknown-step";
      const deadline = step.minutes > 0 ? after(step.minutes * 60_000) : null;
      return [{ type: "moved", stepId: step.id, deadline }, ...pollFactsFor(pace, step, context.polls)];
    }
    case "lobby":
      return [{ type: "moved", stepId: null, deadline: null }, ...pollFactsFor(pace, null, context.polls)];
    case "timer":
      return [{ type: "timed", deadline: command.minutes > 0 ? after(command.minutes * 60_000) : null }];
    case "extend": {
      const from = Math.max(context.at, Date.parse(pace.deadline ?? "") || 0);
      return [{ type: "timed", deadline: new Date(from + command.minutes * 60_000).toISOString() }];
    }
    case "pause":
      if (pace.paused) return [];
      return [{ type: "paused", leftMs: pace.deadline ? Date.parse(pace.deadline) - context.at : null }];
    case "resume": {
      if (!pace.paused) return [];
      const { leftMs } = pace.paused;
      return [{ type: "resumed", deadline: leftMs === null ? null : after(Math.max(0, leftMs)) }];
    }
    case "lock":
      return pace.locked === command.on ? [] : [{ type: "locked", on: command.on }];
    case "roam":
      return pace.roaming === command.on ? [] : [{ type: "roaming", on: command.on }];
    case "check": {
      const from = new Date(context.at).toISOString();
      return [{ type: "check", check: { number: pace.checks + 1, from, until: after(AFTER_MS) } }];
    }
    case "check-end":
      return pace.check ? [{ type: "check", check: null }] : [];
    case "poll":
    case "poll-step":
    case "poll-quiz":
    case "poll-own":
      return decidePoll(pace, command, context.polls);
    default:
      if (isStageCommand(command)) return decideStage(state, command, context.newId);
      return [{ type: "closed" }];
  }
}

function decideOther(state: RoomState, command: TrainerCommand, context: TrainerContext): Decision {
  const { me, leader } = context;
  if (command.type === "show-ask") {
    const { participantId, tryId } = command;
    const tryOf = (activityId: string) => context.tryOf(participantId, activityId, tryId);
    const facts = decideAsking(state, command, { newId: context.newId, tryOf });
    return Array.isArray(facts) ? { facts } : { refused: facts };
  }
  if (command.type === "ask-lead") {
    if (leader === me.id) return { facts: [] };
    return { facts: [{ type: "asked", by: me }] };
  }
  if (command.type === "take-lead") {
    if (leader !== null && leader !== me.id) return { refused: "not-leading" };
    return { facts: leads(state, me), lease: me.id };
  }
  if (command.type === "pass-lead") {
    if (leader !== me.id) return { refused: "not-leading" };
    if (!state.asking) return { facts: [] };
    const driver = state.asking;
    return {
      facts: [
        { type: "driving", driver },
        { type: "asked", by: null },
      ],
      lease: driver.id,
    };
  }
  if (!("participantId" in command)) return { facts: [] };
  const { participantId } = command;
  const person = state.people[participantId];
  if (!person) return { refused: "unknown-person" };
  if (command.type === "remove") {
    if (person.removed) return { facts: [] };
    const shown = person.asked !== null && state.stage.show?.id === person.asked.id;
    return {
      facts: [...(shown ? [{ type: "shown", show: null } as const] : []), { type: "removed", participantId }],
    };
  }
  if (command.type === "lower") {
    return { facts: person.hand ? [{ type: "hand", participantId, up: false, ask: "" }] : [] };
  }
  // Whoever was first goes; the second one's screen shows it in the same moment.
  if (!person.hand || person.hand.claimedBy) return { facts: [] };
  return { facts: [{ type: "claimed", participantId, by: me }] };
}

/** What a participant's command comes to. */
export function decideParticipant(
  state: RoomState,
  command: Exclude<ParticipantCommand, AskingCommand>,
  participantId: string,
): Decision {
  const { pace } = state;
  if (pace.phase !== "open") return { refused: pace.phase === "closed" ? "closed" : "not-open" };
  const person = state.people[participantId];
  if (!person || person.removed) return { refused: "unknown-person" };
  if (command.type === "hand") {
    if (!command.up && !person.hand) return { facts: [] };
    if (command.up && person.hand?.ask === command.ask) return { facts: [] };
    return { facts: [{ type: "hand", participantId, up: command.up, ask: command.up ? command.ask : "" }] };
  }
  if (command.type === "show-answer") {
    const facts = decideShowAnswer(state, person, command);
    return Array.isArray(facts) ? { facts } : { refused: facts };
  }
  const step = pace.steps.find((one) => one.id === command.stepId);
  // What has an activity is passed there, not by saying so.
  if (!step || step.activityId !== null) return { refused: "unknown-step" };
  if (person.marks[step.id]?.state === "passed") return { facts: [] };
  return { facts: [{ type: "progress", participantId, stepId: step.id, mark: "passed", check: null }] };
}
