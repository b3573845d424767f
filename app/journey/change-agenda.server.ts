import type { StepForm } from "#app/features/workshop/plan.ts";
import { MOST_STEPS } from "#app/features/workshop/plan.ts";
import { drain } from "#app/features/workshop/room-hub.server.ts";
import { appendFacts, roomState } from "#app/features/workshop/room-log.server.ts";
import type { Step } from "#app/features/workshop/workshop.ts";
import { headOfStep, UNIT_KINDS } from "#app/features/workshop/workshop.ts";
import { stepsOf } from "#app/features/workshop/workshops.queries.server.ts";
import { writeAgenda } from "#app/features/workshop/workshops.server.ts";
import { newId } from "#app/platform/ids.ts";
import { inTransaction } from "#db/client.server.ts";

export type AgendaChange =
  | { kind: "add"; step: StepForm }
  | { kind: "edit"; stepId: string; step: StepForm }
  | { kind: "move"; stepId: string; by: -1 | 1 }
  | { kind: "remove"; stepId: string };

/** `unknown`: no such step; `many`: the agenda is full; `current`: the room is at the step just now. */
export type AgendaResult = "changed" | "unknown" | "many" | "current" | "closed";

/**
 * Changes an agenda. While the room is open everybody's screen follows; the step at which the room is can't be taken
 * away, and what people have done at the others stays.
 */
export async function changeAgenda(workshopId: string, change: AgendaChange): Promise<AgendaResult> {
  const result = await inTransaction((tx): AgendaResult => {
    const { pace } = roomState(workshopId, tx);
    if (pace.phase === "closed") return "closed";
    if (change.kind === "remove" && pace.stepId === change.stepId) return "current";
    const steps = changed(stepsOf(workshopId, tx), change);
    if (!Array.isArray(steps)) return steps;
    writeAgenda(tx, workshopId, steps);
    if (pace.phase === "open")
      appendFacts(tx, workshopId, [{ type: "agenda", steps: steps.map(headOfStep) }]);
    return "changed";
  });
  if (result === "changed") drain(workshopId);
  return result;
}

function changed(steps: Step[], change: AgendaChange): Step[] | "unknown" | "many" {
  if (change.kind === "add") {
    if (steps.length >= MOST_STEPS) return "many";
    return [...steps, { ...change.step, id: newId(), activityId: null }];
  }
  const index = steps.findIndex((step) => step.id === change.stepId);
  const step = steps[index];
  if (!step) return "unknown";
  if (change.kind === "remove") return steps.filter((one) => one !== step);
  if (change.kind === "edit") {
    // What is a unit of the course stays one, and what isn't doesn't become one by its kind.
    const unit = step.activityId !== null;
    const kind = unit || UNIT_KINDS.includes(change.step.kind) ? step.kind : change.step.kind;
    const question = kind === "poll" ? (change.step.question ?? null) : null;
    return steps.with(index, { ...step, ...change.step, kind, question });
  }
  const other = steps[index + change.by];
  return other ? steps.with(index, other).with(index + change.by, step) : steps;
}
