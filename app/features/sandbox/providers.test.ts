import { expect, it } from "vitest";
import { readSettings } from "#app/platform/env.server.ts";
import { answers, says, startFakeEndpoint, streams } from "#tests/support/fake-endpoint.ts";
import type { ModelRequest } from "./provider.ts";
import { completeAnswer } from "./provider.ts";
import { makeProvider, modelsAvailable, PROVIDER_IDS, providerFor } from "./providers.server.ts";

const request: ModelRequest = {
  messages: [{ role: "user", content: "請回答。" }],
  settings: { temperature: 0, seed: 1, maxTokens: 50, locale: "zh-TW" },
};

it("a model that isn't set up says so, and which settings it lacks, in every run and check", async () => {
  for (const [id, setting] of [
    ["openai-compatible", /MODEL_ENDPOINT_URL/],
    ["gguf", /MODEL_GGUF_PATH/],
  ] as const) {
    const provider = providerFor({ default: id });
    await expect(completeAnswer(provider.run(request))).rejects.toMatchObject({
      name: "ModelError",
      kind: "unavailable",
      message: expect.stringMatching(setting),
    });
    expect(await provider.health()).toMatchObject({ ok: false, reason: expect.stringMatching(setting) });
  }
});

it("an unknown model is an author's error", () => {
  expect(() => providerFor({ default: "oracle" })).toThrow(/oracle.*practice/);
  expect(() => providerFor({ default: "constructor" })).toThrow(/no model is called/);
});

it("an operator sees each model with its state", async () => {
  const models = await modelsAvailable();
  expect(models.map(({ id }) => id)).toEqual(PROVIDER_IDS);
  expect(models.map(({ health }) => health.ok)).toEqual(PROVIDER_IDS.map((id) => id === "practice"));
});

it("the settings make an endpoint that answers", async () => {
  const endpoint = await startFakeEndpoint();
  const settings = readSettings({
    MODEL_ENDPOINT_URL: `${endpoint.url}/`,
    MODEL_ENDPOINT_MODEL: "qwen3:8b",
    MODEL_ENDPOINT_ALLOW: endpoint.origin,
    MODEL_ENDPOINT_NAME_ZH: "縣府語言模型",
  });
  const provider = makeProvider("openai-compatible", () => settings);
  endpoint.does(streams(says("好", "stop")));
  expect(await completeAnswer(provider.run(request))).toMatchObject({ text: "好", reason: "stop" });
  expect(endpoint.asked[0]?.path).toBe("/v1/chat/completions");
  expect(endpoint.asked[0]?.headers.authorization).toBeUndefined();
  expect(provider).toMatchObject({ simulated: false, name: { "zh-TW": "縣府語言模型" } });
  endpoint.does(answers(200, "application/json", `{"data":[{"id":"qwen3:8b"}]}`));
  expect(await provider.health()).toEqual({ ok: true });
  await endpoint.stop();
});

it("knows whether prompts leave this machine", () => {
  const outside = (url: string, more: Record<string, string> = {}) => {
    const settings = readSettings({
      MODEL_ENDPOINT_URL: url,
      MODEL_ENDPOINT_MODEL: "m",
      MODEL_ENDPOINT_ALLOW: new URL(url).origin,
      ...more,
    });
    return makeProvider("openai-compatible", () => settings).outsideHost;
  };
  expect(outside("https://ai.example.gov.tw/v1")).toBe(true);
  expect(outside("http://localhost.example.com/v1")).toBe(true);
  expect(outside("http://10.0.0.7/v1")).toBe(true);
  expect(outside("http://localhost:11434/v1")).toBe(false);
  expect(outside("http://127.0.0.1:11434/v1")).toBe(false);
  expect(outside("http://[::1]:11434/v1")).toBe(false);
  expect(outside("http://127.0.0.1:4000/v1", { MODEL_ENDPOINT_OUTSIDE: "true" })).toBe(true);
});
