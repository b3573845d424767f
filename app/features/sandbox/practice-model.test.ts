import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import workerAddress from "./practice.worker.ts?node-worker";
import { practiceModel } from "./practice-model.server.ts";
import type { ModelEvent, ModelRequest } from "./provider.ts";
import { completeAnswer, ModelError } from "./provider.ts";
import { providerFor } from "./providers.server.ts";

const request = (content: string, maxTokens = 1200): ModelRequest => ({
  messages: [{ role: "user", content }],
  settings: { temperature: 0, seed: 1, maxTokens, locale: "zh-TW" },
});
const PROMPT = `請把下面的公告摘要成兩點，每點 30 字以內，只輸出兩點。

公告：
晴川縣立圖書館自115年10月1日起調整開放時間，平日上午8時30分開館，晚間延長至9時。假日時間不變，仍為上午9時至下午5時。自習室座位改採線上預約，每人每日限預約一次，逾時15分鐘未報到視為取消。
`;

/** A worker script written for the test: the pool must cope with whatever a worker does. */
function script(source: string): URL {
  const file = join(mkdtempSync(join(tmpdir(), "worker-")), "worker.mjs");
  writeFileSync(file, source);
  return pathToFileURL(file);
}

describe("practice model in its worker thread", () => {
  const model = practiceModel({ worker: workerAddress });
  afterAll(() => model.close());

  it("streams small chunks, then one finish with usage", async () => {
    const events: ModelEvent[] = [];
    for await (const event of model.run(request(PROMPT))) events.push(event);
    const finish = events.at(-1);
    expect(events.filter((event) => event.type === "finish")).toHaveLength(1);
    expect(finish).toMatchObject({ type: "finish", reason: "stop" });
    expect(finish?.type === "finish" && finish.usage.outputTokens).toBeGreaterThan(10);
    expect(events.length).toBeGreaterThan(3);
  });

  it("gives the same text inline as in the worker, and each time", async () => {
    const inline = practiceModel({ worker: null });
    const texts = await Promise.all(
      [model, inline, model].map(async (one) => (await completeAnswer(one.run(request(PROMPT)))).text),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toBe(texts[2]);
    expect(texts[0]?.split("\n")).toHaveLength(2);
  });

  it("cuts at the output cap and says so", async () => {
    expect(await completeAnswer(model.run(request(PROMPT, 10)))).toMatchObject({ reason: "length" });
  });

  it("stops when the signal fires, before and in the middle", async () => {
    const before = model.run(request(PROMPT), { signal: AbortSignal.abort() });
    expect(await completeAnswer(before)).toMatchObject({ text: "", reason: "aborted" });
    const controller = new AbortController();
    const events: ModelEvent[] = [];
    for await (const event of model.run(request(PROMPT), { signal: controller.signal })) {
      events.push(event);
      if (event.type === "text") controller.abort();
    }
    expect(events.map((event) => event.type)).toEqual(["reading", "text", "finish"]);
    expect(events[2]).toMatchObject({ reason: "aborted" });
  });

  it("answers many at once, each its own", async () => {
    const answers = await Promise.all(
      [1, 2, 3, 1, 2, 3].map((count) =>
        completeAnswer(model.run(request(PROMPT.replaceAll("兩點", `${count}點`)))),
      ),
    );
    expect(answers.map((answer) => answer.text.split("\n").length)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it("is healthy, and one instance serves the process", async () => {
    expect(await model.health()).toEqual({ ok: true });
    expect(providerFor({ default: "practice" })).toBe(providerFor({ default: "practice" }));
    expect(() => providerFor({ default: "oracle" })).toThrow(/oracle/);
  });
});

describe("a worker that misbehaves", () => {
  const DIES_ONCE = `
    import { existsSync, writeFileSync } from "node:fs";
    import { parentPort } from "node:worker_threads";
    const flag = new URL("./died", import.meta.url);
    parentPort.on("message", ({ id }) => {
      if (!existsSync(flag)) { writeFileSync(flag, ""); process.exit(3); }
      parentPort.postMessage({ id, text: "好", reason: "stop", usage: { inputTokens: 1, outputTokens: 1 } });
    });`;

  it("dies in the middle: that job fails with a ModelError, the next one runs", async () => {
    const model = practiceModel({ worker: script(DIES_ONCE) });
    await expect(completeAnswer(model.run(request("一")))).rejects.toBeInstanceOf(ModelError);
    expect(await completeAnswer(model.run(request("二")))).toMatchObject({ text: "好", reason: "stop" });
    await model.close();
  });

  it("never answers: the run ends as a timeout, and stopping a waiting run is immediate", async () => {
    const silent = script(
      `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});`,
    );
    const model = practiceModel({ worker: silent, timeLimitMs: 200 });
    const controller = new AbortController();
    const first = completeAnswer(model.run(request("一")));
    const waiting = completeAnswer(model.run(request("二"), { signal: controller.signal }));
    controller.abort();
    expect(await waiting).toMatchObject({ reason: "aborted" });
    expect(await first).toMatchObject({ reason: "timeout" });
    await model.close();
  });
});
