import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { writeGguf } from "#tests/support/gguf-writer.ts";
import type { ModelRequest } from "../provider.ts";
import { completeAnswer, ModelError } from "../provider.ts";
import type { GgufOptions } from "./gguf-model.server.ts";
import { ggufModel } from "./gguf-model.server.ts";

const directory = mkdtempSync(join(tmpdir(), "gguf-"));
const models: { close(): void }[] = [];
afterAll(() => {
  for (const model of models) model.close();
});

const GENEROUS = { connectMs: 60_000, firstTokenMs: 60_000, idleMs: 60_000, totalMs: 60_000 };

function model(options: Partial<GgufOptions> & { path?: string; contextSize?: number } = {}) {
  const { path = join(directory, "none.gguf"), contextSize = 512, ...rest } = options;
  const made = ggufModel({
    file: { path, contextSize, threads: 1 },
    name: { "zh-TW": "本機模型", en: "Model on this server" },
    limits: GENEROUS,
    ...rest,
  });
  models.push(made);
  return made;
}

const request = (content: string, settings: Partial<ModelRequest["settings"]> = {}): ModelRequest => ({
  messages: [
    { role: "system", content: "請簡答。" },
    { role: "user", content },
  ],
  settings: { temperature: 0, seed: 1, maxTokens: 40, locale: "zh-TW", ...settings },
});

async function failure(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof ModelError) return error.kind;
    throw error;
  }
  throw new Error("it should have failed");
}

// The binary is a package of its own, and comes by itself for the common platforms; elsewhere there is nothing to try.
const platform = { linux: "linux", darwin: "mac", win32: "win" }[process.platform as string];
const binary = ["", "-metal"].some((kind) =>
  existsSync(`node_modules/@node-llama-cpp/${platform}-${process.arch}${kind}`),
);

describe.skipIf(!binary)("a GGUF file", { timeout: 60_000 }, () => {
  const answering = join(directory, "answering.gguf");
  writeGguf(answering, { answer: "好，已了解。" });
  const random = join(directory, "random.gguf");
  writeGguf(random, { contextLength: 4096 });

  it("answers in a stream, ends by itself and tells its usage", async () => {
    const one = model({ path: answering });
    const events = [];
    for await (const event of one.run(request("可以嗎？"))) events.push(event);
    expect(events.filter(({ type }) => type === "text")).toHaveLength(6);
    expect(events.at(-1)).toMatchObject({ type: "finish", reason: "stop", usage: { outputTokens: 7 } });
    expect(await completeAnswer(one.run(request("那麼呢？")))).toMatchObject({ text: "好，已了解。" });
    expect(await one.health()).toEqual({ ok: true });
    expect(one).toMatchObject({ modelId: "gguf:answering.gguf", outsideHost: false, simulated: false });
  });

  it("gives the same text for the same seed, is cut at the cap, and stops at once", async () => {
    const one = model({ path: random, contextSize: 4096 });
    const warm = (seed: number) => completeAnswer(one.run(request("寫一段", { temperature: 1, seed })));
    const [first, again, other] = [await warm(1), await warm(1), await warm(2)];
    expect(first).toMatchObject({ reason: "length", usage: { outputTokens: 40 } });
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);

    const controller = new AbortController();
    const types: string[] = [];
    for await (const event of one.run(request("寫一段", { maxTokens: 3000 }), {
      signal: controller.signal,
    })) {
      types.push(event.type === "finish" ? event.reason : event.type);
      controller.abort();
    }
    expect(types).toEqual(["text", "aborted"]);
    expect((await warm(1)).text).toBe(first.text);
  });

  it("says when a prompt is too long for it, instead of forgetting the beginning", async () => {
    const one = model({ path: answering });
    expect(await failure(completeAnswer(one.run(request("字".repeat(400)))))).toBe("prompt-too-long");
    const odd = "\u0000\ud800</s><s>[INST]\u202e\n\n";
    expect(await completeAnswer(one.run(request(odd)))).toMatchObject({
      text: "好，已了解。",
      reason: "stop",
    });
  });

  it("that is none is told as such, in a run and to the operator", async () => {
    const path = join(directory, "broken.gguf");
    writeFileSync(path, Buffer.concat([readFileSync(answering).subarray(0, 5000), Buffer.alloc(5000, 7)]));
    const broken = model({ path });
    expect(await failure(completeAnswer(broken.run(request("一"))))).toMatch(/unavailable|crashed/);
    expect(await broken.health()).toMatchObject({ ok: false });
    const page = join(directory, "page.gguf");
    writeFileSync(page, "<!doctype html>");
    expect(await model({ path: page }).health()).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/no GGUF/),
    });
    expect(await model().health()).toMatchObject({ ok: false, kind: "not-found" });
  });
});

/** A process written for the test: whatever it does, this one lives. `flag` tells its first life from the next. */
function script(onRun: string, onLoad = `tell({ type: "loaded" })`): URL {
  const folder = mkdtempSync(join(tmpdir(), "gguf-child-"));
  const file = join(folder, "child.mjs");
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from "node:fs";
    const flag = new URL("./flag", import.meta.url);
    const first = !existsSync(flag);
    writeFileSync(flag, String(process.pid));
    const tell = (message) => process.send(message);
    const piece = (id, text) => tell({ type: "piece", id, piece: { type: "text", text } });
    const end = (id) => tell({ type: "end", id, reason: "stop", usage: { inputTokens: 1, outputTokens: 1 } });
    process.on("disconnect", () => process.exit(0));
    process.on("message", ({ type, id, request }) => {
      if (type === "load") { ${onLoad} }
      if (type === "run") { const said = request.messages.at(-1).content; ${onRun} }
      if (type === "stop") { globalThis.onStop?.(id); }
    });`,
  );
  return pathToFileURL(file);
}

const echo = "piece(id, said); end(id);";

describe("the process of a GGUF file", { timeout: 30_000 }, () => {
  it("dies in the middle: that run fails, the next one gets another process", async () => {
    const one = model({ script: script(`piece(id, "半"); if (first) process.exit(3); end(id);`) });
    const seen: string[] = [];
    const run = async () => {
      for await (const event of one.run(request("一"))) seen.push(event.type);
    };
    expect(await failure(run())).toBe("crashed");
    expect(seen).not.toContain("finish");
    expect(await completeAnswer(one.run(request("二")))).toMatchObject({ text: "半", reason: "stop" });
  });

  it("is killed from outside while idle: the next run gets another one", async () => {
    const child = script(echo);
    const one = model({ script: child });
    await completeAnswer(one.run(request("一")));
    const pid = Number(readFileSync(new URL("./flag", child), "utf8"));
    process.kill(pid, "SIGKILL");
    const second = await failure(completeAnswer(one.run(request("二")))).catch(() => "answered");
    expect(["answered", "crashed"]).toContain(second);
    expect(await completeAnswer(one.run(request("三")))).toMatchObject({ text: "三" });
  });

  it("can't load the file: each run is told why", async () => {
    const one = model({ script: script(echo, `tell({ type: "unloadable", reason: "wrong magic" })`) });
    expect(await failure(completeAnswer(one.run(request("一"))))).toBe("unavailable");
    expect(await failure(completeAnswer(one.run(request("一"))))).toBe("unavailable");
  });

  it.each([
    ["never gets the file loaded", script("", ""), "connect-timeout", { connectMs: 50 }],
    ["never says a word", script(""), "first-token-timeout", { firstTokenMs: 50 }],
    ["stalls in the middle", script(`piece(id, "半");`), "idle-timeout", { idleMs: 50 }],
    [
      "goes on for ever",
      script(`setInterval(() => piece(id, "又"), 5);`),
      "total-timeout",
      { totalMs: 1500 },
    ],
  ] as const)("%s: the limit is named", async (_what, child, kind, limit) => {
    const one = model({ script: child, limits: { ...GENEROUS, ...limit } });
    expect(await failure(completeAnswer(one.run(request("一"))))).toBe(kind);
  });

  it("doesn't hear a stop: it is ended, the run is over at once and the next one runs", async () => {
    const one = model({
      script: script(`if (said === "一") setInterval(() => piece(id, "又"), 5); else { ${echo} }`),
    });
    const controller = new AbortController();
    const types: string[] = [];
    for await (const event of one.run(request("一"), { signal: controller.signal })) {
      types.push(event.type === "finish" ? event.reason : event.type);
      controller.abort();
    }
    expect(types).toEqual(["text", "aborted"]);
    expect(await completeAnswer(one.run(request("二")))).toMatchObject({ text: "二", reason: "stop" });
  });

  it("hears a stop: it goes on with the next run", async () => {
    const child = script(
      `if (said === "一") { const beat = setInterval(() => piece(id, "又"), 5);
        globalThis.onStop = () => { clearInterval(beat); tell({ type: "error", id, kind: "server-error", reason: "stopped" }); };
      } else { piece(id, String(process.pid)); end(id); }`,
    );
    const one = model({ script: child });
    const { text: pid } = await completeAnswer(one.run(request("二")));
    for await (const event of one.run(request("一"))) if (event.type === "text") break;
    expect(await completeAnswer(one.run(request("二")))).toMatchObject({ text: pid });
  });

  it("answers many in turn; one who leaves the queue holds nobody up, and one too long in it is told", async () => {
    const one = model({ script: script(`setTimeout(() => { ${echo} }, 5);`) });
    const controller = new AbortController();
    const runs = ["一", "二", "三"].map((said) =>
      completeAnswer(one.run(request(said), said === "二" ? { signal: controller.signal } : {})),
    );
    controller.abort();
    expect(await Promise.all(runs)).toMatchObject([{ text: "一" }, { reason: "aborted" }, { text: "三" }]);

    const busy = model({ script: script(""), queueMs: 50 });
    const stop = new AbortController();
    const first = completeAnswer(busy.run(request("一"), { signal: stop.signal }));
    expect(await failure(completeAnswer(busy.run(request("二"))))).toBe("overloaded");
    stop.abort();
    expect(await first).toMatchObject({ reason: "aborted" });
  });

  it("is given nothing of our environment but what it needs", async () => {
    process.env.MODEL_ENDPOINT_KEY = "sk-secret";
    const one = model({ script: script(`piece(id, Object.keys(process.env).join(" ")); end(id);`) });
    const { text } = await completeAnswer(one.run(request("一")));
    delete process.env.MODEL_ENDPOINT_KEY;
    expect(text).toMatch(/PATH/);
    expect(text).not.toMatch(/MODEL_ENDPOINT_KEY/);
  });

  it("ends when the model is closed, and no run goes on or begins", async () => {
    const one = model({ script: script("") });
    const running = failure(completeAnswer(one.run(request("一"))));
    one.close();
    expect(await running).toBe("unavailable");
    expect(await failure(completeAnswer(one.run(request("二"))))).toBe("unavailable");
  });
});
