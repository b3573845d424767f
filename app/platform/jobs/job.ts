import type { z } from "zod";

/** Ids and codes that say what is to be done. No names, no addresses: whoever looks after the queue sees them. */
export type Payload = Record<string, string | number | boolean | null>;

/** A job under way, as the one who does it sees it. */
export type JobUnderWay = {
  id: string;
  key: string;
  /** Which try this is, from 1. */
  attempt: number;
  /** ISO, UTC: when it was put down. */
  createdAt: string;
  /** Fires when the lease is lost, or the process stops and can't wait any longer. */
  signal: AbortSignal;
};

/** A kind of job: how often it is tried, and what does it. */
export type JobKind<P extends Payload = Payload> = {
  kind: string;
  payload: z.ZodType<P>;
  /** After so many failed tries it is dead: an operator has to look. */
  attempts: number;
  /** So many of this kind one process has under way at most: for what is slow, so that mail doesn't wait behind it. */
  atOnce?: number;
  /** Milliseconds before the second try, doubled for each further one, up to `most`. */
  wait: { first: number; most: number };
  /**
   * Does it. It may be begun again after a crash, so it must bear that.
   * @throws JobError with `final` where another try is of no use; anything else is tried again
   */
  run: (payload: P, job: JobUnderWay) => Promise<void>;
};

/** Something that is to be done again and again: one job a slot, whichever process puts it down first. */
export type Schedule = { kind: string; everyMs: number };

/** Keeps the payload's type between its schema and what reads it, and forgets it for those who only pass it on. */
export function jobKind<P extends Payload>(kind: JobKind<P>): JobKind {
  return kind as unknown as JobKind;
}

/** What a job failed of, as a code that an operator may see. */
export class JobError extends Error {
  override name = "JobError";
  readonly code: string;
  readonly final: boolean;

  /** @param options.final true where another try is of no use */
  constructor(code: string, options: { final?: boolean } = {}) {
    super(code);
    this.code = code;
    this.final = options.final ?? false;
  }
}

/** Codes as systems give them (`ECONNREFUSED`, `smtp-451`) and names of errors; never a sentence, which may name people. */
const CODE = /^[A-Za-z][\w-]{0,59}$/;

/** What an error is called. Its message isn't kept: it may hold an address, or what somebody wrote. */
export function causeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === "string" && CODE.test(code)) return code;
  return typeof name === "string" && CODE.test(name) ? name : "error";
}

/**
 * How long to wait after a failed try, in milliseconds. Half of it is left to chance, so that what failed together
 * isn't tried together.
 * @param attempt the try that failed, from 1
 * @param chance from 0 to 1
 */
export function waitAfter(attempt: number, wait: JobKind["wait"], chance: number): number {
  const whole = Math.min(wait.most, wait.first * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + chance / 2));
}

/** The key of a schedule's job at a moment, the same for every process that asks within the slot. */
export function slotKey({ kind, everyMs }: Schedule, atMs: number): string {
  return `${kind}@${new Date(Math.floor(atMs / everyMs) * everyMs).toISOString()}`;
}
