/** Hands values from callbacks to one who waits for them, in order; a failure overtakes what still lies there. */
export class Mailbox<T> {
  #values: T[] = [];
  #failure: { error: unknown } | null = null;
  #wake: (() => void) | null = null;

  post(value: T): void {
    if (this.#failure) return;
    this.#values.push(value);
    this.#wake?.();
  }

  /** The first failure counts. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake?.();
  }

  /** The next value. Rejects once there is a failure. For one reader at a time. */
  async next(): Promise<T> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const [value] = this.#values;
      if (this.#values.length > 0) {
        this.#values.shift();
        return value as T;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}
