import type { ModelEvent, ModelProvider } from "./provider.ts";
import { ModelError } from "./provider.ts";

/**
 * Stands for a model that a lab may name but that isn't set up here: every run says so. A different model doesn't
 * step in, since what a learner passes must be what the lab's author chose.
 */
export function notConfigured(
  about: Pick<ModelProvider, "id" | "name"> & { settings: string },
): ModelProvider {
  const reason = `the model "${about.id}" is not set up here: set ${about.settings} (see .env.example)`;
  return {
    id: about.id,
    modelId: about.id,
    name: about.name,
    simulated: false,
    outsideHost: false,
    // biome-ignore lint/correctness/useYield: it ends before there is anything to yield
    async *run(): AsyncGenerator<ModelEvent> {
      throw new ModelError("unavailable", reason);
    },
    async health() {
      return { ok: false, reason, kind: "unavailable" };
    },
  };
}
