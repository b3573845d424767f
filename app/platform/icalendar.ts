/** iCalendar files (RFC 5545) with one event, as invitations by mail (RFC 5546) and as downloads. */

/** What a calendar is to do: add what somebody found, put down what they were invited to, or take it out. */
export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";

export type CalendarEvent = {
  /** The same for ever: by it a calendar finds the event again. */
  uid: string;
  /** Raised with each change. */
  sequence: number;
  /** When this was written down; instants are ISO and UTC. */
  stampedAt: string;
  startsAt: string;
  endsAt: string;
  title: string;
  place: string;
  description: string;
  /** The page that knows more. */
  link: string;
  organiser: { name: string; address: string };
  /** Whom an invitation is for; null in a download. */
  attendee: { name: string; address: string } | null;
};

/** Taipei keeps UTC+8 all year, so its time zone is one line. */
const TIME_ZONE = [
  ...["BEGIN:VTIMEZONE", "TZID:Asia/Taipei", "BEGIN:STANDARD", "DTSTART:19700101T000000"],
  ...["TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE"],
];

/** The file's text, folded, its lines ended as the format asks. */
export function calendarFile(method: CalendarMethod, event: CalendarEvent): string {
  const { organiser, attendee } = event;
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Public Service AI Academy//Workshops//EN"],
    ...["CALSCALE:GREGORIAN", `METHOD:${method}`, ...TIME_ZONE, "BEGIN:VEVENT"],
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stampedAt)}`,
    `DTSTART;TZID=Asia/Taipei:${inTaipei(event.startsAt)}`,
    `DTEND;TZID=Asia/Taipei:${inTaipei(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${unbroken(event.link)}`,
    `STATUS:${method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    `ORGANIZER;CN=${quoted(organiser.name)}:mailto:${unbroken(organiser.address)}`,
    ...(attendee
      ? [
          `ATTENDEE;CN=${quoted(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${unbroken(attendee.address)}`,
        ]
      : []),
    ...["END:VEVENT", "END:VCALENDAR"],
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** Controls, and what turns the direction of a line: neither is text. A line's end is one. */
const UNSEEN = /[^\P{Cc}\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A value of type TEXT. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "")
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n");
}

/** A parameter's value: it can hold no quotation mark, by no means of escaping. */
function quoted(text: string): string {
  return `"${unbroken(text.replaceAll('"', "'"))}"`;
}

/** What can't be escaped, in one line. */
function unbroken(text: string): string {
  return text.replace(UNSEEN, "").replace(/[\n\u2028\u2029]+/g, " ");
}

const utc = (iso: string) => new Date(iso).toISOString().replace(/[-:]|\.\d{3}/g, "");
const inTaipei = (iso: string) => utc(new Date(Date.parse(iso) + 8 * 3_600_000).toISOString()).slice(0, -1);

/** At most 75 octets a line; what is longer goes on in the next one, after a blank, and no character is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += length;
  }
  return [...parts, part].join("\r\n");
}
