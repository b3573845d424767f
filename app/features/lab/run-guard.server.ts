/**
 * People with a run under way in this process. Several processes each have their own list, so with N of them
 * someone could have N runs at once: that bounds the load, which is all that this is for.
 */
const running = new Set<string>();

/**
 * Lets one run at a time of a person through.
 * @returns null while another is under way; else a wrapper that makes way when the run's events end
 */
export function oneRunAtATime(
  personId: string,
): { after<T>(events: AsyncIterable<T>): AsyncGenerator<T> } | null {
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
  };
}
