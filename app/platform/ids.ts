import { nowMs } from "./clock.ts";

let lastMs = 0;
let made = 0;

/**
 * A new identifier: UUID version 7 (RFC 9562), so that rows made one after another lie side by side in an index.
 * Those that a process makes within a millisecond are counted, as the RFC allows: a list in their order tells what
 * came first, though several changes of a transaction share their time. The other 62 bits are random, taken from a
 * version 4 UUID: the platform keeps a store of randomness for these, and asking for bytes takes ten times as long.
 */
export function newId(): string {
  const ms = nowMs();
  made = ms === lastMs ? Math.min(made + 1, 0xfff) : 0;
  lastMs = ms;
  const time = ms.toString(16).padStart(12, "0");
  const count = made.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}${crypto.randomUUID().slice(18)}`;
}
