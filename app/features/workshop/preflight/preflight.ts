import { HELLO_MS, PROOF_MS } from "../room-connection.ts";

/** What a browser can find out about the room in which it stands, before anybody is there. */
export const CHECKS = ["address", "network", "fallback", "stream", "clock", "screen"] as const;
export type CheckName = (typeof CHECKS)[number];

/** `look` asks for somebody's own eyes: the browser can't tell. */
export type Verdict = "ok" | "look" | "bad";
/** `code` says which words belong to it, `figure` the number in them. */
export type Finding = { verdict: Verdict; code: string; figure?: number };
export type Findings = Partial<Record<CheckName, Finding>>;

/** A round trip within this is not felt; beyond the second one, pressing and seeing fall apart. */
const QUICK_MS = 300;
const SLOW_MS = 1000;
/** Minutes on a wall clock: more than this and people ask which time is right. */
const CLOCK_MS = 30_000;
const PINGS = 5;

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether phones can come to an address, and safely. */
export function judgeAddress(address: string): Finding {
  const { protocol, hostname } = new URL(address);
  if (LOOPBACK.test(hostname)) return { verdict: "bad", code: "loopback" };
  return protocol === "https:" ? { verdict: "ok", code: "https" } : { verdict: "look", code: "http" };
}

/** One answer of the server: how long it took, and what the server's clock was ahead by, in ms. */
export type Ping = { tookMs: number; aheadMs: number };

/** @param pings those that were answered, of `PINGS` */
export function judgeNetwork(pings: readonly Ping[]): Finding {
  const figure = middle(pings.map((ping) => ping.tookMs));
  if (figure === null) return { verdict: "bad", code: "unreached" };
  if (pings.length < PINGS) return { verdict: "bad", code: "lossy", figure: PINGS - pings.length };
  if (figure <= QUICK_MS) return { verdict: "ok", code: "quick", figure };
  return { verdict: figure <= SLOW_MS ? "look" : "bad", code: "slow", figure };
}

/** The quickest answer tells the clock best. */
export function judgeClock(pings: readonly Ping[]): Finding | null {
  const [best] = pings.toSorted((a, b) => a.tookMs - b.tookMs);
  if (!best) return null;
  const off = Math.abs(best.aheadMs);
  if (off <= CLOCK_MS) return { verdict: "ok", code: "right" };
  return { verdict: "look", code: "off", figure: Math.round(off / 1000) };
}

/** @param extended whether a second screen is there; undefined where the browser doesn't say */
export function judgeScreen(extended: boolean | undefined): Finding {
  return extended ? { verdict: "ok", code: "second" } : { verdict: "look", code: "one" };
}

function middle(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;
}

/** What a preflight needs of the browser, so that tests can bring their own. */
export type Around = {
  address: string;
  extended: boolean | undefined;
  now: () => number;
  fetch: (url: string) => Promise<{ ok: boolean; json: () => Promise<{ now?: number }> }>;
  EventSource:
    | (new (
        url: string,
      ) => { addEventListener: (name: string, hear: () => void) => void; close: () => void })
    | null;
};

/** Looks at one thing after another, and says each as soon as it is known. */
export async function preflight(
  workshopId: string,
  around: Around,
  found: (name: CheckName, finding: Finding) => void,
): Promise<void> {
  found("address", judgeAddress(around.address));
  found("screen", judgeScreen(around.extended));
  const pings: Ping[] = [];
  for (let count = 0; count < PINGS; count += 1) pings.push(...(await ping(workshopId, around)));
  found("network", judgeNetwork(pings));
  found("fallback", { verdict: pings.length > 0 ? "ok" : "bad", code: pings.length > 0 ? "works" : "none" });
  const clock = judgeClock(pings);
  if (clock) found("clock", clock);
  const streams = await hearsStream(workshopId, around);
  // Where asking works, a stream that is held back costs a second or two and no more.
  const held = pings.length > 0 ? "look" : "bad";
  found("stream", streams ? { verdict: "ok", code: "arrives" } : { verdict: held, code: "held" });
}

async function ping(workshopId: string, around: Around): Promise<Ping[]> {
  const sent = around.now();
  try {
    const response = await around.fetch(`/workshops/${workshopId}/catchup?as=projector&wait=0`);
    if (!response.ok) return [];
    const { now } = await response.json();
    const tookMs = around.now() - sent;
    return typeof now === "number" ? [{ tookMs, aheadMs: now - sent - tookMs / 2 }] : [];
  } catch {
    return [];
  }
}

/** Whether a greeting comes, and after it a heartbeat, which a proxy's buffer would hold back. */
function hearsStream(workshopId: string, { EventSource }: Around): Promise<boolean> {
  if (!EventSource) return Promise.resolve(false);
  const source = new EventSource(`/workshops/${workshopId}/stream?as=projector`);
  return new Promise<boolean>((resolve) => {
    let limit = setTimeout(() => resolve(false), HELLO_MS);
    source.addEventListener("hello", () => {
      clearTimeout(limit);
      limit = setTimeout(() => resolve(false), PROOF_MS);
    });
    source.addEventListener("beat", () => {
      clearTimeout(limit);
      resolve(true);
    });
  }).finally(() => source.close());
}
