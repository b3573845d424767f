import type { Workshop } from "../workshop.ts";
import type { Assessment, AttendanceStatus, Setting, Span } from "./evidence.ts";
import { assess, requiredTime } from "./evidence.ts";
import type { AttendanceRule } from "./rule.ts";

/** Somebody with a seat, and what is known of their presence. */
export type Attendee = {
  participantId: string;
  personId: string | null;
  name: string;
  employeeNumber: string | null;
  agencyId: string | null;
  agencyZh: string | null;
  agencyEn: string | null;
  seat: number;
  joinedAt: string;
  removed: boolean;
  stays: Span[];
  answered: number[];
  /** Who entered them from the paper sheet, and when. */
  paper: { at: string; by: string } | null;
};

/**
 * Whether attendance can be signed: the room is closed, or it was never opened and its planned end is past (the day when
 * nothing worked, with names on paper).
 */
export function isSignable(
  workshop: Pick<Workshop, "openedAt" | "closedAt" | "endsAt" | "cancelledAt">,
  at: string,
): boolean {
  // Nobody attends what doesn't take place.
  if (workshop.cancelledAt !== null) return false;
  return workshop.closedAt !== null || (workshop.openedAt === null && workshop.endsAt < at);
}

/** What is required of everybody. Of a room that isn't closed yet: up to now; of one that never was open: nothing. */
export function settingOf(
  workshop: Pick<Workshop, "startsAt" | "endsAt" | "openedAt" | "closedAt">,
  known: { rule: AttendanceRule; breaks: readonly Span[]; checks: Setting["checks"]; at: string },
): Setting {
  const { startsAt, endsAt, openedAt, closedAt } = workshop;
  if (openedAt === null) return { required: [], checks: [] };
  const opened = Date.parse(openedAt);
  const closed = Date.parse(closedAt ?? known.at);
  const day = {
    ...{ startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) },
    ...{ openedAt: opened, closedAt: closed },
  };
  const checks = known.checks
    .map((check) => ({
      number: check.number,
      from: Math.max(check.from, opened),
      until: Math.min(check.until, closed),
    }))
    .filter((check) => check.from < check.until);
  return { required: requiredTime(day, known.breaks, known.rule), checks };
}

/** What the rule makes of one person's evidence. */
export function assessAttendee(rule: AttendanceRule, setting: Setting, attendee: Attendee): Assessment {
  return assess(rule, setting, {
    stays: attendee.stays,
    joinedAt: Date.parse(attendee.joinedAt),
    answered: attendee.answered,
    paper: attendee.paper !== null,
  });
}

/** What was decided, as the page shows it. */
export type DecisionLine = {
  id: string;
  status: AttendanceStatus;
  proposed: AttendanceStatus;
  reason: string;
  /** The figures that it rests on. */
  evidence: {
    requiredMinutes: number;
    presentMinutes: number;
    checksAsked: number;
    checksAnswered: number;
    paper: boolean;
    reasons: string[];
  };
  decidedAt: string;
  decider: string;
  /** Whether it completed the course. */
  completed: boolean;
};

/** A line of the sign-off. */
export type AttendanceRow = {
  participantId: string;
  seat: number;
  name: string;
  employeeNumber: string | null;
  agency: string;
  /** Without an account: listed, but there is no record to sign for. */
  guest: boolean;
  removed: boolean;
  /** Whether it is the trainer who looks: somebody else signs for them. */
  self: boolean;
  assessment: Assessment;
  paper: { at: string; by: string } | null;
  decision: DecisionLine | null;
  /** Decisions that were superseded, oldest first. */
  earlier: DecisionLine[];
};

export type AttendancePageData = {
  workshop: Pick<Workshop, "id" | "title" | "startsAt" | "endsAt" | "place" | "openedAt" | "closedAt">;
  course: string | null;
  rule: AttendanceRule;
  ruleVersion: number;
  /** Minutes that were required, after breaks. */
  requiredMinutes: number;
  /** Whether whoever looks leads the workshop; HR reads and exports only. */
  leads: boolean;
  signable: boolean;
  /** Whether the raw presence is past its time: only decisions tell from then on. */
  presenceDays: number;
  rows: AttendanceRow[];
  /** Whether the password was typed lately; else it is asked for before the list leaves the house as a file. */
  proven: boolean;
};

/** What the page's action answered; fields are kept as they were sent. */
export type AttendanceAnswer = {
  intent: string;
  errors: Record<string, string>;
  values: Record<string, string>;
  /** How many were decided or entered. */
  count: number | null;
  /** Lines of the paper form that named nobody. */
  unknown: string[];
};
