import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/** Runs a request so that what it writes into the audit says from where it came, however many run at the same time. */
export function fromAddress<T>(address: string, work: () => T): T {
  return storage.run(address, work);
}

/** The client's address of the request under way; null for a command, a job or a test that has none. */
export function requestAddress(): string | null {
  return storage.getStore() ?? null;
}
