import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";

/** argon2id, 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password into a PHC string; NFKC first, so that the same keys give the same password everywhere. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

const dummyHash = hashPassword(randomBytes(24).toString("base64url"));

/**
 * Whether a password fits a stored hash. Without one (unknown account) a dummy hash is verified all the same,
 * so that the answer costs the same time.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await dummyHash);
  const fits = await inTurn(() => verify(against, password.normalize("NFKC")));
  return stored !== null && fits;
}

/** A processor stays free for those who read, however many sign in at the same moment. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    // The turn goes to whoever waits longest; it is given up only where nobody does.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
