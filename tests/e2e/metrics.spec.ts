import { expect, test } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

// What an operator's Prometheus reads, and nobody else.

const TOKEN = "a-token-for-prometheus-alone";
const ask = (url: string, token: string | null = TOKEN) =>
  fetch(`${url}/metrics`, token === null ? {} : { headers: { Authorization: `Bearer ${token}` } });

/** The value of a metric's line; NaN where there is none. */
function metric(text: string, line: RegExp): number {
  const found = text.split("\n").find((one) => line.test(one));
  return Number(found?.split(" ").at(-1) ?? "NaN");
}

test("without a token set, and for whoever shows a wrong one, metrics aren't there", async ({ app }) => {
  expect((await ask(app.url)).status).toBe(404);
  const server = await startServer({ METRICS_TOKEN: TOKEN });
  for (const token of [null, "", `${TOKEN}x`, TOKEN.slice(1)]) {
    const answer = await ask(server.url, token);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("http_request_duration");
  }
  await server.stop();
});

for (const processes of [1, 2]) {
  test(`with it, ${processes} process${processes > 1 ? "es add up" : " tells"} requests, event loop, models, database`, async () => {
    const server = await startServer({ METRICS_TOKEN: TOKEN, WEB_CONCURRENCY: String(processes) });
    const asked = 20;
    for (let index = 0; index < asked; index++)
      await fetch(`${server.url}/verify/someone-s-serial`, { headers: { Connection: "close" } });
    // A process that is still starting doesn't answer for itself yet.
    await expect.poll(async () => (await ask(server.url)).status).toBe(200);
    const answer = await ask(server.url);
    expect(answer.headers.get("Content-Type")).toContain("version=0.0.4");
    const text = await answer.text();
    const verify = /^http_request_duration_seconds_count\{.*area="verify"/;
    expect(metric(text, verify)).toBe(asked);
    expect(metric(text, /^database_bytes\{file="database"/)).toBeGreaterThan(10_000);
    expect(metric(text, /^jobs\{state="dead"/)).toBe(0);
    expect(metric(text, /^jobs_oldest_seconds/)).toBeLessThan(60);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    expect(text, "no address of anybody").not.toContain("someone-s-serial");
    await server.stop();
  });
}
