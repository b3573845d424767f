import { ModelError } from "./provider.ts";

/** Lets one at a time through, in order of arrival. */
export class Turns {
  readonly #most: number;
  #waiting: (() => void)[] = [];
  #busy = false;

  /** @param most that may wait; one more is turned away with a ModelError */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a place in the queue.
   * @param start called when the turn has come, at once if nobody is there
   * @returns leaves the queue, or ends the turn; to be called once. What it is given is waited for first.
   */
  enter(start: () => void): (afterwards?: Promise<void>) => void {
    if (this.#busy && this.#waiting.length >= this.#most) {
      throw new ModelError("overloaded", `${this.#waiting.length} runs are waiting for the model`);
    }
    this.#waiting.push(start);
    this.#next();
    return (afterwards) => {
      const place = this.#waiting.indexOf(start);
      if (place >= 0) this.#waiting.splice(place, 1);
      else void Promise.resolve(afterwards).then(() => this.#free());
    };
  }

  #free(): void {
    this.#busy = false;
    this.#next();
  }

  #next(): void {
    if (this.#busy) return;
    const start = this.#waiting.shift();
    if (!start) return;
    this.#busy = true;
    start();
  }
}
