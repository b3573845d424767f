import type { AttendanceRule } from "./rule.ts";

/** From one instant to another, in ms since the epoch; `until` isn't in it. */
export type Span = { from: number; until: number };

/** A check-in that was asked for; it could be answered within its span. */
export type AskedCheck = Span & { number: number };

/** What is known of one person in one workshop, all by the server's clock. */
export type Evidence = {
  /** Each stay of each tab; they may overlap. */
  stays: readonly Span[];
  /** When they got their seat; infinite for whoever came by paper only. */
  joinedAt: number;
  /** Numbers of the check-ins that they answered. */
  answered: readonly number[];
  /** Whether they stand on the paper sheet. */
  paper: boolean;
};

/** What is the same for everybody: the time that is required, and what was asked. */
export type Setting = { required: readonly Span[]; checks: readonly AskedCheck[] };

export type AttendanceStatus = "attended" | "absent";

/** Why a status is proposed; each is said in words beside the figures. */
export type AttendanceReason = "paper" | "present" | "too-short" | "no-time" | "checks" | "checks-missed";

export type Assessment = {
  requiredMs: number;
  presentMs: number;
  checksAsked: number;
  checksAnswered: number;
  paper: boolean;
  proposed: AttendanceStatus;
  reasons: AttendanceReason[];
};

/** A tab that was away for no longer has not been away: a reload, a lift, a network that changes. */
export const BRIDGED_MS = 120_000;

/** What belongs together, in order and without overlaps; gaps up to `bridged` are closed. */
export function merged(spans: readonly Span[], bridged = 0): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.until <= span.from) continue;
    const last = result.at(-1);
    if (last && span.from <= last.until + bridged) last.until = Math.max(last.until, span.until);
    else result.push({ ...span });
  }
  return result;
}

/** What is in both of two lists of spans. */
export function shared(a: readonly Span[], b: readonly Span[]): Span[] {
  const pieces = merged(a).flatMap((one) =>
    merged(b).map((other) => ({
      from: Math.max(one.from, other.from),
      until: Math.min(one.until, other.until),
    })),
  );
  return merged(pieces);
}

/** What is in the first list and not in the second. */
export function without(a: readonly Span[], b: readonly Span[]): Span[] {
  let left = merged(a);
  for (const cut of merged(b)) {
    left = left.flatMap((span) =>
      [
        { from: span.from, until: Math.min(span.until, cut.from) },
        { from: Math.max(span.from, cut.until), until: span.until },
      ].filter((piece) => piece.from < piece.until),
    );
  }
  return left;
}

export const lengthOf = (spans: readonly Span[]) =>
  merged(spans).reduce((sum, span) => sum + span.until - span.from, 0);

/**
 * What a rule makes of the evidence. The required time is the same for everybody; somebody who came late has missed
 * what was before. Only check-ins that they had a seat for are asked of them.
 */
export function assess(rule: AttendanceRule, setting: Setting, evidence: Evidence): Assessment {
  const required = merged(setting.required);
  const requiredMs = lengthOf(required);
  const presentMs = lengthOf(shared(merged(evidence.stays, BRIDGED_MS), required));
  const asked = setting.checks.filter((check) => check.until > evidence.joinedAt);
  const answered = asked.filter((check) => evidence.answered.includes(check.number));
  const enough = requiredMs > 0 && presentMs * 100 >= rule.presentPercent * requiredMs;
  const checked = answered.length * 100 >= rule.checkPercent * asked.length;
  const reasons: AttendanceReason[] = [requiredMs === 0 ? "no-time" : enough ? "present" : "too-short"];
  if (asked.length > 0 && rule.checkPercent > 0) reasons.push(checked ? "checks" : "checks-missed");
  return {
    ...{ requiredMs, presentMs, checksAsked: asked.length, checksAnswered: answered.length },
    paper: evidence.paper,
    proposed: evidence.paper || (enough && checked) ? "attended" : "absent",
    reasons: evidence.paper ? ["paper", ...reasons] : reasons,
  };
}

/** The times of a workshop's day that decide what is required, in ms. */
export type Day = { startsAt: number; endsAt: number; openedAt: number; closedAt: number };

/**
 * The time that is required: what was planned, as far as the room was open. Where the two don't touch (a workshop held on
 * another day), the time that the room was open.
 * @param breaks when the room was at a break
 */
export function requiredTime(day: Day, breaks: readonly Span[], rule: AttendanceRule): Span[] {
  const planned = {
    from: Math.max(day.openedAt, day.startsAt),
    until: Math.min(day.closedAt, day.endsAt),
  };
  const whole = planned.from < planned.until ? planned : { from: day.openedAt, until: day.closedAt };
  return rule.breaksCount ? merged([whole]) : without([whole], breaks);
}

/** Minutes as they are shown: those that are full. */
export const fullMinutes = (ms: number) => Math.floor(ms / 60_000);
