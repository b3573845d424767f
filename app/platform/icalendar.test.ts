import fc from "fast-check";
import { expect, it } from "vitest";
import type { CalendarEvent } from "./icalendar.ts";
import { calendarFile } from "./icalendar.ts";

const EVENT: CalendarEvent = {
  ...{ uid: "w1@academy.example", sequence: 2, stampedAt: "2026-11-01T02:03:04.567Z" },
  ...{ startsAt: "2026-11-24T01:00:00.000Z", endsAt: "2026-11-24T04:00:00.000Z" },
  ...{ title: "提示詞寫作工作坊", place: "301 教室", description: "第一行\n第二行" },
  link: "https://academy.example/workshops/w1/registration",
  organiser: { name: "公務 AI 學堂", address: "noreply@academy.example" },
  attendee: { name: "林佳怡", address: "lin@county.example" },
};

/** The file's properties as a calendar reads them: unfolded, a line each. */
const unfolded = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");
/** A value of type TEXT as a calendar shows it. */
const shown = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? "\n" : character));

it("says when in Taipei's own time, and what a calendar is to do", () => {
  const lines = unfolded(calendarFile("REQUEST", EVENT));
  expect(lines).toEqual(
    expect.arrayContaining([
      ...["METHOD:REQUEST", "UID:w1@academy.example", "SEQUENCE:2", "DTSTAMP:20261101T020304Z"],
      ...["DTSTART;TZID=Asia/Taipei:20261124T090000", "DTEND;TZID=Asia/Taipei:20261124T120000"],
      ...["TZID:Asia/Taipei", "TZOFFSETTO:+0800", "STATUS:CONFIRMED", "DESCRIPTION:第一行\\n第二行"],
      'ORGANIZER;CN="公務 AI 學堂":mailto:noreply@academy.example',
      'ATTENDEE;CN="林佳怡";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:lin@county.example',
    ]),
  );
  expect(unfolded(calendarFile("CANCEL", EVENT))).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "UID:w1@academy.example"]),
  );
  expect(calendarFile("PUBLISH", { ...EVENT, attendee: null, place: "" })).not.toMatch(/ATTENDEE|LOCATION/);
});

it("folds at 75 octets and cuts no character, and what is read back is what was written", () => {
  const words = fc
    .string({ unit: "grapheme", maxLength: 200 })
    .filter((text) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text));
  fc.assert(
    fc.property(words, words, (title, place) => {
      const file = calendarFile("REQUEST", { ...EVENT, title, place });
      for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const summary = unfolded(file).find((line) => line.startsWith("SUMMARY:"));
      expect(shown((summary ?? "").slice("SUMMARY:".length))).toBe(title);
    }),
  );
});

it("lets no text become another property, and no name another parameter", () => {
  const file = calendarFile("REQUEST", {
    ...EVENT,
    title: "講座\r\nATTENDEE:mailto:evil@example.com;,\\ \u202Eevil\u2028X:1",
    organiser: { name: '";X=1:mailto:evil\r\nX-EVIL:1', address: "a@b.example\r\nX-EVIL:2" },
    link: "https://a.example/\r\nX-EVIL:3",
  });
  const lines = unfolded(file);
  expect(lines.filter((line) => /^X-EVIL|^X:/.test(line))).toEqual([]);
  expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toHaveLength(1);
  expect(lines).toContain("SUMMARY:講座\\nATTENDEE:mailto:evil@example.com\\;\\,\\\\ evil\\nX:1");
  expect(lines.find((line) => line.startsWith("ORGANIZER"))).toMatch(
    /^ORGANIZER;CN="[^"]*":mailto:a@b\.example X-EVIL:2$/,
  );
  expect(file).not.toContain("\u202E");
});
