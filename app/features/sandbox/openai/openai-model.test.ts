import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Behaviour, FakeEndpoint } from "#tests/support/fake-endpoint.ts";
import {
  answers,
  answersError,
  answersWithoutEnd,
  breaksOffAfter,
  closesAtOnce,
  DONE,
  floods,
  IN_BAD_CHUNKS,
  neverAnswers,
  repeatsForEver,
  says,
  sendsRaw,
  stallsAfter,
  startFakeEndpoint,
  streams,
} from "#tests/support/fake-endpoint.ts";
import type { ModelErrorKind, ModelEvent, ModelRequest } from "../provider.ts";
import { completeAnswer, ModelError } from "../provider.ts";
import type { EndpointOptions } from "./endpoint.ts";
import { openaiModel } from "./openai-model.server.ts";

const KEY = "sk-very-secret-key-0123456789";
const request: ModelRequest = {
  messages: [
    { role: "system", content: "你是承辦人。" },
    { role: "user", content: "請摘要：晴川縣立圖書館自十月一日起調整開放時間。" },
  ],
  settings: { temperature: 0.3, seed: 7, maxTokens: 321, locale: "zh-TW" },
};
const OK = streams(says("好"), says("的", "stop"), DONE);
const endpoints: FakeEndpoint[] = [];
let endpoint: FakeEndpoint;

beforeEach(async () => {
  endpoint = await startFakeEndpoint();
  endpoints.push(endpoint);
});
afterAll(() => Promise.all(endpoints.map((one) => one.stop())));

/** Limits that no healthy answer on this machine comes near. */
const GENEROUS = { connectMs: 10_000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 20_000 };

function model(options: Partial<EndpointOptions> = {}) {
  return openaiModel({
    url: endpoint.url,
    model: "qwen3:8b",
    key: KEY,
    allow: [endpoint.origin],
    name: { "zh-TW": "機關模型", en: "Agency model" },
    outsideHost: false,
    limits: GENEROUS,
    maxBytes: 4_000_000,
    retries: 0,
    backOffMs: 1,
    ...options,
  });
}

const limits = (some: Partial<EndpointOptions["limits"]>) => ({ limits: { ...GENEROUS, ...some } });

/** Runs to the end: the text that was seen, and the error or the reason. */
async function outcome(options: Partial<EndpointOptions> = {}, signal?: AbortSignal) {
  const seen = { text: "", thinking: "", finishes: 0 };
  try {
    for await (const event of model(options).run(request, signal ? { signal } : {})) {
      if (event.type === "finish") seen.finishes += 1;
      else if (event.type === "text" || event.type === "thinking") seen[event.type] += event.text;
      if (event.type === "finish") return { ...seen, reason: event.reason, usage: event.usage };
    }
    throw new Error("no finish event");
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { ...seen, kind: error.kind, message: error.message, retryAfter: error.retryAfterSeconds };
  }
}

const stream = (name: string) => readFileSync(`tests/fixtures/model-streams/${name}.sse`);
const json = (name: string) => readFileSync(`tests/fixtures/model-streams/${name}.json`, "utf8");

describe("an endpoint that behaves", () => {
  it("streams the answer, its thinking apart, with usage and reason", async () => {
    endpoint.does(streams(stream("vllm-answer")));
    expect(await outcome()).toEqual({
      text: "主旨",
      thinking: "",
      finishes: 1,
      reason: "stop",
      usage: { inputTokens: 21, outputTokens: 4 },
    });
    endpoint.does(streams(stream("thinking-inline")));
    expect(await outcome()).toMatchObject({ text: "好", thinking: "想", reason: "stop" });
    expect(await completeAnswer(model().run(request))).toMatchObject({ text: "好", reason: "stop" });
    endpoint.does(streams(stream("cut-at-length")));
    expect(await outcome()).toMatchObject({ text: "很長", reason: "length" });
  });

  it("is asked for the model with our settings, a cap on the output, usage, and the key", async () => {
    endpoint.does(OK);
    await outcome();
    const [asked] = endpoint.asked;
    expect(asked).toMatchObject({ method: "POST", path: "/v1/chat/completions" });
    expect(asked?.headers).toMatchObject({ authorization: `Bearer ${KEY}`, accept: "text/event-stream" });
    expect(JSON.parse(asked?.body ?? "")).toEqual({
      model: "qwen3:8b",
      messages: request.messages,
      temperature: 0.3,
      seed: 7,
      max_tokens: 321,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it("gets text that is well formed, however large or odd the prompt", async () => {
    endpoint.does(OK);
    const content = `\ud800 ${"字\u0000\u202e\n".repeat(50_000)}`;
    await completeAnswer(model().run({ ...request, messages: [{ role: "user", content }] }));
    const body = JSON.parse(endpoint.asked[0]?.body ?? "");
    expect(body.messages[0].content).toBe(content.replace("\ud800", "\ufffd"));
  });

  it("guesses the usage and says so, when the endpoint doesn't tell it", async () => {
    endpoint.does(OK);
    const answered = await completeAnswer(model().run(request));
    expect(answered.usage).toMatchObject({ outputTokens: 2, estimated: true });
    expect(answered.usage.inputTokens).toBeGreaterThan(20);
  });

  it("needs no [DONE], nor an end once the finish reason is there", async () => {
    endpoint.does(streams(says("好", "stop")));
    expect(await outcome()).toMatchObject({ text: "好", reason: "stop" });
    endpoint.does(breaksOffAfter(says("好", "stop")));
    expect(await outcome()).toMatchObject({ text: "好", reason: "stop" });
    endpoint.does(stallsAfter(says("好", "stop")));
    expect(await outcome(limits({ idleMs: 20 }))).toMatchObject({ text: "好", reason: "stop" });
    endpoint.does(repeatsForEver(says("好", "stop"), ": still here\n\n"));
    expect(await outcome(limits({ idleMs: 20 }))).toMatchObject({ text: "好", reason: "stop" });
    await endpoint.deserted();
  });
});

const EXPECTED: [string, Behaviour, ModelErrorKind, Partial<EndpointOptions>?][] = [
  ["never answers", neverAnswers, "first-token-timeout", limits({ firstTokenMs: 30 })],
  ["sends headers and then nothing", stallsAfter(), "first-token-timeout", limits({ firstTokenMs: 30 })],
  [
    "keeps the line open with comments, without a token",
    repeatsForEver(": keep-alive\n\n"),
    "first-token-timeout",
    limits({ firstTokenMs: 60 }),
  ],
  ["begins and then stalls", stallsAfter(says("好")), "idle-timeout", limits({ idleMs: 30 })],
  [
    "begins and then sends empty pieces only",
    repeatsForEver(says("好"), says("")),
    "idle-timeout",
    limits({ idleMs: 60 }),
  ],
  ["goes on for ever", repeatsForEver(says("又")), "total-timeout", limits({ totalMs: 80 })],
  ["answers 10 MB", floods(says("字".repeat(500)).repeat(40), 10_000_000), "too-long"],
  ["sends a line without end", floods(`data: ${"x".repeat(60_000)}`, 10_000_000), "too-long"],
  ["breaks off between two events", breaksOffAfter(says("好")), "cut"],
  ["breaks off in the middle of a character", breaksOffAfter(Buffer.from(says("好")).subarray(0, 48)), "cut"],
  ["ends politely without a finish reason", streams(says("好")), "cut"],
  ["says [DONE] without a finish reason", streams(says("好"), DONE), "cut"],
  ["ends as Ollama does after an error", streams(stream("ollama-fails-midway")), "cut"],
  ["tells an error in mid-stream, and then [DONE]", streams(stream("vllm-fails-midway")), "server-error"],
  ["answers with a page", answers(200, "text/html", "<h1>Welcome</h1>"), "bad-answer"],
  [
    "calls a page an event stream",
    answers(200, "text/event-stream", "<!doctype html>\n<h1>Welcome</h1>\n"),
    "bad-answer",
  ],
  ["answers without a stream", answers(200, "application/json", `{"choices":[]}`), "bad-answer"],
  ["answers with an error and status 200", answersError(200, { message: "no", code: 503 }), "server-error"],
  [
    "compresses what it was asked not to",
    answers(200, "text/event-stream", "x", { "content-encoding": "gzip" }),
    "bad-answer",
  ],
  ["sends broken JSON", streams("data: {oops}\n\n"), "bad-answer"],
  ["sends chunks that are none", sendsRaw(IN_BAD_CHUNKS), "bad-answer"],
  ["doesn't speak HTTP", sendsRaw("220 mail.example ESMTP\r\n"), "bad-answer"],
  ["closes before a word", closesAtOnce, "unavailable"],
  ["doesn't take the key", answersError(401, { message: "wrong key" }), "unauthorised"],
  ["doesn't let us in", answers(403, "text/html", "<h1>Forbidden</h1>"), "unauthorised"],
  ["doesn't know the model", answers(404, "application/json", json("ollama-unknown-model")), "not-found"],
  [
    "finds the prompt too long",
    answers(400, "application/json", json("vllm-prompt-too-long")),
    "prompt-too-long",
  ],
  ["finds the request too large", answers(413, "text/html", ""), "prompt-too-long"],
  ["doesn't like the request", answersError(422, { message: "temperature must be 1" }), "rejected"],
  ["holds the prompt back", answersError(400, { message: "no", code: "content_filter" }), "filtered"],
  ["is busy", answersError(429, { message: "slow down" }, { "retry-after": "17" }), "rate-limited"],
  [
    "is busy and never says why",
    answersWithoutEnd(429, "application/json"),
    "rate-limited",
    limits({ idleMs: 30 }),
  ],
  ["is down", answers(503, "text/html", "<h1>Bad gateway</h1>"), "server-error"],
  ["sends us elsewhere", answers(307, "text/html", "", { location: "http://127.0.0.1:1/v1" }), "refused"],
];

describe("an endpoint that", () => {
  it.each(EXPECTED)("%s", async (_what, behaviour, kind, options = {}) => {
    endpoint.does(behaviour);
    expect(await outcome(options)).toMatchObject({ kind, finishes: 0 });
    await endpoint.deserted();
  });

  it("never finishes its handshake is told from one that never answers", async () => {
    const silent = createServer((socket) => socket.on("error", () => {}).resume());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    const url = `https://127.0.0.1:${port}`;
    const options = { url: `${url}/v1`, allow: [url], ...limits({ connectMs: 30 }) };
    expect(await outcome(options)).toMatchObject({ kind: "connect-timeout" });
    await new Promise((resolve) => silent.close(resolve));
    expect(await outcome({ ...options, limits: GENEROUS })).toMatchObject({ kind: "unavailable" });
  });

  it("isn't on the operator's list is not asked at all", async () => {
    expect(await outcome({ allow: ["https://ai.example.gov.tw"] })).toMatchObject({ kind: "refused" });
    expect(endpoint.asked).toEqual([]);
  });

  it("is busy tells for how long, in seconds or by a date", async () => {
    endpoint.does(answersError(429, {}, { "retry-after": "17" }));
    expect(await outcome({ retries: 3 })).toMatchObject({ kind: "rate-limited", retryAfter: 17 });
    endpoint.does(answersError(429, {}, { "retry-after": new Date(Date.now() + 60_000).toUTCString() }));
    const { retryAfter } = (await outcome({ retries: 3 })) as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
    // Longer than is waited for: it wasn't asked again.
    expect(endpoint.asked).toHaveLength(2);
  });

  it("quotes the key or the prompt in its errors finds neither in our log", async () => {
    endpoint.does(answersError(401, { message: `no such key: ${KEY}`, type: KEY }));
    const first = await outcome();
    endpoint.does(
      answersError(400, { message: `can't read 晴川縣立圖書館自十月一日起調整開放時間`, type: "ValueError" }),
    );
    const second = await outcome();
    expect(JSON.stringify([first, second])).not.toMatch(/secret-key|晴川/);
    expect(second).toMatchObject({ kind: "rejected", message: expect.stringMatching(/400.*ValueError/) });
  });
});

describe("asking again", () => {
  const twice = { retries: 2 };

  it("helps when the first tries fail before a token", async () => {
    endpoint.does(answersError(500, { message: "loading" }), closesAtOnce, OK);
    expect(await outcome(twice)).toMatchObject({ text: "好的", reason: "stop" });
    endpoint.does(answersError(429, {}, { "retry-after": "0" }), streams(""), OK);
    expect(await outcome(twice)).toMatchObject({ text: "好的", reason: "stop" });
    expect(endpoint.asked).toHaveLength(6);
  });

  it("happens so often and no more, and the last error is told", async () => {
    endpoint.does(answersError(500, { message: "loading" }));
    expect(await outcome(twice)).toMatchObject({ kind: "server-error" });
    expect(endpoint.asked).toHaveLength(3);
  });

  it.each<[string, Behaviour]>([
    ["a token has been seen", breaksOffAfter(says("好"))],
    ["thinking has been seen", breaksOffAfter(says("<think>想"))],
    ["the error is ours", answersError(401, {})],
    ["the model is missing", answersError(404, {})],
    ["the answer is no answer", answers(200, "text/html", "")],
  ])("doesn't happen once %s", async (_when, behaviour) => {
    endpoint.does(behaviour);
    expect(await outcome(twice)).toMatchObject({ finishes: 0, kind: expect.any(String) });
    expect(endpoint.asked).toHaveLength(1);
  });

  it("waits as long as the endpoint asks for, within the limit of the whole run", async () => {
    endpoint.does(answersError(503, {}, { "retry-after": "9" }), OK);
    const options = { ...twice, ...limits({ totalMs: 8000 }) };
    expect(await outcome(options)).toMatchObject({ kind: "server-error", retryAfter: 9 });
    expect(endpoint.asked).toHaveLength(1);
  });
});

describe("stopping", () => {
  it.each<[string, Behaviour]>([
    ["before the headers", neverAnswers],
    ["before the first token", stallsAfter()],
    ["in mid-stream", repeatsForEver(says("又"))],
  ])("%s closes the connection at once and is no error", async (_when, behaviour) => {
    endpoint.does(behaviour);
    const controller = new AbortController();
    const running = outcome({}, controller.signal);
    await endpoint.reached();
    controller.abort();
    expect(await running).toMatchObject({ reason: "aborted", finishes: 1 });
    await endpoint.deserted();
  });

  it("works before the run and between two tries", async () => {
    expect(await outcome({}, AbortSignal.abort())).toMatchObject({ reason: "aborted" });
    expect(endpoint.asked).toEqual([]);
    const controller = new AbortController();
    endpoint.does((response, asked) => {
      answersError(503, {}, { "retry-after": "5" })(response, asked);
      response.once("close", () => controller.abort());
    });
    expect(await outcome({ retries: 5 }, controller.signal)).toMatchObject({ reason: "aborted" });
    expect(endpoint.asked).toHaveLength(1);
  });

  it("shows nothing that had already come when the signal fires", async () => {
    endpoint.does(streams(says("一") + says("二") + says("三"), says("四", "stop")));
    const controller = new AbortController();
    const events: ModelEvent[] = [];
    for await (const event of model().run(request, { signal: controller.signal })) {
      events.push(event);
      controller.abort();
    }
    expect(events).toMatchObject([
      { type: "text", text: "一" },
      { type: "finish", reason: "aborted", usage: { outputTokens: 1, estimated: true } },
    ]);
  });

  it("also happens when whoever reads simply leaves", async () => {
    endpoint.does(repeatsForEver(says("又")));
    for await (const _event of model().run(request)) break;
    await endpoint.deserted();
  });

  it("is not done by one who reads slowly: his time isn't the model's", async () => {
    endpoint.does(streams(says("一"), says("二"), says("三", "stop")));
    let text = "";
    for await (const event of model(limits({ idleMs: 200 })).run(request)) {
      if (event.type === "text") text += event.text;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(text).toBe("一二三");
  });
});

describe("health", () => {
  const list = (...ids: string[]) =>
    answers(200, "application/json", JSON.stringify({ object: "list", data: ids.map((id) => ({ id })) }));

  it("is good when the model is on the endpoint's list", async () => {
    endpoint.does(list("llama3:latest", "qwen3:8b"));
    expect(await model().health()).toEqual({ ok: true });
    expect(await model({ model: "llama3" }).health()).toEqual({ ok: true });
    expect(endpoint.asked[0]).toMatchObject({ method: "GET", path: "/v1/models" });
    expect(endpoint.asked[0]?.headers).toMatchObject({ authorization: `Bearer ${KEY}` });
  });

  it.each<[string, Behaviour, RegExp, number?]>([
    ["the model isn't there", list("llama3"), /qwen3:8b.*llama3/],
    ["the path is wrong", answers(404, "text/html", ""), /\/v1/],
    ["the key is wrong", answersError(401, { message: "wrong key" }), /401/],
    ["a page comes", answers(200, "text/html", "<h1>"), /list of models/],
    ["nothing comes", neverAnswers, /within 30 ms/, 30],
    ["it closes", closesAtOnce, /no answer/],
  ])("says so when %s", async (_what, behaviour, reason, healthMs = 10_000) => {
    endpoint.does(behaviour);
    expect(await model({ healthMs }).health()).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason),
    });
    await endpoint.deserted();
  });
});
