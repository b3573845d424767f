import type { Settings } from "#app/platform/env.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import { ggufModel } from "./gguf/gguf-model.server.ts";
import { inTurn } from "./in-turn.ts";
import type { Limits } from "./limits.ts";
import { notConfigured } from "./not-configured.ts";
import { openaiModel } from "./openai/openai-model.server.ts";
import workerAddress from "./practice.worker.ts?node-worker";
import { practiceModel } from "./practice-model.server.ts";
import type { ModelHealth, ModelProvider } from "./provider.ts";

/** Settings are read only by those who need some: the practice model also runs where nothing is set up. */
type Maker = (settings: () => Settings) => ModelProvider;

const makers: Record<string, Maker> = {
  practice: () => practiceModel({ worker: workerAddress }),
  "openai-compatible": (settings) => inTurn(endpointFrom(settings()), settings().MODEL_AT_ONCE),
  gguf: (settings) => inTurn(fileFrom(settings()), 1),
};
const made = new Map<string, ModelProvider>();

export const PROVIDER_IDS: readonly string[] = Object.keys(makers);

/**
 * The model that a lab asks for; one instance a process, made when first asked for. One that isn't set up here fails
 * its runs with a ModelError. Throws on an unknown id.
 */
export function providerFor(model: { default: string }): ModelProvider {
  const known = made.get(model.default);
  if (known) return known;
  const provider = makeProvider(model.default, env);
  made.set(model.default, provider);
  return provider;
}

/** A model of one's own, by its settings. Throws on an unknown id. */
export function makeProvider(id: string, settings: () => Settings): ModelProvider {
  const make = Object.hasOwn(makers, id) ? makers[id] : undefined;
  if (!make) throw new Error(`no model is called "${id}" (known: ${PROVIDER_IDS.join(", ")})`);
  return make(settings);
}

/** The real models, that which stands first being asked for opinions when both are set up. */
const REAL = ["openai-compatible", "gguf"] as const;

/** The model that may be asked for its opinion of answers; null where none is set up, or none is wanted. */
export function opinionModel(): ModelProvider | null {
  const { MODEL_FOR_OPINIONS: wanted, MODEL_ENDPOINT_URL: url, MODEL_GGUF_PATH: path } = env();
  const isSetUp = { "openai-compatible": url !== undefined, gguf: path !== undefined };
  const id = REAL.find((one) => isSetUp[one] && (wanted === "auto" || wanted === one));
  return id ? providerFor({ default: id }) : null;
}

/** Every model with its state, for whoever runs this: `ok` when labs can use it now. */
export async function modelsAvailable(): Promise<
  { id: string; modelId: string; name: Record<Locale, string>; outsideHost: boolean; health: ModelHealth }[]
> {
  return Promise.all(
    PROVIDER_IDS.map(async (id) => {
      const provider = providerFor({ default: id });
      const { modelId, name, outsideHost } = provider;
      return { id, modelId, name, outsideHost, health: await provider.health() };
    }),
  );
}

/** The lines in front of the models that have been asked for in this process. */
export function modelLines(): Record<string, { running: number; waiting: number }> {
  const idle = { running: 0, waiting: 0 };
  return Object.fromEntries([...made].map(([id, provider]) => [id, provider.standing?.() ?? idle]));
}

function endpointFrom(settings: Settings): ModelProvider {
  const { MODEL_ENDPOINT_URL: url, MODEL_ENDPOINT_MODEL: model } = settings;
  const name = { "zh-TW": settings.MODEL_ENDPOINT_NAME_ZH, en: settings.MODEL_ENDPOINT_NAME_EN };
  if (!url || !model) {
    const needed = "MODEL_ENDPOINT_URL, MODEL_ENDPOINT_MODEL and MODEL_ENDPOINT_ALLOW";
    return notConfigured({ id: "openai-compatible", name, settings: needed });
  }
  return openaiModel({
    url,
    model,
    key: settings.MODEL_ENDPOINT_KEY,
    allow: settings.MODEL_ENDPOINT_ALLOW,
    name,
    outsideHost: settings.MODEL_ENDPOINT_OUTSIDE ?? !isThisMachine(url),
    limits: limitsFrom(settings),
    maxBytes: settings.MODEL_MAX_BYTES,
    retries: settings.MODEL_RETRIES,
  });
}

function fileFrom(settings: Settings): ModelProvider {
  const { MODEL_GGUF_PATH: path, MODEL_GGUF_CONTEXT: contextSize, MODEL_GGUF_THREADS: threads } = settings;
  const name = { "zh-TW": settings.MODEL_GGUF_NAME_ZH, en: settings.MODEL_GGUF_NAME_EN };
  if (!path) return notConfigured({ id: "gguf", name, settings: "MODEL_GGUF_PATH" });
  // Loading a file takes the place of connecting, and the time of a first token.
  const limits = { ...limitsFrom(settings), connectMs: settings.MODEL_FIRST_TOKEN_MS };
  return ggufModel({ file: { path, contextSize, threads }, name, limits });
}

const limitsFrom = (settings: Settings): Limits => ({
  connectMs: settings.MODEL_CONNECT_MS,
  firstTokenMs: settings.MODEL_FIRST_TOKEN_MS,
  idleMs: settings.MODEL_IDLE_MS,
  totalMs: settings.MODEL_TOTAL_MS,
});

const isThisMachine = (url: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
