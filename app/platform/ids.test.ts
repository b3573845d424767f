import { afterEach, expect, it } from "vitest";
import { travelTo } from "./clock.ts";
import { newId } from "./ids.ts";

afterEach(() => travelTo(null));

it("makes UUIDs of version 7 that begin with their time", () => {
  travelTo("2026-11-24T01:02:03.004Z");
  const id = newId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.slice(0, 13).replace("-", ""), 16)).toBe(Date.parse("2026-11-24T01:02:03.004Z"));
});

it("keeps the order in which they were made, also within a millisecond", () => {
  travelTo("2026-11-24T01:02:03.004Z");
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.toSorted()).toEqual(ids);
});

it("makes none twice, however many a millisecond gets", () => {
  travelTo("2026-11-24T01:02:03.004Z");
  const ids = Array.from({ length: 10_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
});
