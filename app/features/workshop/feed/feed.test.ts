import { expect, it } from "vitest";
import type { RoomTry } from "../texts/shown-texts.ts";
import { failingChecks, newestOfEach } from "./feed.ts";

const one = (id: string, participantId: string, outcome: RoomTry["outcome"]): RoomTry => ({
  ...{ id, participantId, outcome, personId: participantId, name: participantId, seat: 1 },
  ...{ enrolmentId: "e", activityId: "a", kind: "run", number: null, at: "", note: null },
  ...{ passedChecks: 0, totalChecks: 2, afterSolution: false },
});
const check = (label: string, pass: boolean, weight = 1) => ({ label, pass, weight, gate: false });

it("counts a check once a person, of their newest try, and nobody who has passed or was only looking", () => {
  const newest = newestOfEach([
    one("4", "p1", "failed"),
    one("3", "p2", "failed"),
    one("2", "p3", "passed"),
    one("1", "p1", "failed"),
  ]);
  expect(newest.map(({ id }) => id)).toEqual(["4", "3", "2"]);
  const checks = new Map([
    ["4", [check("三點", false), check("三點", false), check("只是報告", false, 0)]],
    ["3", [check("三點", false), check("字數", false)]],
    ["2", [check("字數", false)]],
  ]);
  expect(failingChecks(newest, checks)).toEqual([
    { check: "三點", people: 2 },
    { check: "字數", people: 1 },
  ]);
});
