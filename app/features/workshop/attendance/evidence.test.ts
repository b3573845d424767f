import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence, Span } from "./evidence.ts";
import { assess, BRIDGED_MS, lengthOf, merged, requiredTime, shared, without } from "./evidence.ts";
import { DEFAULT_RULE, ruleForm } from "./rule.ts";

const MINUTE = 60_000;
const span = fc
  .tuple(fc.nat(300), fc.nat(120))
  .map(([from, length]): Span => ({ from: from * MINUTE, until: (from + length) * MINUTE }));
const spans = fc.array(span, { maxLength: 12 });
const HOUR: Span = { from: 0, until: 60 * MINUTE };

/** The minutes that a list of spans covers, counted one by one. */
const minutesIn = (list: readonly Span[]) =>
  new Set(
    Array.from({ length: 430 }, (_, n) => n).filter((n) =>
      list.some((one) => one.from <= n * MINUTE && n * MINUTE < one.until),
    ),
  );

const somebody = (change: Partial<Evidence>): Evidence => ({
  ...{ stays: [], joinedAt: 0, answered: [], paper: false },
  ...change,
});
const room = { required: [HOUR], checks: [] };

describe("spans", () => {
  it("count what overlaps once, as counting minute by minute does", () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [inA, inB] = [minutesIn(a), minutesIn(b)];
        expect(lengthOf(a) / MINUTE).toBe(inA.size);
        expect(lengthOf(shared(a, b)) / MINUTE).toBe([...inA].filter((n) => inB.has(n)).length);
        expect(lengthOf(without(a, b)) / MINUTE).toBe([...inA].filter((n) => !inB.has(n)).length);
      }),
    );
  });

  it("are in order, apart from each other, and the same in whatever order they come", () => {
    fc.assert(
      fc.property(spans, fc.nat(5), (list, gap) => {
        const once = merged(list, gap * MINUTE);
        expect(merged([...list].reverse(), gap * MINUTE)).toEqual(once);
        for (const [index, one] of once.entries()) {
          const before = once[index - 1];
          if (before) expect(one.from).toBeGreaterThan(before.until + gap * MINUTE);
        }
      }),
    );
  });
});

describe("an assessment", () => {
  it("never finds more presence than was required, and never less for another device or a longer stay", () => {
    fc.assert(
      fc.property(spans, span, spans, (stays, more, breaks) => {
        const required = without([{ from: 0, until: 300 * MINUTE }], breaks);
        const setting = { required, checks: [] };
        const one = assess(DEFAULT_RULE, setting, somebody({ stays }));
        const two = assess(DEFAULT_RULE, setting, somebody({ stays: [...stays, more] }));
        expect(one.presentMs).toBeLessThanOrEqual(one.requiredMs);
        expect(two.presentMs).toBeGreaterThanOrEqual(one.presentMs);
        const again = assess(DEFAULT_RULE, setting, somebody({ stays: [...stays, ...stays] }));
        expect(again).toEqual(one);
      }),
    );
  });

  it("holds to the very minute, and isn't rounded up", () => {
    const stay = (minutes: number) => somebody({ stays: [{ from: 0, until: minutes * MINUTE }] });
    expect(assess(DEFAULT_RULE, room, stay(48)).proposed).toBe("attended");
    expect(
      assess(DEFAULT_RULE, room, { ...stay(0), stays: [{ from: 0, until: 48 * MINUTE - 1 }] }),
    ).toMatchObject({
      ...{ proposed: "absent", reasons: ["too-short"] },
    });
  });

  it("closes the gap of a reload, but not that of a lunch", () => {
    const stays = (gap: number) => [
      { from: 0, until: 20 * MINUTE },
      { from: 20 * MINUTE + gap, until: 60 * MINUTE },
    ];
    expect(assess(DEFAULT_RULE, room, somebody({ stays: stays(BRIDGED_MS) })).presentMs).toBe(60 * MINUTE);
    const lunch = assess(DEFAULT_RULE, room, somebody({ stays: stays(30 * MINUTE) }));
    expect(lunch).toMatchObject({ presentMs: 30 * MINUTE, proposed: "absent" });
  });

  it("asks of somebody only the check-ins that they had a seat for", () => {
    const checks = [1, 2, 3, 4].map((number) => ({
      ...{ number, from: number * 10 * MINUTE, until: number * 10 * MINUTE + 5 * MINUTE },
    }));
    const stays = [HOUR];
    const answered = (numbers: number[], joinedAt = 0) =>
      assess(DEFAULT_RULE, { ...room, checks }, somebody({ stays, joinedAt, answered: numbers }));
    expect(answered([1, 2, 3])).toMatchObject({ checksAsked: 4, proposed: "attended" });
    expect(answered([1, 2])).toMatchObject({ proposed: "absent", reasons: ["present", "checks-missed"] });
    expect(answered([3, 4], 26 * MINUTE)).toMatchObject({ checksAsked: 2, proposed: "attended" });
    // One that wasn't asked of them can't stand in for one that was.
    expect(answered([1, 9], 26 * MINUTE)).toMatchObject({ checksAnswered: 0, proposed: "absent" });
    expect(
      assess({ ...DEFAULT_RULE, checkPercent: 0 }, { ...room, checks }, somebody({ stays })).reasons,
    ).toEqual(["present"]);
  });

  it("takes a name on paper for what it is, and shows the rest beside it", () => {
    expect(assess(DEFAULT_RULE, room, somebody({ paper: true, joinedAt: Infinity }))).toMatchObject({
      ...{ proposed: "attended", reasons: ["paper", "too-short"] },
    });
  });
});

describe("the required time", () => {
  const day = { startsAt: 60 * MINUTE, endsAt: 240 * MINUTE, openedAt: 30 * MINUTE, closedAt: 250 * MINUTE };
  const tea = [{ from: 120 * MINUTE, until: 135 * MINUTE }];

  it("is what was planned, as far as the room was open, without the breaks unless they count", () => {
    expect(requiredTime(day, tea, DEFAULT_RULE)).toEqual([
      { from: 60 * MINUTE, until: 120 * MINUTE },
      { from: 135 * MINUTE, until: 240 * MINUTE },
    ]);
    expect(lengthOf(requiredTime(day, tea, { ...DEFAULT_RULE, breaksCount: true }))).toBe(180 * MINUTE);
    expect(requiredTime({ ...day, closedAt: 200 * MINUTE }, [], DEFAULT_RULE)).toEqual([
      { from: 60 * MINUTE, until: 200 * MINUTE },
    ]);
  });

  it("is the time that the room was open where it was held at another time than planned", () => {
    const late = { ...day, openedAt: 900 * MINUTE, closedAt: 960 * MINUTE };
    expect(requiredTime(late, [], DEFAULT_RULE)).toEqual([{ from: 900 * MINUTE, until: 960 * MINUTE }]);
  });
});

it("refuses a rule that nobody could fail, or nobody fulfil", () => {
  const read = (presentPercent: string, checkPercent: string) =>
    ruleForm.safeParse({ presentPercent, checkPercent }).success;
  expect(read("80", "75")).toBe(true);
  expect(read("80", "0")).toBe(true);
  for (const [present, checks] of [
    ["0", "75"],
    ["101", "75"],
    ["80", "-1"],
    ["abc", "75"],
    ["80", "7.5"],
  ] as const)
    expect(read(present, checks)).toBe(false);
});
