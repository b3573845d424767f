import type { ModelErrorKind } from "./provider.ts";
import { ModelError } from "./provider.ts";

/** How long a run may wait, in milliseconds. */
export type Limits = {
  connectMs: number;
  firstTokenMs: number;
  /** Between two tokens; what a server sends to keep the line open is none. */
  idleMs: number;
  /** For everything, retries included. */
  totalMs: number;
};

/** `rest`: what matters is known, and only an answer's usage or an error's words are still to come. */
export type Phase = "connect" | "first-token" | "idle" | "rest";

/** The rest isn't worth a longer wait. */
const REST_MS = 1000;

const PHASES: Record<Phase, { kind: ModelErrorKind; says: string; allowed: (limits: Limits) => number }> = {
  connect: {
    kind: "connect-timeout",
    says: "no connection to the model",
    allowed: ({ connectMs }) => connectMs,
  },
  "first-token": {
    kind: "first-token-timeout",
    says: "no first token",
    allowed: ({ firstTokenMs }) => firstTokenMs,
  },
  idle: { kind: "idle-timeout", says: "no further token", allowed: ({ idleMs }) => idleMs },
  rest: {
    kind: "idle-timeout",
    says: "no end of the answer",
    allowed: ({ idleMs }) => Math.min(idleMs, REST_MS),
  },
};

/**
 * Watches over one call to a model: tells which limit struck. Time counts only while we wait for the model, not
 * while whoever reads the answer takes his time.
 */
export class PhaseWatch {
  readonly #limits: Limits;
  readonly #strike: (error: ModelError) => void;
  #phase: Phase = "connect";
  #spent = 0;
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: Limits, strike: (error: ModelError) => void) {
    this.#limits = limits;
    this.#strike = strike;
  }

  /** A phase begins, from nothing; the one before is over. */
  enter(phase: Phase): void {
    const waiting = this.#since !== null;
    this.pause();
    this.#phase = phase;
    this.#spent = 0;
    if (waiting) this.wait();
  }

  wait(): void {
    if (this.#since !== null) return;
    const { kind, says, allowed: allowedBy } = PHASES[this.#phase];
    const allowed = allowedBy(this.#limits);
    this.#since = performance.now();
    this.#timer = setTimeout(
      () => this.#strike(new ModelError(kind, `${says} within ${allowed} ms`)),
      Math.max(0, allowed - this.#spent),
    );
  }

  pause(): void {
    clearTimeout(this.#timer);
    if (this.#since !== null) this.#spent += performance.now() - this.#since;
    this.#since = null;
  }
}
