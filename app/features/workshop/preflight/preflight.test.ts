import { expect, it } from "vitest";
import type { Around, Findings } from "./preflight.ts";
import { judgeAddress, judgeClock, judgeNetwork, preflight } from "./preflight.ts";

it("an address that phones can't reach, or not safely, is said", () => {
  expect(judgeAddress("http://localhost:3000/x")).toEqual({ verdict: "bad", code: "loopback" });
  expect(judgeAddress("https://127.0.0.1/x").code).toBe("loopback");
  expect(judgeAddress("http://10.1.2.3/x")).toEqual({ verdict: "look", code: "http" });
  expect(judgeAddress("https://ai.gov.example/x").verdict).toBe("ok");
});

it("a slow network, a lossy one and none are told apart", () => {
  const pings = (...took: number[]) => took.map((tookMs) => ({ tookMs, aheadMs: 0 }));
  expect(judgeNetwork(pings(20, 30, 900, 25, 22))).toEqual({ verdict: "ok", code: "quick", figure: 25 });
  expect(judgeNetwork(pings(400, 500, 450, 420, 460)).verdict).toBe("look");
  expect(judgeNetwork(pings(1400, 1500, 1450, 1420, 1460))).toMatchObject({ verdict: "bad", code: "slow" });
  expect(judgeNetwork(pings(20, 30, 25))).toEqual({ verdict: "bad", code: "lossy", figure: 2 });
  expect(judgeNetwork([])).toEqual({ verdict: "bad", code: "unreached" });
});

it("a clock is judged by the quickest answer", () => {
  const pings = [
    { tookMs: 2000, aheadMs: 0 },
    { tookMs: 20, aheadMs: -3_600_000 },
  ];
  expect(judgeClock(pings)).toEqual({ verdict: "look", code: "off", figure: 3600 });
});

it("a stream that never arrives is no trouble where asking works, and no network is said for each", async () => {
  const run = async (change: Partial<Around>) => {
    const found: Findings = {};
    const around: Around = {
      ...{ address: "https://ai.gov.example/", extended: undefined, now: () => 1000, EventSource: null },
      fetch: async () => ({ ok: true, json: async () => ({ now: 1000 }) }),
      ...change,
    };
    await preflight("w1", around, (name, finding) => {
      found[name] = finding;
    });
    return found;
  };
  expect(await run({})).toMatchObject({
    fallback: { verdict: "ok" },
    stream: { verdict: "look", code: "held" },
    clock: { verdict: "ok" },
    screen: { verdict: "look" },
  });
  const dead = await run({ fetch: () => Promise.reject(new TypeError("no network")) });
  expect(dead).toMatchObject({
    network: { code: "unreached" },
    fallback: { verdict: "bad" },
    stream: { verdict: "bad" },
  });
  expect(dead.clock).toBeUndefined();
});
