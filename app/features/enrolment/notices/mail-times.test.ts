import { describe, expect, it } from "vitest";
import { mailOf, mayMail, nextMailTime } from "./mail-times.ts";
import { checkOfficeCalendar } from "./office-calendar.server.ts";
import { isOfficeDay, missingYear, parseOfficeYear } from "./office-calendar.ts";

const { calendar, problems } = checkOfficeCalendar("content");
const window = { hours: { from: 8, until: 21 }, calendar };
/** An instant by the clock in Taipei. */
const taipei = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

describe("mails about notices", () => {
  it.each([
    ["2026-11-27", "07:59", false],
    ["2026-11-27", "08:00", true],
    ["2026-11-27", "20:59", true],
    ["2026-11-27", "21:00", false],
    ["2026-11-28", "10:00", false],
    ["2026-02-20", "10:00", false],
    ["2026-12-25", "10:00", false],
  ])("on %s at %s may go out: %s", (day, time, may) => {
    expect(mayMail(taipei(day, time), window)).toBe(may);
  });

  it("wait for the next office day: over a night, a weekend, the New Year", () => {
    const next = (day: string, time: string) => nextMailTime(taipei(day, time), window);
    expect(next("2026-11-26", "12:00")).toBe(taipei("2026-11-26", "12:00"));
    expect(next("2026-11-26", "06:00")).toBe(taipei("2026-11-26", "08:00"));
    expect(next("2026-11-26", "21:00")).toBe(taipei("2026-11-27", "08:00"));
    expect(next("2026-11-27", "21:30")).toBe(taipei("2026-11-30", "08:00"));
    expect(next("2026-02-13", "22:00")).toBe(taipei("2026-02-23", "08:00"));
  });

  it("are sent soon, or in the morning about what happened before it, or never", () => {
    const mail = (created: string, time: "soon" | "daily" | "never", at: string) =>
      mailOf(created, time, at, window.hours);
    const noon = taipei("2026-11-26", "12:00");
    expect(mail(noon, "soon", noon)).toBe("send");
    expect(mail(noon, "never", noon)).toBe("never");
    expect(mail(noon, "daily", taipei("2026-11-26", "20:45"))).toBe("wait");
    expect(mail(noon, "daily", taipei("2026-11-27", "08:00"))).toBe("send");
    // Where nothing ran in the morning, it is made up for during the day.
    expect(mail(noon, "daily", taipei("2026-11-27", "17:00"))).toBe("send");
    expect(mail(taipei("2026-11-01", "12:00"), "soon", noon)).toBe("never");
  });
});

describe("the calendar of working days", () => {
  const year = (text: string, file = "2027.yaml") => parseOfficeYear(file, text);
  const head = "source: x\nholidays:\n  - { day: 2027-01-01, zh-TW: 元旦, en: New Year }\n";

  it("as it is published has nothing wrong in it", () => {
    expect(problems).toEqual([]);
    expect(calendar.has(2026)).toBe(true);
  });

  it("knows Saturdays on which offices work", () => {
    const { days } = year(`${head}workdays: [2027-02-20]\n`);
    const known = new Map(days ? [[2027, days]] : []);
    expect(isOfficeDay("2027-02-20", known)).toBe(true);
    expect(isOfficeDay("2027-02-27", known)).toBe(false);
    expect(isOfficeDay("2027-01-01", known)).toBe(false);
  });

  it.each([
    [`${head}workdays: [2027-02-19]\n`, 4, "no Saturday or Sunday"],
    [`${head}workdays: [2026-02-21]\n`, 4, "no day of 2027"],
    [`${head}  - { day: 2027-01-01, zh-TW: 元旦, en: New Year }\nworkdays: []\n`, 3, "twice"],
    [`${head}  - { day: 2027-02-30, zh-TW: 某日, en: Some day }\nworkdays: []\n`, 4, "a day that exists"],
    ["source: x\nholidays: []\nworkdays: []\n", 2, ""],
  ])("names the line of what is wrong", (text, line, message) => {
    const { days, problems: found } = year(text);
    expect(days).toBeNull();
    expect(found[0]).toMatchObject({ file: "calendar/2027.yaml", line });
    expect(found[0]?.message).toContain(message);
  });

  it("of a year that isn't there leaves Mondays to Fridays, and is asked for in time", () => {
    expect(isOfficeDay("2031-01-01", calendar)).toBe(true);
    expect(isOfficeDay("2031-01-04", calendar)).toBe(false);
    expect(missingYear("2026-11-30", calendar)).toBeNull();
    expect(missingYear("2026-12-01", new Map([...calendar].filter(([known]) => known === 2026)))).toBe(2027);
    expect(missingYear("2031-05-01", calendar)).toBe(2031);
    expect(year(head, "next.yaml").problems[0]?.message).toContain("named after its year");
  });
});
