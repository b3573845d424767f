import { describe, expect, it } from "vitest";
import { dayOf, formatDay, formatDayShort, formatHours, formatTime } from "./calendar.ts";

describe("days in Taipei", () => {
  it("turns over at midnight in Taipei, not in Greenwich", () => {
    expect(dayOf("2026-11-23T15:59:59.999Z")).toEqual({ year: 2026, month: 11, day: 23 });
    expect(dayOf("2026-11-23T16:00:00.000Z")).toEqual({ year: 2026, month: 11, day: 24 });
    expect(dayOf("2026-12-31T16:00:00.000Z")).toEqual({ year: 2027, month: 1, day: 1 });
  });

  it("takes a plain day as it is", () => {
    expect(dayOf("2026-11-24")).toEqual({ year: 2026, month: 11, day: 24 });
  });

  it("writes both calendars", () => {
    expect(formatDay("2026-11-24T03:00:00.000Z", "zh-TW")).toBe("民國115年11月24日");
    expect(formatDay("2026-11-24T03:00:00.000Z", "en")).toBe("24 November 2026");
    expect(formatDayShort("2026-03-05", "zh-TW")).toBe("115.03.05");
    expect(formatDayShort("2026-03-05", "en")).toBe("2026-03-05");
    expect(formatTime("2026-11-24T02:41:00.000Z")).toBe("10:41");
  });

  it("has no year 0", () => {
    expect(formatDay("1912-01-01", "zh-TW")).toBe("民國1年1月1日");
    expect(formatDay("1911-12-31", "zh-TW")).toBe("民國前1年12月31日");
  });
});

it("writes hours with one decimal", () => {
  expect(formatHours(60)).toBe("1.0");
  expect(formatHours(90)).toBe("1.5");
});
