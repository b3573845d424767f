import { expect, it } from "vitest";
import { chineseDate } from "./chinese-date.ts";

it.each([
  ["2026-11-24T03:00:00.000Z", "中華民國一一五年十一月二十四日"],
  ["2026-10-10", "中華民國一一五年十月十日"],
  ["2011-01-31", "中華民國一〇〇年一月三十一日"],
  ["2026-12-31T16:00:00.000Z", "中華民國一一六年一月一日"],
])("writes %s as %s", (iso, written) => {
  expect(chineseDate(iso)).toBe(written);
});
