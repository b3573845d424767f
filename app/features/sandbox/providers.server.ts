import workerAddress from "./practice.worker.ts?node-worker";
import { practiceModel } from "./practice-model.server.ts";
import type { ModelProvider } from "./provider.ts";

const makers: Record<string, () => ModelProvider> = {
  practice: () => practiceModel({ worker: workerAddress }),
};
const made = new Map<string, ModelProvider>();

export const PROVIDER_IDS: readonly string[] = Object.keys(makers);

/** The model that a lab asks for; one instance a process, made when first asked for. Throws on an unknown id. */
export function providerFor(model: { default: string }): ModelProvider {
  const known = made.get(model.default);
  if (known) return known;
  const make = makers[model.default];
  if (!make) throw new Error(`no model is called "${model.default}" (known: ${PROVIDER_IDS.join(", ")})`);
  const provider = make();
  made.set(model.default, provider);
  return provider;
}
