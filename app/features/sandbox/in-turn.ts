import { FairQueue, inLine } from "./fair-queue.ts";
import type { ModelEvent, ModelProvider, ModelRequest, RunOptions } from "./provider.ts";
import { ModelError } from "./provider.ts";

/** More waiting runs than this and a new one is turned away at once, instead of growing the line without end. */
const LONGEST_LINE = 500;

/**
 * A model with a fair line in front of it: so many runs at once, the others are told how many turns away they are. A
 * run that is stopped frees its place at once, whether it waits or runs. Each process has its own line.
 */
export function inTurn<Model extends ModelProvider>(provider: Model, slots: number): Model {
  const line = new FairQueue({ slots, longest: LONGEST_LINE });
  return {
    ...provider,
    run: (request, options) => afterWaiting(provider, line, request, options ?? {}),
    standing: () => line.standing,
  };
}

async function* afterWaiting(
  provider: ModelProvider,
  line: FairQueue,
  request: ModelRequest,
  options: RunOptions,
): AsyncGenerator<ModelEvent> {
  const { signal, who = "" } = options;
  const place = line.join(who);
  if (!place) throw new ModelError("overloaded", `too many runs are waiting for ${provider.id}`);
  try {
    for await (const position of inLine(place, signal)) yield { type: "queued", position };
    yield* provider.run(request, options);
  } catch (error) {
    if (!signal?.aborted) throw error;
    yield { type: "finish", reason: "aborted", usage: { inputTokens: 0, outputTokens: 0 } };
  } finally {
    place.leave();
  }
}
