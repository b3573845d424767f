/**
 * People with a run under way in this process. Several processes each have their own list, so with N of them
 * someone could have N runs at once: that bounds the load, which is all that this is for.
 */
const running = new Set<string>();

/** A person's turn at the model; it ends with the work that it was given. */
export type Turn = {
  after<T>(events: AsyncIterable<T>): AsyncGenerator<T>;
  during<T>(work: Promise<T>): Promise<T>;
};

/**
 * Lets one run at a time of a person through.
 * @returns null while another is under way; else a turn, to be used once
 */
export function oneRunAtATime(personId: string): Turn | null {
  if (running.has(personId)) return null;
  running.add(personId);
  return {
    async *after(events) {
      try {
        yield* events;
      } finally {
        running.delete(personId);
      }
    },
    during: (work) => work.finally(() => running.delete(personId)),
  };
}

const submissions = new Map<string, { key: string; result: Promise<unknown> }>();

/**
 * Lets one submission at a time of a person through. A second click of the same form waits for the first one's
 * result instead of asking the model again. (What makes it one attempt is the database, whatever this does.)
 * @param key tells the same form with the same text from any other
 * @returns null while a different submission of the person is under way
 */
export function oneSubmissionAtATime<T>(
  personId: string,
  key: string,
  submit: () => Promise<T>,
): Promise<T> | null {
  const other = submissions.get(personId);
  if (other) return other.key === key ? (other.result as Promise<T>) : null;
  const result = submit().finally(() => submissions.delete(personId));
  submissions.set(personId, { key, result });
  return result;
}
