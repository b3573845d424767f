import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_NEWS } from "./ask/ask.ts";
import type { EventSourceLike, Heard, RoomView } from "./room-connection.ts";
import { HELLO_MS, PROOF_MS, RoomConnection, SILENCE_MS, viewAfter } from "./room-connection.ts";
import { EMPTY_ROOM } from "./room-state.ts";

// What a browser does when the stream doesn't come, dies or is refused. Time is made up; nothing waits.

class FakeSource implements EventSourceLike {
  static made: FakeSource[] = [];
  readonly listeners = new Map<string, (message: { data: string }) => void>();
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    FakeSource.made.push(this);
  }
  addEventListener(name: string, hear: (message: { data: string }) => void) {
    this.listeners.set(name, hear);
  }
  say(name: string, data: unknown) {
    this.listeners.get(name)?.({ data: JSON.stringify(data) });
  }
  close() {
    this.closed = true;
  }
}

const hello = (seq: number) => ({ now: Date.now(), seq, state: null, tail: [] });

let view: RoomView;
let heard: Heard[];
let asked: string[];
let answer: () => Promise<Response>;
let line: RoomConnection;

function begin(EventSource: typeof FakeSource | null = FakeSource): void {
  line = new RoomConnection({
    address: (kind, query) => `/${kind}?${new URLSearchParams(query)}`,
    since: () => view.state.seq,
    hear: (one) => {
      heard.push(one);
      view = viewAfter(view, one, Date.now());
    },
    around: {
      EventSource,
      fetch: (url) => {
        asked.push(url);
        return answer();
      },
      random: () => 0.5,
    },
  });
  line.start();
}

beforeEach(() => {
  vi.useFakeTimers();
  view = {
    state: EMPTY_ROOM,
    presence: {},
    tally: null,
    asking: NO_NEWS,
    link: "connecting",
    gone: null,
    ahead: 0,
  };
  [heard, asked, FakeSource.made] = [[], [], []];
  answer = () => new Promise(() => {});
});
afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

const source = () => FakeSource.made.at(-1);

describe("a room's connection", () => {
  it("comes back after the stream was cut, with what it knows, and at once", async () => {
    begin();
    source()?.say("hello", hello(7));
    expect(view.link).toBe("live");
    source()?.onerror?.();
    await vi.advanceTimersByTimeAsync(600);
    expect(FakeSource.made).toHaveLength(2);
    expect(source()?.url).toBe("/stream?since=7");
  });

  it("asks instead when nobody greets it, and tries the stream again after a minute", async () => {
    begin();
    answer = async () => Response.json(hello(3));
    await vi.advanceTimersByTimeAsync(HELLO_MS + 1);
    expect(source()?.closed).toBe(true);
    expect(asked[0]).toBe("/catchup?since=0&wait=20");
    expect(view).toMatchObject({ link: "live", state: { seq: 3 } });
    await vi.advanceTimersByTimeAsync(61_000);
    expect(FakeSource.made).toHaveLength(2);
  });

  it("asks instead when a large greeting gets through and the small heartbeat after it doesn't", async () => {
    begin();
    source()?.say("hello", hello(3));
    await vi.advanceTimersByTimeAsync(PROOF_MS - 1);
    source()?.say("presence", { whole: true, changed: {} });
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["/catchup?since=3&wait=20"]);
  });

  it("doesn't believe in a stream that has fallen silent", async () => {
    begin();
    source()?.say("hello", hello(1));
    source()?.say("beat", { now: Date.now() });
    await vi.advanceTimersByTimeAsync(15_000);
    source()?.say("beat", { now: Date.now() });
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1001);
    expect(asked).toEqual(["/catchup?since=1&wait=20"]);
  });

  it("says that it is lost while nothing comes through, keeps what it has, and never gives up", async () => {
    answer = async () => Response.json(hello(5));
    begin(null);
    await vi.advanceTimersByTimeAsync(10);
    answer = () => Promise.reject(new TypeError("no network"));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(view).toMatchObject({ link: "lost", state: { seq: 5 } });
    const tries = asked.length;
    answer = async () => Response.json(hello(6));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked.length).toBeGreaterThan(tries);
    expect(view).toMatchObject({ link: "live", state: { seq: 6 } });
  });

  it("is back within a second of a server that was begun anew, and is patient with one that stays away", async () => {
    begin();
    source()?.say("hello", hello(1));
    answer = () => Promise.reject(new TypeError("refused"));
    const tries = () => asked.length + FakeSource.made.length;
    const refuse = async (ms: number) => {
      for (let waited = 0; waited < ms; waited += 100) {
        if (!source()?.closed) source()?.onerror?.();
        await vi.advanceTimersByTimeAsync(100);
      }
    };
    for (let second = 0; second < 5; second++) {
      const before = tries();
      await refuse(1000);
      expect(tries()).toBeGreaterThan(before);
    }
    await refuse(600_000);
    const before = tries();
    await refuse(60_000);
    expect(tries() - before).toBeLessThan(8);
  });

  it.each([
    [401, "signed-out"],
    [404, "no-seat"],
    [410, "removed"],
  ])("stops at %i, where there is nothing to come back to", async (status, why) => {
    begin();
    answer = async () => new Response(null, { status });
    for (let i = 0; i < 2; i++) {
      source()?.onerror?.();
      await vi.advanceTimersByTimeAsync(1500);
    }
    expect(view.gone).toBe(why);
    const tries = asked.length + FakeSource.made.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked.length + FakeSource.made.length).toBe(tries);
  });

  it("looks anew when the tab wakes after a silence, and not when it has just heard something", async () => {
    begin();
    source()?.say("hello", hello(1));
    source()?.say("beat", { now: Date.now() });
    line.wake();
    expect(FakeSource.made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(SILENCE_MS / 2 + 1);
    line.wake();
    expect(FakeSource.made).toHaveLength(2);
    expect(FakeSource.made[0]?.closed).toBe(true);
  });

  it("knows the server's time on a machine whose clock is an hour off", () => {
    begin();
    source()?.say("hello", { ...hello(1), now: Date.now() + 3_600_000 });
    expect(view.ahead).toBe(3_600_000);
  });
});
