import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Place } from "./fair-queue.ts";
import { FairQueue, inLine } from "./fair-queue.ts";

const joined = (queue: FairQueue, who: string): Place => {
  const place = queue.join(who);
  if (!place) throw new Error("the line is full");
  return place;
};

/** Lets everybody have their turn, one after the other, and tells in which order. */
function served(places: { who: string; place: Place }[]): string[] {
  const order: string[] = [];
  const left = [...places];
  while (left.length > 0) {
    const index = left.findIndex(({ place }) => place.position === 0);
    const [next] = left.splice(index, 1);
    order.push(next?.who ?? "nobody");
    next?.place.leave();
  }
  return order;
}

describe("a fair line", () => {
  it("serves everyone's first request before anyone's second", () => {
    const queue = new FairQueue({ slots: 1, longest: 100 });
    const greedy = Array.from({ length: 10 }, () => ({ who: "ten", place: joined(queue, "ten") }));
    const others = Array.from({ length: 9 }, (_, index) => ({
      who: `one ${index}`,
      place: joined(queue, `one ${index}`),
    }));
    // The greedy one's first request is running already; of the rest none comes before the nine.
    expect(others.map(({ place }) => place.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(served([...greedy, ...others]).slice(1, 10)).toEqual(others.map(({ who }) => who));
  });

  it("lets a newcomer in at the present round, not behind what others have piled up", () => {
    const queue = new FairQueue({ slots: 1, longest: 100 });
    const greedy = Array.from({ length: 10 }, () => joined(queue, "ten"));
    for (const place of greedy.slice(0, 5)) place.leave();
    expect(joined(queue, "late").position).toBe(1);
  });

  it("gives each request one turn, never more at once than there are slots, whatever comes and goes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ who: fc.integer({ min: 0, max: 4 }), leaves: fc.nat(20) }), { maxLength: 40 }),
        (slots, steps) => {
          const queue = new FairQueue({ slots, longest: 1000 });
          const places: Place[] = [];
          for (const { who, leaves } of steps) {
            places.push(joined(queue, String(who)));
            places[leaves]?.leave();
            places[leaves]?.leave();
          }
          const running = () => places.filter((place) => place.position === 0);
          // A place that left reads 0 too, but leaving it again frees nothing.
          const waiting = places.filter((place) => place.position > 0);
          expect(new Set(waiting.map((place) => place.position)).size).toBe(waiting.length);
          for (const place of running()) place.leave();
          for (const place of waiting.sort((a, b) => a.position - b.position)) {
            expect(place.position).toBeLessThanOrEqual(waiting.length);
            place.leave();
          }
          expect(joined(queue, "after all").position).toBe(0);
        },
      ),
    );
  });

  it("turns away who comes when the line is full", () => {
    const queue = new FairQueue({ slots: 1, longest: 2 });
    joined(queue, "a");
    joined(queue, "b");
    joined(queue, "c");
    expect(queue.join("d")).toBeNull();
  });

  it("tells each change of position, and lets go of who stops waiting", async () => {
    const queue = new FairQueue({ slots: 1, longest: 10 });
    const first = joined(queue, "a");
    const second = joined(queue, "b");
    const stop = new AbortController();
    const third = joined(queue, "c");
    const told: number[] = [];
    const waiting = (async () => {
      for await (const position of inLine(third, stop.signal)) {
        told.push(position);
        if (position === 2) second.leave();
        else stop.abort(new Error("stopped"));
      }
    })();
    await expect(waiting).rejects.toThrow("stopped");
    expect(told).toEqual([2, 1]);
    const fourth = joined(queue, "d");
    expect(fourth.position).toBe(1);
    first.leave();
    expect(fourth.position).toBe(0);
  });
});
