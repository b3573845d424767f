import { z } from "zod";
import type { ModelHealth } from "../provider.ts";
import { ModelError } from "../provider.ts";
import type { EndpointOptions } from "./endpoint.ts";
import { allowedAddress, headersFor } from "./endpoint.ts";
import { errorOfStatus, jsonIn, secrecy } from "./endpoint-errors.ts";
import { call, textOf } from "./http-call.server.ts";

const HEALTH_MS = 3000;
const MOST_BYTES = 1_000_000;
const MOST_NAMES = 8;

const modelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** Whether the endpoint answers, takes our key and serves the model: asked of its list of models. Never throws. */
export async function checkEndpoint(options: EndpointOptions): Promise<ModelHealth> {
  const healthMs = options.healthMs ?? HEALTH_MS;
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new ModelError("connect-timeout", `no list of models within ${healthMs} ms`)),
    healthMs,
  );
  try {
    const answer = await call({
      url: allowedAddress(options, "models"),
      method: "GET",
      headers: { ...headersFor(options), accept: "application/json" },
      signal: late.signal,
    });
    const body = await textOf(answer.body, MOST_BYTES);
    if (answer.status !== 200) {
      const isSecret = secrecy(options.key, []);
      const error = errorOfStatus(answer.status, body, {
        retryAfter: answer.header("retry-after"),
        now: Date.now(),
        isSecret,
      });
      const advice = error.kind === "not-found" ? " (does MODEL_ENDPOINT_URL lack its path, often /v1?)" : "";
      return { ok: false, reason: error.message + advice, kind: error.kind };
    }
    return judgeList(options.model, body);
  } catch (error) {
    if (error instanceof ModelError) return { ok: false, reason: error.message, kind: error.kind };
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
    late.abort(new Error("the check is over"));
  }
}

function judgeList(model: string, body: string): ModelHealth {
  const list = modelList.safeParse(jsonIn(body));
  if (!list.success) {
    return { ok: false, reason: "the endpoint's list of models isn't one", kind: "bad-answer" };
  }
  const ids = list.data.data.map(({ id }) => id);
  // Ollama lists `llama3:latest` for what is called `llama3`.
  if (ids.includes(model) || ids.includes(`${model}:latest`)) return { ok: true };
  const known = ids.slice(0, MOST_NAMES).join(", ") || "none";
  return {
    ok: false,
    reason: `the endpoint doesn't serve ${model} (it has: ${known}${ids.length > MOST_NAMES ? ", …" : ""})`,
    kind: "not-found",
  };
}
