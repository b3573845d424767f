/** Somebody's place in line for a model. */
export type Place = {
  /** How many turns away it is: 1 is next, 0 that it is this one's turn. */
  readonly position: number;
  /** Resolves when the position has changed. Rejects with the signal's reason, having left the line. */
  moved(signal?: AbortSignal): Promise<void>;
  /** Leaves the line or ends the turn; the slot is free at once. Harmless when repeated. */
  leave(): void;
};

type Ticket = {
  who: string;
  round: number;
  state: "waiting" | "running" | "gone";
  wake: (() => void) | null;
};

/**
 * A line in front of a model with few slots, fair by person: everyone's first request comes before anyone's second
 * (start-time fair queueing, a round a request), and within a round the first to come is the first to go. So ten
 * requests of one person delay another's by the one that is already running, not by ten.
 */
export class FairQueue {
  readonly #slots: number;
  readonly #longest: number;
  readonly #waiting: Ticket[] = [];
  readonly #lastRound = new Map<string, number>();
  #running = 0;
  /** The round of the latest turn: a newcomer joins here, not at the end of the line. */
  #round = 0;

  /** @param limits.longest requests that may wait; one more is turned away */
  constructor(limits: { slots: number; longest: number }) {
    this.#slots = limits.slots;
    this.#longest = limits.longest;
  }

  /** How many have their turn now, and how many wait for it. */
  get standing(): { running: number; waiting: number } {
    return { running: this.#running, waiting: this.#waiting.length };
  }

  /** Joins the line. @returns null when it is full */
  join(who: string): Place | null {
    if (this.#waiting.length >= this.#longest) return null;
    const round = Math.max(this.#round, (this.#lastRound.get(who) ?? -1) + 1);
    this.#lastRound.set(who, round);
    const ticket: Ticket = { who, round, state: "waiting", wake: null };
    const at = this.#waiting.findIndex((other) => other.round > round);
    this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, ticket);
    this.#advance();
    const queue = this;
    return {
      get position() {
        return ticket.state === "waiting" ? queue.#waiting.indexOf(ticket) + 1 : 0;
      },
      moved: (signal) => queue.#moved(ticket, signal),
      leave: () => queue.#leave(ticket),
    };
  }

  #moved(ticket: Ticket, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) {
      this.#leave(ticket);
      return Promise.reject(signal.reason);
    }
    if (ticket.state !== "waiting") return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#leave(ticket);
        reject(signal?.reason);
      };
      ticket.wake = () => {
        ticket.wake = null;
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      signal?.addEventListener("abort", stop, { once: true });
    });
  }

  #leave(ticket: Ticket): void {
    if (ticket.state === "gone") return;
    if (ticket.state === "running") this.#running -= 1;
    else this.#waiting.splice(this.#waiting.indexOf(ticket), 1);
    ticket.state = "gone";
    this.#advance();
  }

  #advance(): void {
    while (this.#running < this.#slots) {
      const next = this.#waiting.shift();
      if (!next) break;
      next.state = "running";
      this.#running += 1;
      this.#round = next.round;
      next.wake?.();
    }
    this.#forget();
    for (const ticket of this.#waiting) ticket.wake?.();
  }

  /** A round before the present one puts nobody behind a newcomer any more: it needn't be remembered. */
  #forget(): void {
    if (this.#lastRound.size <= this.#longest) return;
    for (const [who, round] of this.#lastRound) if (round < this.#round) this.#lastRound.delete(who);
  }
}

/**
 * Waits for one's turn, yielding the position whenever it changes.
 * @returns the place, whose turn it is: `leave` it when done
 * @throws the signal's reason when it fires meanwhile
 */
export async function* inLine(place: Place, signal?: AbortSignal): AsyncGenerator<number, void> {
  for (let told = 0; place.position > 0; ) {
    if (place.position !== told) {
      told = place.position;
      yield told;
      // The position may have changed while the caller was busy with it.
      continue;
    }
    await place.moved(signal);
  }
}
