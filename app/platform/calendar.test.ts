import { describe, expect, it } from "vitest";
import {
  dayOf,
  formatDay,
  formatDayIso,
  formatDayShort,
  formatHours,
  formatMinutes,
  formatTime,
} from "./calendar.ts";

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

  it("adds the other calendar where both are asked for", () => {
    const iso = "2026-11-24T03:00:00.000Z";
    expect(formatDay(iso, "zh-TW", "both")).toBe("民國115年11月24日（2026-11-24）");
    expect(formatDay(iso, "zh-TW", "gregorian")).toBe("2026年11月24日");
    expect(formatDay(iso, "en", "both")).toBe("24 November 2026 (ROC year 115)");
    expect(formatDay(iso, "en", "minguo")).toBe("24 November, ROC year 115");
    expect(formatDay("1911-10-10", "en", "both")).toBe("10 October 1911 (1 before the ROC)");
  });

  it("agrees with the zone database on the day, whatever the hour", () => {
    const taipei = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Taipei" });
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const iso = new Date(Date.UTC(2027, 0, 1, hour, 59, 59)).toISOString();
      expect(formatDayIso(iso)).toBe(taipei.format(new Date(iso)));
    }
  });

  it("has no year 0", () => {
    expect(formatDay("1912-01-01", "zh-TW")).toBe("民國1年1月1日");
    expect(formatDay("1911-12-31", "zh-TW")).toBe("民國前1年12月31日");
  });
});

it("writes minutes as people say them", () => {
  expect(formatMinutes(45, "zh-TW")).toBe("45 分鐘");
  expect(formatMinutes(60, "zh-TW")).toBe("1 小時");
  expect(formatMinutes(90, "zh-TW")).toBe("1 小時 30 分鐘");
  expect(formatMinutes(0, "zh-TW")).toBe("0 分鐘");
  expect(formatMinutes(61, "en")).toBe("1 hour 1 minute");
  expect(formatMinutes(120, "en")).toBe("2 hours");
  expect(formatMinutes(0, "en")).toBe("0 minutes");
});

it("writes hours with one decimal", () => {
  expect(formatHours(60)).toBe("1.0");
  expect(formatHours(90)).toBe("1.5");
});
